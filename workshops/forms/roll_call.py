from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from workshops.choices import AttendanceStatus
from workshops.identities import Names
from workshops.marks import Roll
from workshops.marks_in_words import noted_by
from workshops.queries import RosterRow
from workshops.services.tapping import Tap

EVERYBODY = "everybody"
"""The name of the button that marks all others present."""


class TapForm(forms.Form):
    """What the script of the page sends for one tap."""

    uuid = forms.UUIDField()
    enrolment = forms.IntegerField(min_value=1)
    status = forms.ChoiceField(choices=AttendanceStatus.for_the_roll)
    ago = forms.IntegerField(min_value=0, max_value=7 * 24 * 3600 * 1000)
    """Milliseconds."""

    def tap(self) -> Tap:
        sent = self.cleaned_data
        return Tap(
            uuid=sent["uuid"],
            enrolment=sent["enrolment"],
            status=AttendanceStatus(sent["status"]),
            ago=dt.timedelta(milliseconds=sent["ago"]),
        )


@dataclass(frozen=True)
class RollCallLine:
    """`noted` says who else has marked the person, and when."""

    row: RosterRow
    names: Names | None
    field: forms.BoundField
    is_marked: bool
    noted: str


class RollCallForm(forms.Form):
    """One choice for each enrolled person, named by the key of the enrolment.

    `seen` travels with the page: how far it knew what others had marked.
    """

    def __init__(
        self,
        rows: list[RosterRow],
        *,
        roll: Roll,
        names: dict[int, Names],
        reader: User,
        data: Any = None,
    ) -> None:
        super().__init__(data)
        self.rows, self.roll, self.names, self.reader = rows, roll, names, reader
        self.current = roll.statuses()
        for row in rows:
            pk = row.enrolment.pk
            self.fields[f"m{pk}"] = forms.ChoiceField(
                choices=AttendanceStatus.for_the_roll,
                required=False,
                initial=self.current.get(pk),
                error_messages={"invalid_choice": _("Choose one of the five.")},
            )

    @property
    def lines(self) -> Iterator[RollCallLine]:
        for row in self.rows:
            pk = row.enrolment.pk
            names = self.names.get(row.participant.pk)
            noted = noted_by(self.roll, pk, reader=self.reader)
            yield RollCallLine(row, names, self[f"m{pk}"], pk in self.current, noted)

    @property
    def unmarked(self) -> int:
        return sum(row.enrolment.pk not in self.current for row in self.rows)

    @property
    def seen(self) -> int:
        """What the page that was sent had seen; a page without it has seen all."""
        sent = self.data.get("seen", "")
        return int(sent) if sent.isdecimal() and len(sent) < 19 else self.roll.newest

    @property
    def everybody(self) -> AttendanceStatus | None:
        return AttendanceStatus.PRESENT if EVERYBODY in self.data else None

    def statuses(self) -> dict[int, AttendanceStatus]:
        """What was chosen."""
        chosen = {
            row.enrolment.pk: self.cleaned_data[f"m{row.enrolment.pk}"]
            for row in self.rows
        }
        return {pk: AttendanceStatus(status) for pk, status in chosen.items() if status}
