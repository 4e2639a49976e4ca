from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import Item
from assessments.models.tally import SMALLEST_TALLY
from assessments.services.tallying import LARGEST_TALLY, Answered
from workshops.fields import NumberField


class TallyForm(forms.Form):
    """How many gave each answer to one question. An empty field is nobody."""

    def __init__(self, item: Item, data: Any = None) -> None:
        super().__init__(data)
        self.answers: dict[str, Answered] = {}
        for field in item.tally_fields():
            self._ask(field.name, field.label, (field.code, field.missing))

    def _ask(self, name: str, label: Any, answered: Answered) -> None:
        self.answers[name] = answered
        self.fields[name] = NumberField(
            label=label,
            required=False,
            min_value=0,
            max_value=LARGEST_TALLY,
            error_messages={
                "min_value": gettext_lazy("Write how many people: 0 or more."),
                "max_value": gettext_lazy("So many people are not in one room."),
            },
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and sum(self.counts.values()) < SMALLEST_TALLY:
            raise forms.ValidationError(
                _(
                    "Count at least 10 people together. In a smaller group everybody"
                    " knows who said what: use picture cards instead."
                )
            )
        return cleaned

    @property
    def counts(self) -> dict[Answered, int]:
        return {
            answered: self.cleaned_data.get(name) or 0
            for name, answered in self.answers.items()
        }
