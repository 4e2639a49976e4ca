from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import Card, Item
from assessments.models.items import Given


def can_be_tapped(item: Item) -> bool:
    """Whether one tap answers it: one of a few steps, and no secret."""
    steps = item.steps()
    return bool(steps) and not item.keeps_several and item.accepts(steps[0].code)


class GridForm(forms.Form):
    """One question for many cards. Who has not answered yet may be left out."""

    def __init__(self, item: Item, cards: Sequence[Card], data: Any = None) -> None:
        super().__init__(data)
        self.item, self.cards = item, list(cards)
        picks = [(str(step.code), step.label) for step in item.steps()]
        for card in self.cards if can_be_tapped(item) else []:
            self.fields[f"card{card.number}"] = forms.ChoiceField(
                choices=[*picks, *item.no_answers()],
                required=False,
                error_messages={"invalid_choice": _("Choose one of these.")},
            )

    @property
    def given(self) -> dict[Card, Given]:
        """What was tapped, by card."""
        picked = {
            card: self.cleaned_data.get(f"card{card.number}") for card in self.cards
        }
        return {
            card: self.item.given({"answer": answer})
            for card, answer in picked.items()
            if answer
        }
