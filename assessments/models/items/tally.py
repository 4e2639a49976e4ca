from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks import Group, ItemBlock
from assessments.choices import MissingReason
from assessments.models.items.base import Item
from assessments.models.items.options import (
    OptionsMixin,
    ScoredOptionBlock,
    options_of,
    steps_of,
)
from assessments.models.items.parts import Given, Step, Surroundings
from assessments.models.items.xlsform import Columns, XlsForm, in_tongues, survey_row
from curriculum.numerals import to_western
from workshops.fields import NumberField

MOST = 500


class TallyBlock(OptionsMixin, ItemBlock):
    choices = blocks.ListBlock(ScoredOptionBlock(), label=_("Answers"))

    class Meta:
        icon = "group"
        label = _("Counted in the group")
        group = Group.SEVERAL


class TallyItem(Item):
    """How many of a group gave each answer, as with a pocket chart. Nobody is matched.

    Kept in `Answer.text` as pairs of code and count, “1:12 2:3 dont_know:1”.
    """

    kind = "tally"
    block = TallyBlock
    template_name = "assessments/items/tally.html"
    is_scored = False

    choices: models.JSONField[Any, Any] = models.JSONField(_("choices"))

    class Meta:
        verbose_name = _("group count")
        verbose_name_plural = _("group counts")

    @classmethod
    def own_fields(
        cls, value: Mapping[str, Any], around: Surroundings
    ) -> dict[str, Any]:
        return {"choices": options_of(value["choices"], around)}

    def steps(self) -> list[Step]:
        return steps_of(self.choices)

    def accepts(self, code: int) -> bool:
        return False

    def accepts_text(self, text: str) -> bool:
        known = {field.name.removeprefix("count_") for field in self.tally_fields()}
        return bool(text) and set(counts_in(text)) <= known

    def form_fields(self) -> dict[str, forms.Field]:
        return {
            field.name: NumberField(
                required=False, min_value=0, max_value=MOST, label=field.label
            )
            for field in self.tally_fields()
        }

    def check_answer(self, cleaned: Mapping[str, Any]) -> None:
        fields = self.tally_fields()
        if all(field.name in cleaned for field in fields) and not any(
            cleaned[field.name] for field in fields
        ):
            raise ValidationError(_("Write how many people gave each answer."))

    def initial(self, *, code: int | None, text: str, missing: str) -> dict[str, Any]:
        return {f"count_{name}": count for name, count in counts_in(text).items()}

    def given(self, cleaned: Mapping[str, Any]) -> Given:
        counts = [
            (field.name.removeprefix("count_"), cleaned[field.name] or 0)
            for field in self.tally_fields()
        ]
        return Given(text=" ".join(f"{name}:{count}" for name, count in counts))

    def xlsform_rows(self) -> XlsForm:
        """A group with one whole number for each answer."""
        frame = survey_row(self, "begin_group", appearance="field-list")
        counts = [
            {
                "type": "integer",
                "name": f"{self.column}_{field.name.removeprefix('count_')}",
                **in_tongues("label", field.labels),
                "constraint": f". >= 0 and . <= {MOST}",
            }
            for field in self.tally_fields()
        ]
        return XlsForm([frame, *counts, {"type": "end_group", "name": frame["name"]}])

    def read_columns(self, columns: Columns) -> Given:
        """Nothing counted anywhere is left out; a gap beside a number is none."""
        names = [field.name.removeprefix("count_") for field in self.tally_fields()]
        counts = [(n, columns.get(f"{self.column}_{n}", "").strip()) for n in names]
        if not any(count for _name, count in counts):
            return Given(missing=MissingReason.SKIPPED)
        pairs = (f"{name}:{to_western(count) or 0}" for name, count in counts)
        return Given(text=" ".join(pairs))


def counts_in(text: str) -> dict[str, int]:
    """The counts of a kept tally by code or reason."""
    pairs = (pair.partition(":") for pair in text.split())
    return {name: int(count) for name, _colon, count in pairs}
