from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks import ScoredItemBlock
from assessments.models.items.base import Item, Step, Surroundings
from assessments.models.version import ResponseScale
from assessments.scales import agreement_key


class LikertBlock(ScoredItemBlock):
    points = blocks.ChoiceBlock(
        label=_("Steps"),
        choices=[("4", _("4 steps")), ("5", _("5 steps"))],
        default="5",
    )

    class Meta:
        icon = "form"
        label = _("Agreement in words")


class LikertItem(Item):
    """A statement with labelled steps of agreement, shared by the items of a scale."""

    kind = "likert"
    block = LikertBlock
    template_name = "assessments/items/likert.html"

    scale = models.ForeignKey(
        ResponseScale, models.CASCADE, related_name="+", verbose_name=_("scale")
    )

    class Meta:
        verbose_name = _("Likert item")
        verbose_name_plural = _("Likert items")

    @classmethod
    def scale_key(cls, value: Mapping[str, Any]) -> str:
        return agreement_key(value.get("points") or "5")

    @classmethod
    def own_fields(
        cls, value: Mapping[str, Any], around: Surroundings
    ) -> dict[str, Any]:
        return {"scale": around.scales[cls.scale_key(value)]}

    def steps(self) -> list[Step]:
        return [
            Step(point["code"], point["labels"], float(point["code"]))
            for point in self.scale.points
        ]
