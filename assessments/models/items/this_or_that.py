from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks import Group, ScoredItemBlock
from assessments.models.items.base import Item
from assessments.models.items.options import OptionBlock, options_of, steps_of
from assessments.models.items.parts import Step, Surroundings


class ThisOrThatBlock(ScoredItemBlock):
    this = OptionBlock(label=_("This"))
    that = OptionBlock(label=_("That"))
    better = blocks.ChoiceBlock(
        label=_("Which shows more respect for children's rights?"),
        choices=[("this", _("This")), ("that", _("That"))],
        default="this",
    )

    class Meta:
        icon = "rotate"
        label = _("This or that, for young children")
        group = Group.STATEMENTS


class ThisOrThatItem(Item):
    """Two things, one to be pointed at: for children from about four years.

    Codes: 1 is this, 2 is that. The better one scores 1, the other 0.
    """

    kind = "this_or_that"
    block = ThisOrThatBlock
    template_name = "assessments/items/this_or_that.html"

    choices: models.JSONField[Any, Any] = models.JSONField(_("choices"))

    class Meta:
        verbose_name = _("this-or-that item")
        verbose_name_plural = _("this-or-that items")

    @classmethod
    def own_fields(
        cls, value: Mapping[str, Any], around: Surroundings
    ) -> dict[str, Any]:
        two = options_of([value["this"], value["that"]], around)
        for code, (name, option) in enumerate(
            zip(("this", "that"), two, strict=True), start=1
        ):
            option["code"] = code
            option["score"] = float(name == (value.get("better") or "this"))
        return {"choices": two}

    def steps(self) -> list[Step]:
        return steps_of(self.choices)
