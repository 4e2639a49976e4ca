from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workshops.choices import AttendanceStatus
from workshops.identities import Names
from workshops.queries import RosterRow

EVERYBODY = "everybody"
"""The name of the button that marks all others present."""


@dataclass(frozen=True)
class RollCallLine:
    row: RosterRow
    names: Names | None
    field: forms.BoundField
    is_marked: bool


class RollCallForm(forms.Form):
    """One choice for each enrolled person, named by the key of the enrolment."""

    def __init__(
        self,
        rows: list[RosterRow],
        *,
        current: dict[int, AttendanceStatus],
        names: dict[int, Names],
        data: Any = None,
    ) -> None:
        super().__init__(data)
        self.rows, self.current, self.names = rows, current, names
        for row in rows:
            pk = row.enrolment.pk
            self.fields[f"m{pk}"] = forms.ChoiceField(
                choices=AttendanceStatus.choices,
                required=False,
                initial=current.get(pk),
                error_messages={"invalid_choice": _("Choose one of the four.")},
            )

    @property
    def lines(self) -> Iterator[RollCallLine]:
        for row in self.rows:
            pk = row.enrolment.pk
            names = self.names.get(row.participant.pk)
            yield RollCallLine(row, names, self[f"m{pk}"], pk in self.current)

    @property
    def unmarked(self) -> int:
        return sum(row.enrolment.pk not in self.current for row in self.rows)

    def statuses(self) -> dict[int, AttendanceStatus]:
        """What was chosen. With the button for everybody, who has no choice is present."""
        others = AttendanceStatus.PRESENT if EVERYBODY in self.data else None
        chosen = {
            row.enrolment.pk: self.cleaned_data[f"m{row.enrolment.pk}"] or others
            for row in self.rows
        }
        return {pk: AttendanceStatus(status) for pk, status in chosen.items() if status}
