from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks import Group, ScoredItemBlock
from assessments.models.items.base import Item
from assessments.models.items.options import (
    OptionsMixin,
    ScoredOptionBlock,
    options_of,
    steps_of,
)
from assessments.models.items.parts import Step, Surroundings


class ChoiceBlock(OptionsMixin, ScoredItemBlock):
    choices = blocks.ListBlock(ScoredOptionBlock(), label=_("Answers"))

    class Meta:
        icon = "list-ol"
        label = _("One of several answers")
        group = Group.STATEMENTS

    def problem_of(self, choices: list[Mapping[str, Any]]) -> str | None:
        problem = super().problem_of(choices)
        if problem is None and len({choice["score"] for choice in choices}) == 1:
            return gettext(
                "All answers have the same score. Give the better answer a higher one."
            )
        return problem


class ChoiceItem(Item):
    """One of several answers, each with a score of its own.

    `choices` is a list: `{"code": 1, "labels": {"bn": …, "en": …}, "score": 2.0}`.
    """

    kind = "choice"
    block = ChoiceBlock
    template_name = "assessments/items/choice.html"

    choices: models.JSONField[Any, Any] = models.JSONField(_("choices"))

    class Meta:
        verbose_name = _("choice item")
        verbose_name_plural = _("choice items")

    @classmethod
    def own_fields(
        cls, value: Mapping[str, Any], around: Surroundings
    ) -> dict[str, Any]:
        return {"choices": options_of(value["choices"], around)}

    def steps(self) -> list[Step]:
        return steps_of(self.choices)
