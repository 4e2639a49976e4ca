from __future__ import annotations

from collections import defaultdict
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from curriculum.numerals import in_digits_of
from workshops.choices import AttendanceStatus, EnrolmentState
from workshops.forms.plain import PlainForm
from workshops.queries import RosterRow
from workshops.row_numbers import Fault, Why, parse_rows

FIELDS = tuple(
    AttendanceStatus(value) for value, _label in AttendanceStatus.for_the_roll()
)


class RowNumbersField(forms.CharField):
    def __init__(self, **options: Any) -> None:
        attrs = {"inputmode": "text", "autocomplete": "off"}
        super().__init__(
            max_length=1000,
            required=False,
            widget=forms.TextInput(attrs=attrs),
            **options,
        )


class PaperForm(PlainForm):
    """The signed sheet of a session, typed in by its row numbers."""

    present = RowNumbersField(
        label=gettext_lazy("Present"),
        help_text=gettext_lazy("The row numbers, such as 1-14, 17, 19."),
    )
    late = RowNumbersField(label=gettext_lazy("Late"))
    left_early = RowNumbersField(label=gettext_lazy("Left early"))
    excused = RowNumbersField(label=gettext_lazy("Excused"))
    absent = RowNumbersField(label=gettext_lazy("Absent"))
    others_absent = forms.BooleanField(
        label=gettext_lazy("Everybody else on the list is absent"), required=False
    )

    def __init__(self, rows: list[RosterRow], data: Any = None) -> None:
        super().__init__(data)
        self.by_number = {row.enrolment.row_number: row.enrolment for row in rows}

    @property
    def last(self) -> int:
        return max(self.by_number, default=0)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        named: defaultdict[int, list[AttendanceStatus]] = defaultdict(list)
        for status in FIELDS:
            for number in self._rows_of(status, cleaned.get(status, "")):
                named[number].append(status)
        self._refuse_twice(named)
        self.named = {number: found[0] for number, found in named.items()}
        if not self.named and not cleaned.get("others_absent") and not self.errors:
            self.add_error("present", _("Write at least one row number."))
        return cleaned

    def statuses(self) -> dict[int, AttendanceStatus]:
        """By the enrolment, as `save_roll` takes it."""
        statuses = {self.by_number[row].pk: s for row, s in self.named.items()}
        if self.cleaned_data["others_absent"]:
            for enrolment in self.by_number.values():
                if enrolment.state == EnrolmentState.ENROLLED:
                    statuses.setdefault(enrolment.pk, AttendanceStatus.ABSENT)
        return statuses

    def _rows_of(self, status: AttendanceStatus, text: str) -> list[int]:
        rows = parse_rows(text, last=self.last)
        for fault in rows.faults:
            self.add_error(status, self._sentence(fault))
        good = []
        for number in sorted(rows.numbers):
            wrong = self._wrong_with(number)
            if wrong:
                self.add_error(status, wrong)
            else:
                good.append(number)
        return good

    def _wrong_with(self, number: int) -> str:
        """Why this row cannot be marked; "" when it can."""
        enrolment = self.by_number.get(number)
        row = {"row": in_digits_of(get_language(), number)}
        if enrolment is None:
            return _("Row %(row)s is not on the list.") % row
        if enrolment.state == EnrolmentState.WITHDRAWN:
            return _("Row %(row)s is no longer on the list. Leave it out.") % row
        if enrolment.state == EnrolmentState.PENDING:
            return (
                _("Row %(row)s still waits for consent. Write that down first.") % row
            )
        return ""

    def _refuse_twice(self, named: dict[int, list[AttendanceStatus]]) -> None:
        for number, found in sorted(named.items()):
            if len(found) > 1:
                sentence = _(
                    "Row %(row)s stands under “%(one)s” and under “%(two)s”. Leave it in"
                    " one."
                )
                words = {
                    "row": in_digits_of(get_language(), number),
                    "one": found[0].label,
                    "two": found[1].label,
                }
                self.add_error(found[1], sentence % words)

    def _sentence(self, fault: Fault) -> str:
        sentence = {
            Why.NO_NUMBER: _(
                "“%(words)s” is no row number. Write numbers such as 1-14, 17."
            ),
            Why.REVERSED: _(
                "%(words)s runs backwards. Write the smaller number first."
            ),
            Why.BEYOND: _("Row %(words)s: the sheet has rows 1 to %(last)s."),
        }[fault.why]
        language = get_language()
        return sentence % {
            "words": in_digits_of(language, fault.words),
            "last": in_digits_of(language, self.last),
        }
