from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks import Group, ItemBlock
from assessments.models.items.choice import ChoiceBlock
from assessments.models.items.faces import FacesBlock
from assessments.models.items.likert import LikertBlock
from assessments.models.items.parts import Part, Surroundings, both_languages
from assessments.models.items.section import ShownItem
from assessments.models.items.text import TextBlock
from assessments.models.items.xlsform import XlsForm, survey_row
from assessments.models.items.yes_no import YesNoBlock


class FollowUpsBlock(blocks.StreamBlock):
    likert = LikertBlock()
    choice = ChoiceBlock()
    faces = FacesBlock()
    yes_no = YesNoBlock()
    text = TextBlock()


class VignetteBlock(ItemBlock):
    story_bn = blocks.TextBlock(label=_("Story in Bangla"), rows=4)
    story_en = blocks.TextBlock(label=_("Story in English"), rows=4)
    follow_ups = FollowUpsBlock(label=_("Questions about the story"))

    class Meta:
        icon = "doc-full"
        label = _("A story with questions")
        group = Group.SEVERAL


class VignetteItem(ShownItem):
    """A story as picture, voice and words. The questions about it are items of their own.

    The story has a screen; each question shows it again on demand.
    """

    kind = "vignette"
    block = VignetteBlock
    template_name = "assessments/items/vignette.html"

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    @classmethod
    def own_fields(
        cls, value: Mapping[str, Any], around: Surroundings
    ) -> dict[str, Any]:
        return {"bodies": both_languages(value, "story")}

    @classmethod
    def parts_of(cls, value: Mapping[str, Any]) -> Iterator[Part]:
        for child in value.get("follow_ups") or []:
            yield Part(child.block_type, child.id, child.value)

    def xlsform_rows(self) -> XlsForm:
        """A group: the story as a note, then its questions."""
        story = survey_row(self, "note")
        frame = {"type": "begin_group", "name": f"{self.column}_story"}
        if story.get("relevant"):
            frame["relevant"] = story.pop("relevant")
        for column in [name for name in story if name.startswith("label::")]:
            language = "bn" if "(bn)" in column else "en"
            story[column] = f"{story[column]}\n\n{self.bodies[language]}"
        form = XlsForm([frame, story])
        for part in self.parts:
            form += part.xlsform_rows()
        return form + XlsForm([{"type": "end_group", "name": frame["name"]}])
