from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.access import administration_with
from assessments.cards import read_number
from assessments.models import Administration, Card
from assessments.self_codes import ELEMENTS
from curriculum.numerals import to_western

UNKNOWN = "unknown"

_WRONG_NUMBER = _(
    "This number cannot be right. Look at the card again and type every digit,"
    " the last one too."
)


class CodeForm(forms.Form):
    """Where somebody comes who typed the address without its end, or a wrong one."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("Six letters and digits. Your facilitator shows them."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocapitalize": "characters", "autocomplete": "off"}
        ),
        error_messages={
            "required": _("Type the code that your facilitator shows."),
            "max_length": _("A code has six letters and digits."),
        },
    )

    def clean_code(self) -> Administration:
        administration = administration_with(self.cleaned_data["code"])
        if administration is None:
            raise forms.ValidationError(
                _("No questions have this code. Look at it again and type it anew.")
            )
        return administration


class CardForm(forms.Form):
    number = forms.CharField(
        label=_("The number on your card"),
        help_text=_("If the card says 17-4, type 174."),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": _("Type the number that is on your card."),
            "max_length": _WRONG_NUMBER,
        },
    )

    def __init__(
        self, administration: Administration, *args: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.administration = administration

    def clean_number(self) -> Card:
        number = read_number(self.cleaned_data["number"])
        if number is None:
            raise forms.ValidationError(_WRONG_NUMBER)
        card = Card.objects.filter(
            workshop=self.administration.workshop, number=number
        ).first()
        if card is None:
            raise forms.ValidationError(
                _("No card of this workshop has this number. Ask the facilitator.")
            )
        return card


class PinForm(forms.Form):
    """Four digits, Bangla or not, chosen by the facilitator for this phone."""

    pin = forms.CharField(
        label=_("PIN of four digits"),
        max_length=8,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": _("Type four digits."),
            "max_length": _("Type four digits."),
        },
    )

    def clean_pin(self) -> str:
        pin = to_western(self.cleaned_data["pin"].strip())
        if not (len(pin) == 4 and pin.isascii() and pin.isdigit()):
            raise forms.ValidationError(_("Type four digits."))
        return pin


class SelfCodeForm(forms.Form):
    """Five questions about oneself, whose answers together are the code."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for element in ELEMENTS:
            self.fields[element.key] = forms.ChoiceField(
                label=element.label,
                choices=[*element.choices, (UNKNOWN, _("I don't know"))],
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Choose one, or choose “I don't know”."),
                    "invalid_choice": _("Choose one, or choose “I don't know”."),
                },
            )

    @property
    def given(self) -> dict[str, str]:
        """What was picked; a part that somebody does not know is left out."""
        return {
            key: picked
            for key, picked in self.cleaned_data.items()
            if picked != UNKNOWN
        }
