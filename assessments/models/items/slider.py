from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks import Group, ScoredItemBlock
from assessments.models.items.base import Item
from assessments.models.items.parts import Step, Surroundings, both_languages
from assessments.models.items.xlsform import XlsForm, survey_row
from curriculum.languages import in_language
from curriculum.numerals import to_bangla

LOWEST, HIGHEST = 0, 10


class SliderBlock(ScoredItemBlock):
    low_bn = blocks.CharBlock(label=_("What 0 means, in Bangla"), max_length=60)
    low_en = blocks.CharBlock(label=_("What 0 means, in English"), max_length=60)
    high_bn = blocks.CharBlock(label=_("What 10 means, in Bangla"), max_length=60)
    high_en = blocks.CharBlock(label=_("What 10 means, in English"), max_length=60)

    class Meta:
        icon = "arrow-right"
        label = _("From 0 to 10")
        group = Group.STATEMENTS


class SliderItem(Item):
    """A number from 0 to 10 with words at both ends, for adults who read.

    Eleven numbers to tap, so that it works without JavaScript and no thumb starts in
    the middle.
    """

    kind = "slider"
    block = SliderBlock
    template_name = "assessments/items/slider.html"

    lows: models.JSONField[Any, Any] = models.JSONField(_("what 0 means"))
    highs: models.JSONField[Any, Any] = models.JSONField(_("what 10 means"))

    class Meta:
        verbose_name = _("item from 0 to 10")
        verbose_name_plural = _("items from 0 to 10")

    @classmethod
    def own_fields(
        cls, value: Mapping[str, Any], around: Surroundings
    ) -> dict[str, Any]:
        return {
            "lows": both_languages(value, "low"),
            "highs": both_languages(value, "high"),
        }

    @property
    def low(self) -> str:
        return in_language(self.lows, get_language())

    @property
    def high(self) -> str:
        return in_language(self.highs, get_language())

    def steps(self) -> list[Step]:
        return [
            Step(code, {"bn": to_bangla(str(code)), "en": str(code)}, float(code))
            for code in range(LOWEST, HIGHEST + 1)
        ]

    def xlsform_rows(self) -> XlsForm:
        row = survey_row(
            self, "range", parameters=f"start={LOWEST} end={HIGHEST} step=1"
        )
        return XlsForm([row])
