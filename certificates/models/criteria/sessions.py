from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from certificates.attendance import SessionsAttended, sessions_attended
from certificates.choices import MustAttend
from certificates.models.criteria.base import Criterion
from curriculum.numerals import in_digits_of
from workshops.models import Enrolment, Session
from workshops.row_numbers import parse_rows, write_rows

_LAST_NUMBER = 200


class SessionsCriterion(Criterion):
    """Came to certain sessions: the first, the last, or those with certain numbers.

    A number that a workshop does not have, or whose session was cancelled, asks nothing
    there: one design serves workshops of different lengths.
    """

    asked = ("which", "numbers")

    which = models.CharField(
        _("sessions that nobody may miss"),
        max_length=10,
        choices=MustAttend.choices,
        default=MustAttend.LAST,
    )
    numbers = models.CharField(
        _("their numbers"),
        max_length=100,
        blank=True,
        help_text=_("Such as 1-3, 6. Bangla digits are fine."),
    )

    class Meta:
        verbose_name = _("criterion of certain sessions")
        verbose_name_plural = _("criteria of certain sessions")

    def clean(self) -> None:
        if self.which != MustAttend.NUMBERS:
            self.numbers = ""
            return
        rows = parse_rows(self.numbers, last=_LAST_NUMBER)
        if rows.faults or not rows.numbers or min(rows.numbers) < 1:
            raise ValidationError(
                {"numbers": _("Write the numbers of the sessions, such as 1-3, 6.")}
            )
        self.numbers = write_rows(rows.numbers)

    @property
    def label(self) -> str:
        if self.which != MustAttend.NUMBERS:
            return gettext("Came to: %(which)s") % {
                "which": MustAttend(self.which).label
            }
        return gettext("Came to the sessions %(numbers)s") % {
            "numbers": in_digits_of(get_language(), self.numbers)
        }

    def unmet(self, enrolments: Sequence[Enrolment]) -> dict[int, str]:
        if not enrolments:
            return {}
        sessions = sessions_attended(enrolments[0].workshop)
        needed = self._needed(sessions)
        found = {}
        for enrolment in enrolments:
            came = sessions.came_to(enrolment.pk)
            missed = [each.number for each in needed if each.pk not in came]
            if missed:
                found[enrolment.pk] = _missed(missed)
        return found

    def _needed(self, sessions: SessionsAttended) -> list[Session]:
        counted = sessions.counted_sessions
        if self.which == MustAttend.NUMBERS:
            numbers = parse_rows(self.numbers, last=_LAST_NUMBER).numbers
            return [each for each in counted if each.number in numbers]
        return {
            MustAttend.FIRST: counted[:1],
            MustAttend.LAST: counted[-1:],
            MustAttend.BOTH: counted[:1] + counted[1:][-1:],
        }[MustAttend(self.which)]


def _missed(numbers: list[int]) -> str:
    return ngettext(
        "Missed session %(numbers)s, which is needed.",
        "Missed the sessions %(numbers)s, which are needed.",
        len(numbers),
    ) % {"numbers": in_digits_of(get_language(), write_rows(numbers))}
