from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from assessments.blocks import Group, ItemBlock
from assessments.models.items.base import NOTHING_PICKED, Item
from assessments.models.items.parts import Given, Surroundings, both_languages
from assessments.models.items.xlsform import XlsForm, survey_row
from curriculum.languages import in_language
from curriculum.numerals import in_digits_of
from workshops.fields import NumberField

LARGEST = 1_000_000


class NumberBlock(ItemBlock):
    optional = ItemBlock.optional | {"unit"}

    minimum = blocks.IntegerBlock(
        label=_("Smallest"), default=0, min_value=-LARGEST, max_value=LARGEST
    )
    maximum = blocks.IntegerBlock(
        label=_("Largest"), default=100, min_value=-LARGEST, max_value=LARGEST
    )
    unit_bn = blocks.CharBlock(label=_("Unit in Bangla"), required=False)
    unit_en = blocks.CharBlock(label=_("Unit in English"), required=False)

    class Meta:
        icon = "order"
        label = _("A number")
        group = Group.OTHER

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if self.is_deferred_validation or cleaned["minimum"] < cleaned["maximum"]:
            return cleaned
        sentence = _now("The largest must be more than the smallest.")
        raise StructBlockValidationError({"maximum": ValidationError(sentence)})


class NumberItem(Item):
    """How many or how much, as a whole number. Counted, never scored."""

    kind = "number"
    block = NumberBlock
    template_name = "assessments/items/number.html"
    is_scored = False

    minimum = models.IntegerField(_("smallest"), default=0)
    maximum = models.IntegerField(_("largest"), default=100)
    units: models.JSONField[Any, Any] = models.JSONField(
        _("unit by language"), default=dict, blank=True
    )

    class Meta:
        verbose_name = _("number item")
        verbose_name_plural = _("number items")

    @classmethod
    def own_fields(
        cls, value: Mapping[str, Any], around: Surroundings
    ) -> dict[str, Any]:
        smallest, largest = value.get("minimum"), value.get("maximum")
        return {
            "minimum": 0 if smallest is None else smallest,
            "maximum": 100 if largest is None else largest,
            "units": both_languages(value, "unit"),
        }

    @property
    def unit(self) -> str:
        return in_language(self.units, get_language())

    def accepts(self, code: int) -> bool:
        return self.minimum <= code <= self.maximum

    def form_fields(self) -> dict[str, forms.Field]:
        ends = {
            "low": in_digits_of(get_language(), self.minimum),
            "high": in_digits_of(get_language(), self.maximum),
        }
        outside = _now("Write a number from %(low)s to %(high)s.") % ends
        number = NumberField(
            required=False,
            min_value=self.minimum,
            max_value=self.maximum,
            error_messages={
                "min_value": outside,
                "max_value": outside,
                "invalid": outside,
            },
        )
        return {"number": number, "answer": self.no_answer_field()}

    def check_answer(self, cleaned: Mapping[str, Any]) -> None:
        """A number that is wrong has its own sentence already."""
        if "number" not in cleaned:
            return
        if cleaned["number"] is None and not cleaned.get("answer"):
            raise ValidationError(NOTHING_PICKED)

    def initial(self, *, code: int | None, text: str, missing: str) -> dict[str, Any]:
        return {"number": code, "answer": missing}

    def given(self, cleaned: Mapping[str, Any]) -> Given:
        if cleaned["number"] is None:
            return Given(missing=cleaned["answer"])
        return Given(code=cleaned["number"])

    def xlsform_rows(self) -> XlsForm:
        limits = f". >= {self.minimum} and . <= {self.maximum}"
        return XlsForm([survey_row(self, "integer", constraint=limits)])
