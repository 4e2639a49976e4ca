from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from assessments.blocks import Group, ScoredItemBlock
from assessments.models.items.base import Item
from assessments.models.items.parts import Step, Surroundings, WrittenScale
from assessments.models.version import ResponseScale
from assessments.scales import READY_SCALES, STEPS, as_points


def scale_blocks() -> dict[str, blocks.Block]:
    """How the steps of a statement are chosen: ready words, or a scale of one's own."""
    return {
        "words": blocks.ChoiceBlock(
            label=_("Words"),
            choices=[
                ("agreement", _("How much I agree")),
                ("frequency", _("How often")),
            ],
            default="agreement",
        ),
        "points": blocks.ChoiceBlock(
            label=_("Steps"), choices=[(steps, steps) for steps in STEPS], default="5"
        ),
        "scale": SnippetChooserBlock(
            "assessments.SharedScale",
            label=_("Another scale"),
            required=False,
            help_text=_(
                "Chosen here, it is used instead of the words and steps above."
            ),
        ),
    }


class LikertBlock(ScoredItemBlock):
    words, points, scale = scale_blocks().values()

    class Meta:
        icon = "form"
        label = _("Steps in words")
        group = Group.STATEMENTS


def scale_of(value: Mapping[str, Any]) -> WrittenScale:
    """The scale that a written statement or matrix uses."""
    own = value.get("scale")
    if own is not None:
        return WrittenScale(f"own-{own.key}", own.frozen_points())
    words, points = value.get("words") or "agreement", value.get("points") or "5"
    key = f"{words}-{points}"
    return WrittenScale(key, as_points(READY_SCALES[key]))


class LikertItem(Item):
    """A statement with labelled steps, shared by the items of a scale."""

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
    def scale_of(cls, value: Mapping[str, Any]) -> WrittenScale:
        return scale_of(value)

    @classmethod
    def own_fields(
        cls, value: Mapping[str, Any], around: Surroundings
    ) -> dict[str, Any]:
        return {"scale": around.scales[scale_of(value).key]}

    def steps(self) -> list[Step]:
        return [
            Step(
                point["code"],
                point["labels"],
                float(point["code"]),
                picture=point.get("picture", ""),
                image=point.get("image", ""),
                audio=point.get("audio", {}),
            )
            for point in self.scale.points
        ]

    @property
    def xlsform_list(self) -> str:
        """Shared by all items of the scale that offer the same ways not to answer."""
        offers = "".join(reason[0] for reason, _words in self.no_answers())
        scale = self.scale.key.replace("-", "_")
        return f"{scale}_{offers}" if offers else scale
