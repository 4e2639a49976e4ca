from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from workshops.fields import NameField
from workshops.forms.plain import PlainForm
from workshops.models import Participant


class PeopleSearchForm(PlainForm):
    """Sent by POST: a name or number does not belong into an address."""

    wanted = NameField(
        label=_("Name, phone number or code"),
        help_text=_("In Bangla or English letters. One word of the name is enough."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "search"}),
        error_messages={"required": _("Write a name, a phone number or a code.")},
    )


class SamePersonForm(PlainForm):
    """What somebody decided about two entries."""

    KEEP_ONE, KEEP_OTHER, NOT_SAME = "keep_one", "keep_other", "not_same"

    one: forms.ModelChoiceField[Participant] = forms.ModelChoiceField(
        Participant.objects.none()
    )
    other: forms.ModelChoiceField[Participant] = forms.ModelChoiceField(
        Participant.objects.none()
    )
    decision = forms.ChoiceField(
        choices=[(name, name) for name in (KEEP_ONE, KEEP_OTHER, NOT_SAME)]
    )

    def __init__(self, data: Any, *, people: QuerySet[Participant]) -> None:
        super().__init__(data)
        for name in ("one", "other"):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = people

    def keep_and_remove(self) -> tuple[Participant, Participant] | None:
        """Who stays and who goes into it; None when they are two people."""
        one, other = self.pair()
        decision = self.cleaned_data["decision"]
        if decision == self.NOT_SAME:
            return None
        return (one, other) if decision == self.KEEP_ONE else (other, one)

    def pair(self) -> tuple[Participant, Participant]:
        return self.cleaned_data["one"], self.cleaned_data["other"]
