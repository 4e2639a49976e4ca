"""Typing in what stands on paper, one sheet after the other, with digits only."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from assessments.cards import read_number
from assessments.choices import MissingReason
from assessments.models import Item
from assessments.models.items import Given
from assessments.paper import NO_ANSWER_DIGITS
from curriculum.languages import normalise
from curriculum.numerals import in_digits_of, to_western

_WRONG_NUMBER = gettext_lazy(
    "This number cannot be right. Look at the card again and type every digit,"
    " the last one too."
)


class SheetForm(forms.Form):
    """The card number and one field for each question, in the order of the sheet.

    `uuid` makes a sheet that is sent twice one sheet. Whether the card is known and
    free is found out when it is counted: such a sheet is set aside, not refused.
    """

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    number = forms.CharField(
        label=gettext_lazy("Card number"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Type the number that is on the sheet."),
            "max_length": _WRONG_NUMBER,
        },
    )

    def __init__(self, items: Sequence[Item], data: Any = None) -> None:
        super().__init__(data, initial={"uuid": uuid.uuid4()})
        self.items = list(items)
        if data is None:
            self.fields["number"].widget.attrs["autofocus"] = True
        for item in self.items:
            self.fields[_name(item)] = _field(item)

    def clean_number(self) -> int:
        number = read_number(self.cleaned_data["number"])
        if number is None:
            raise forms.ValidationError(_WRONG_NUMBER)
        return number

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for item in self.items:
            name = _name(item)
            if name in cleaned:
                self._read(item, name, cleaned)
        return cleaned

    def _read(self, item: Item, name: str, cleaned: dict[str, Any]) -> None:
        try:
            cleaned[name] = given_of(item, cleaned[name])
        except forms.ValidationError as error:
            self.add_error(name, error)

    @property
    def given(self) -> dict[str, Given]:
        return {str(item.key): self.cleaned_data[_name(item)] for item in self.items}

    @property
    def rows(self) -> list[tuple[Item, forms.BoundField, str]]:
        """Each question with its field and what may be typed."""
        return [(item, self[_name(item)], allowed(item)) for item in self.items]


def given_of(item: Item, typed: str) -> Given:
    """What was typed for an item: a code, several, a sign for none, words, or nothing."""
    text = normalise(typed).strip()
    if not text:
        return Given(missing=MissingReason.SKIPPED)
    digits = to_western(text)
    if item.steps() and digits in (signs := _signs(item)):
        return Given(missing=signs[digits])
    if item.keeps_several:
        text = " ".join(digits.replace(",", " ").split())
    elif digits.isascii() and digits.isdigit() and item.accepts(int(digits)):
        return Given(code=int(digits))
    if item.accepts_text(text):
        return Given(text=text)
    raise forms.ValidationError(_refusal(item, typed))


def allowed(item: Item) -> str:
    """What may be typed, in the digits of the reader."""
    language = get_language()
    codes = [str(step.code) for step in item.steps()]
    signs = _signs(item) if codes else {}
    return ", ".join(in_digits_of(language, code) for code in [*codes, *signs])


def _signs(item: Item) -> dict[str, str]:
    """The two digits for each way not to answer that the item offers."""
    return {
        NO_ANSWER_DIGITS[MissingReason(reason)]: reason
        for reason, _words in item.no_answers()
    }


def _refusal(item: Item, typed: str) -> str:
    if not item.steps():
        return _("This is no answer to this question. Look at the sheet again.")
    sentence = _("%(typed)s is not on the sheet. Type one of: %(allowed)s.")
    return sentence % {"typed": typed, "allowed": allowed(item)}


def _name(item: Item) -> str:
    return f"q{item.number}"


def _field(item: Item) -> forms.CharField:
    attributes = {"autocomplete": "off"}
    longest = 2000
    if item.steps():
        attributes["inputmode"], longest = "numeric", 10
    return forms.CharField(
        label=item.prompt,
        required=False,
        max_length=longest,
        widget=forms.TextInput(attrs=attributes),
    )
