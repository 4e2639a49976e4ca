from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks import Group, ItemBlock
from assessments.models.items.base import NOTHING_PICKED, Item
from assessments.models.items.options import (
    ExclusiveOptionBlock,
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
    given_in,
    survey_row,
)
from curriculum.numerals import to_western


class MultipleBlock(OptionsMixin, ItemBlock):
    choices = blocks.ListBlock(ExclusiveOptionBlock(), label=_("Answers"))

    class Meta:
        icon = "tasks"
        label = _("Several of several answers")
        group = Group.OTHER


class MultipleItem(Item):
    """As many answers as apply. Counted, never scored: who ticks more does not agree more.

    Kept in `Answer.text` as the picked codes in the order shown, “1 4”.
    """

    kind = "multiple"
    block = MultipleBlock
    template_name = "assessments/items/multiple.html"
    is_scored = False
    keeps_several = True

    choices: models.JSONField[Any, Any] = models.JSONField(_("choices"))

    class Meta:
        verbose_name = _("item with several answers")
        verbose_name_plural = _("items with several answers")

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
        """Codes of ours, each once and in the order shown."""
        codes, shown = codes_in(text), [step.code for step in self.steps()]
        return codes != [] and codes == [code for code in shown if code in codes]

    @property
    def exclusive(self) -> set[int]:
        return {each["code"] for each in self.choices if each.get("exclusive")}

    def form_fields(self) -> dict[str, forms.Field]:
        picked = forms.MultipleChoiceField(
            required=False,
            choices=[(str(step.code), step.label) for step in self.steps()],
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "invalid_choice": NOTHING_PICKED,
                "invalid_list": NOTHING_PICKED,
            },
        )
        return {"picked": picked, "answer": self.no_answer_field()}

    def check_answer(self, cleaned: Mapping[str, Any]) -> None:
        picked = [int(code) for code in cleaned.get("picked", [])]
        if not picked and not cleaned.get("answer"):
            raise ValidationError(_("Choose one answer or more."))
        alone = self.exclusive.intersection(picked)
        if alone and len(picked) > 1:
            label = next(step.label for step in self.steps() if step.code in alone)
            raise ValidationError(
                _now("“%(answer)s” stands alone. Take away the others, or this one.")
                % {"answer": label}
            )

    def initial(self, *, code: int | None, text: str, missing: str) -> dict[str, Any]:
        return {"picked": text.split(), "answer": missing}

    def given(self, cleaned: Mapping[str, Any]) -> Given:
        """What was ticked counts more than a picked reason."""
        picked = {int(code) for code in cleaned["picked"]}
        if not picked:
            return Given(missing=cleaned["answer"])
        shown = [step.code for step in self.steps() if step.code in picked]
        return Given(text=codes_as_text(shown))

    def xlsform_rows(self) -> XlsForm:
        """A reason for no answer stands alone, and so does what is exclusive."""
        reasons = [reason for reason, _words in self.no_answers()]
        alone = [*sorted(self.exclusive), *reasons]
        row = survey_row(self, f"select_multiple {self.xlsform_list}")
        if alone:
            tests = [f"selected(., '{code}')" for code in alone]
            row["constraint"] = f"count-selected(.) = 1 or not({' or '.join(tests)})"
        choices = choice_rows(self.xlsform_list, self.steps(), self.no_answers())
        return XlsForm([row], choices)

    def read_columns(self, columns: Columns) -> Given:
        """In the order shown, whichever was ticked first."""
        given = given_in(columns.get(self.column, ""))
        if given.missing:
            return given
        ticked = to_western(columns[self.column]).split()
        shown = [str(step.code) for step in self.steps()]
        known = [code for code in shown if code in ticked]
        return Given(text=" ".join([*known, *(w for w in ticked if w not in known)]))
