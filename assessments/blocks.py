"""What staff write an instrument with. Publishing compiles these into items."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class SubscaleBlock(blocks.StructBlock):
    key = blocks.RegexBlock(
        regex=r"^[a-z][a-z0-9-]*$",
        label=_("Key"),
        help_text=_("Small letters and hyphens. Never change it afterwards."),
        error_messages={"invalid": _("Use small letters, digits and hyphens only.")},
    )
    name_bn = blocks.CharBlock(label=_("Name in Bangla"))
    name_en = blocks.CharBlock(label=_("Name in English"))

    class Meta:
        icon = "list-ul"
        label = _("Subscale")


class SubscalesBlock(blocks.StreamBlock):
    subscale = SubscaleBlock()

    class Meta:
        required = False


class ItemBlock(blocks.StructBlock):
    """What every kind of item has."""

    text_bn = blocks.CharBlock(label=_("Question in Bangla"), max_length=300)
    text_en = blocks.CharBlock(label=_("Question in English"), max_length=300)


class ScoredItemBlock(ItemBlock):
    subscale = blocks.CharBlock(
        label=_("Subscale"), required=False, help_text=_("The key of a subscale.")
    )
    is_reversed = blocks.BooleanBlock(
        label=_("Turned round"),
        required=False,
        help_text=_("Tick when agreeing is less respectful of children's rights."),
    )


class LikertBlock(ScoredItemBlock):
    points = blocks.ChoiceBlock(
        label=_("Steps"), choices=[("4", _("4 steps")), ("5", _("5 steps"))], default="5"
    )

    class Meta:
        icon = "form"
        label = _("Agreement in words")


class FacesBlock(ScoredItemBlock):
    class Meta:
        icon = "like"
        label = _("Thumbs")


class YesNoBlock(ScoredItemBlock):
    class Meta:
        icon = "check"
        label = _("Yes or no")


class ChoiceOptionBlock(blocks.StructBlock):
    label_bn = blocks.CharBlock(label=_("Answer in Bangla"))
    label_en = blocks.CharBlock(label=_("Answer in English"))
    score = blocks.DecimalBlock(label=_("Score"))


class ChoiceBlock(ScoredItemBlock):
    choices = blocks.ListBlock(ChoiceOptionBlock(), label=_("Answers"), min_num=2)

    class Meta:
        icon = "list-ol"
        label = _("One of several answers")


class TextBlock(ItemBlock):
    class Meta:
        icon = "edit"
        label = _("Open question")


class InstrumentItemsBlock(blocks.StreamBlock):
    likert = LikertBlock()
    faces = FacesBlock()
    yes_no = YesNoBlock()
    choice = ChoiceBlock()
    text = TextBlock()

    class Meta:
        min_num = 1
