from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from assessments.blocks import BothLanguagesBlock, ScoredItemBlock
from assessments.models.items.base import Item, Step, Surroundings, both_languages


class ChoiceOptionBlock(BothLanguagesBlock):
    label_bn = blocks.CharBlock(label=_("Answer in Bangla"))
    label_en = blocks.CharBlock(label=_("Answer in English"))
    score = blocks.DecimalBlock(label=_("Score"))


class ChoiceBlock(ScoredItemBlock):
    choices = blocks.ListBlock(ChoiceOptionBlock(), label=_("Answers"))

    class Meta:
        icon = "list-ol"
        label = _("One of several answers")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        problem = None if self.is_deferred_validation else _problem(cleaned["choices"])
        if problem is None:
            return cleaned
        error = ListBlockValidationError(non_block_errors=[ValidationError(problem)])
        raise StructBlockValidationError({"choices": error})


def _problem(choices: list[Mapping[str, Any]]) -> str | None:
    if len(choices) < 2:
        return gettext("Give at least two answers to choose from.")
    if len({choice["score"] for choice in choices}) == 1:
        return gettext(
            "All answers have the same score. Give the better answer a higher one."
        )
    return None


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
        choices = [
            {
                "code": code,
                "labels": both_languages(choice, "label"),
                "score": float(choice["score"] or 0),
            }
            for code, choice in enumerate(value["choices"], start=1)
        ]
        return {"choices": choices}

    def steps(self) -> list[Step]:
        return [
            Step(choice["code"], choice["labels"], float(choice["score"]))
            for choice in self.choices
        ]
