from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certificates.models import Design, NameCorrection
from certificates.names import PURPOSE, full_names
from certificates.queries import certificates_of, eligibility
from curriculum.languages import normalise
from workshops.forms.plain import PlainForm
from workshops.identities import Names, read_identities
from workshops.models import Enrolment, Workshop

_BANGLA = re.compile("[\u0980-\u09ff]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_LONGEST = 120


class PrintedNameForm(PlainForm):
    """The full name of one person in each script; one of them is enough."""

    name_bn = forms.CharField(
        label=gettext_lazy("Full name in Bangla"),
        required=False,
        widget=forms.TextInput(attrs={"lang": "bn", "autocomplete": "off"}),
    )
    name_latin = forms.CharField(
        label=gettext_lazy("Full name in English letters"),
        required=False,
        widget=forms.TextInput(attrs={"lang": "en", "autocomplete": "off"}),
    )

    def clean_name_bn(self) -> str:
        name = self._name("name_bn")
        if name and (not _BANGLA.search(name) or _LATIN.search(name)):
            raise forms.ValidationError(_("Write this name in Bangla letters only."))
        return name

    def clean_name_latin(self) -> str:
        name = self._name("name_latin")
        if name and (not _LATIN.search(name) or _BANGLA.search(name)):
            raise forms.ValidationError(_("Write this name in English letters only."))
        return name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            self.add_error(
                "name_bn", _("Write the full name in Bangla or in English letters.")
            )
        return cleaned

    def was_sent(self) -> bool:
        return self.add_prefix("name_bn") in self.data

    def _name(self, field: str) -> str:
        name = normalise(self.cleaned_data[field])
        if len(name) > _LONGEST:
            raise forms.ValidationError(
                _("This name is too long for the paper. Write at most 120 letters.")
            )
        return name


@dataclass(frozen=True)
class NameRow:
    enrolment: Enrolment
    call_name: str
    form: PrintedNameForm
    is_ready: bool
    """There is a full name to print."""
    was_corrected: bool


def name_rows(
    workshop: Workshop,
    design: Design | None,
    *,
    reader: User,
    typed: Mapping[str, str] | None = None,
) -> list[NameRow]:
    """In the order of the roster: all who have earned one but for their name."""
    if design is None:
        return []
    had = set(certificates_of(workshop).values_list("enrolment", flat=True))
    people = [
        person.enrolment
        for person in eligibility(workshop, design)
        if person.has_earned and person.enrolment.pk not in had
    ]
    known = read_identities(
        [each.participant for each in people], reader=reader, purpose=PURPOSE
    )
    corrections = NameCorrection.objects.filter(enrolment__in=people)
    corrected = set(corrections.values_list("enrolment", flat=True))
    rows = [
        _row(each, known.get(each.participant_id), typed, each.pk in corrected)
        for each in people
    ]
    # Somebody enrolled while the page was open has no fields in what was sent.
    return [row for row in rows if typed is None or row.form.was_sent()]


def _row(
    enrolment: Enrolment,
    names: Names | None,
    typed: Mapping[str, str] | None,
    was_corrected: bool,
) -> NameRow:
    known = {"name_bn": names.name_bn, "name_latin": names.name_latin} if names else {}
    return NameRow(
        enrolment=enrolment,
        call_name=names.call_name if names else enrolment.participant.code,
        form=PrintedNameForm(
            typed, initial=known, prefix=f"person-{enrolment.row_number}"
        ),
        is_ready=bool(full_names(names)),
        was_corrected=was_corrected,
    )
