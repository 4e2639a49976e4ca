from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks import Group, ScoredItemBlock
from assessments.choices import PictureSet
from assessments.models.items.base import Item
from assessments.models.items.parts import Step, Surroundings
from assessments.scales import DRAWINGS, PICTURED


def picture_set_block() -> blocks.ChoiceBlock:
    return blocks.ChoiceBlock(
        label=_("Pictures"),
        choices=PictureSet.choices,
        default=PictureSet.THUMBS,
        help_text=_("A smile means liking, not agreeing: use thumbs for statements."),
    )


def picture_steps_block() -> blocks.ChoiceBlock:
    return blocks.ChoiceBlock(
        label=_("Steps"),
        choices=[("3", _("3 steps")), ("4", _("4 steps")), ("5", _("5 steps"))],
        default="3",
    )


class FacesBlock(ScoredItemBlock):
    pictures = picture_set_block()
    points = picture_steps_block()

    class Meta:
        icon = "image"
        label = _("Thumbs, baskets or faces")
        group = Group.STATEMENTS


class PicturedItem(Item):
    """For items answered with a row of our drawings. Shapes differ, not colours."""

    pictures = models.CharField(
        _("pictures"),
        max_length=10,
        choices=PictureSet.choices,
        default=PictureSet.THUMBS,
    )
    points = models.PositiveSmallIntegerField(_("steps"), default=3)

    class Meta:
        abstract = True

    @classmethod
    def own_fields(
        cls, value: Mapping[str, Any], around: Surroundings
    ) -> dict[str, Any]:
        return {
            "pictures": value.get("pictures") or PictureSet.THUMBS,
            "points": int(value.get("points") or 3),
        }

    def steps(self) -> list[Step]:
        drawings = DRAWINGS[self.pictures][self.points]
        words = PICTURED[self.pictures][self.points]
        return [
            Step(code, labels, float(code), drawing)
            for (code, labels), drawing in zip(words, drawings, strict=True)
        ]


class FacesItem(PicturedItem):
    """A statement answered with a row of pictures, for people who do not read.

    Thumbs for agreement, baskets for how much, faces for liking: a smile means *like*
    and not *agree* (Chauchard 2013).
    """

    kind = "faces"
    block = FacesBlock
    template_name = "assessments/items/faces.html"

    class Meta:
        verbose_name = _("item with pictures")
        verbose_name_plural = _("items with pictures")
