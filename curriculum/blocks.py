"""What staff write a module with: sessions, activities, and blocks by role."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from curriculum.choices import BlockKind, Grouping, Role
from curriculum.rich_text import FEATURES


class ContentBlock(blocks.StructBlock):
    """A piece of an activity, for everybody, the facilitator or the participants."""

    role = blocks.ChoiceBlock(choices=Role.choices, default=Role.ALL, label=_("For"))
    kind = blocks.ChoiceBlock(
        choices=BlockKind.choices, default=BlockKind.TEXT, label=_("Kind")
    )
    text = blocks.RichTextBlock(features=FEATURES, label=_("Text"))
    source = blocks.CharBlock(
        required=False, label=_("Source"), help_text=_("The key of a source below.")
    )

    class Meta:
        icon = "pilcrow"
        label_format = "{role}: {text}"


class ActivityBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"))
    minutes = blocks.IntegerBlock(min_value=1, max_value=480, label=_("Minutes"))
    materials = blocks.CharBlock(required=False, label=_("Materials"))
    grouping = blocks.ChoiceBlock(
        choices=Grouping.choices, default=Grouping.WHOLE, label=_("Grouping")
    )
    blocks = blocks.ListBlock(ContentBlock(), min_num=1, label=_("Content"))

    class Meta:
        icon = "tasks"
        collapsed = True
        label_format = "{title} ({minutes})"


class SessionBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"))
    activities = blocks.ListBlock(ActivityBlock(), min_num=1, label=_("Activities"))

    class Meta:
        label_format = "{title}"


class SessionsBlock(blocks.StreamBlock):
    session = SessionBlock(icon="group", label=_("Session"))

    class Meta:
        min_num = 1


class ObjectivesBlock(blocks.StreamBlock):
    objective = blocks.CharBlock(icon="check", label=_("Objective"))


class SourceBlock(blocks.StructBlock):
    key = blocks.CharBlock(label=_("Key"))
    title = blocks.CharBlock(label=_("Title"))
    detail = blocks.CharBlock(label=_("Article, section or page"))
    url = blocks.URLBlock(required=False, label=_("Address"))

    class Meta:
        label_format = "{key}: {title}"


class SourcesBlock(blocks.StreamBlock):
    source = SourceBlock(icon="openquote", label=_("Source"))
