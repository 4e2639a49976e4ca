from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks import Group, ItemBlock
from assessments.models.items.base import Item
from assessments.models.items.options import (
    OptionBlock,
    OptionsMixin,
    options_of,
    steps_of,
)
from assessments.models.items.parts import (
    Given,
    Step,
    Surroundings,
    codes_as_text,
    codes_in,
)
from assessments.models.items.xlsform import (
    Columns,
    XlsForm,
    choice_rows,
    survey_row,
    words_in,
)
from curriculum.numerals import in_digits_of


class RankBlock(OptionsMixin, ItemBlock):
    most = 6

    choices = blocks.ListBlock(OptionBlock(), label=_("What is put in order"))

    class Meta:
        icon = "order"
        label = _("Put in order")
        group = Group.OTHER


class RankItem(Item):
    """Things put in order, the most important first. Never scored.

    Places depend on each other, so they cannot be added up. Kept in `Answer.text` as
    all codes from the first to the last place, “3 1 2”.
    """

    kind = "rank"
    block = RankBlock
    template_name = "assessments/items/rank.html"
    is_scored = False
    keeps_several = True

    choices: models.JSONField[Any, Any] = models.JSONField(_("choices"))

    class Meta:
        verbose_name = _("item to put in order")
        verbose_name_plural = _("items to put in order")

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
        return sorted(codes_in(text)) == sorted(step.code for step in self.steps())

    def form_fields(self) -> dict[str, forms.Field]:
        places = range(1, len(self.choices) + 1)
        numbers = [(str(n), in_digits_of(get_language(), n)) for n in places]
        fields: dict[str, forms.Field] = {
            f"place_{step.code}": forms.ChoiceField(
                required=False,
                choices=numbers,
                label=step.label,
                widget=forms.RadioSelect,
            )
            for step in self.steps()
        }
        return {**fields, "answer": self.no_answer_field()}

    def check_answer(self, cleaned: Mapping[str, Any]) -> None:
        places = [cleaned.get(f"place_{step.code}") for step in self.steps()]
        if all(places) and len(set(places)) == len(places):
            return
        if not any(places) and cleaned.get("answer"):
            return
        if all(places):
            raise ValidationError(_("Give each number once: 1 to what comes first."))
        raise ValidationError(_("Give every line a number: 1 to what comes first."))

    def initial(self, *, code: int | None, text: str, missing: str) -> dict[str, Any]:
        ranked = enumerate(codes_in(text), start=1)
        places = {f"place_{picked}": str(place) for place, picked in ranked}
        return {**places, "answer": missing}

    def given(self, cleaned: Mapping[str, Any]) -> Given:
        places = {
            step.code: cleaned[f"place_{step.code}"]
            for step in self.steps()
            if cleaned[f"place_{step.code}"]
        }
        if not places:
            return Given(missing=cleaned["answer"])
        return Given(text=codes_as_text(sorted(places, key=lambda c: int(places[c]))))

    def xlsform_rows(self) -> XlsForm:
        """ODK's rank gives the codes in order, as we keep them."""
        choices = choice_rows(self.xlsform_list, self.steps(), [])
        return XlsForm([survey_row(self, f"rank {self.xlsform_list}")], choices)

    def read_columns(self, columns: Columns) -> Given:
        return words_in(" ".join(columns.get(self.column, "").split()))
