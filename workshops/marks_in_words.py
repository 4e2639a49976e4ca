"""What is said about marks: who noted them, and whom two devices have marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from curriculum.numerals import in_digits_of
from workshops.clock import moment_in_words, time_in_words
from workshops.marks import Roll
from workshops.models import AttendanceMark
from workshops.people import name_of
from workshops.services.attending import Saved

MOST_LINES = 5


def noted_by(roll: Roll, enrolment: int, *, reader: User) -> str:
    """“Changed by Tapan at 10:12”, when it was not `reader` who did; else nothing."""
    own = roll.by_enrolment.get(enrolment)
    if not own or own[-1].marked_by_id == reader.pk:
        return ""
    sentence = _("Marked by %(name)s, %(time)s")
    if len(own) > 1:
        sentence = _("Changed by %(name)s, %(time)s")
    return sentence % _who_and_when(own[-1])


def after_saving(saved: Saved, rows: dict[int, int]) -> list[str]:
    """What the person who saved has to know about other devices.

    `rows` are the row numbers by enrolment; people are named by these only.
    """
    said = [_overtaken(mark, rows) for mark in saved.overtaken[:MOST_LINES]]
    more = len(saved.overtaken) - len(said)
    if more > 0:
        said.append(
            _count(
                ngettext(
                    "The same goes for %(number)s more person.",
                    "The same goes for %(number)s more people.",
                    more,
                ),
                more,
            )
        )
    if saved.meanwhile:
        sentence = ngettext(
            "%(number)s person was marked on another device meanwhile. That is kept.",
            "%(number)s people were marked on another device meanwhile. That is kept.",
            saved.meanwhile,
        )
        said.append(_count(sentence, saved.meanwhile))
    return said


def rows_in_words(numbers: Collection[int]) -> str:
    """“1, 2, 5” in the digits of the page."""
    words = ", ".join(str(number) for number in sorted(numbers))
    return in_digits_of(get_language(), words)


def _overtaken(mark: AttendanceMark, rows: dict[int, int]) -> str:
    sentence = _(
        "Row %(row)s: %(name)s had marked “%(status)s” (%(time)s). Your mark came later"
        " and counts."
    )
    row = in_digits_of(get_language(), rows.get(mark.enrolment_id, ""))
    status = mark.get_status_display()
    return sentence % {"row": row, "status": status, **_who_and_when(mark)}


def _who_and_when(mark: AttendanceMark) -> dict[str, str]:
    name = name_of(mark.marked_by) if mark.marked_by else _("another device")
    return {"name": name, "time": _time(mark.occurred_at)}


def _time(moment: dt.datetime) -> str:
    local = timezone.localtime(moment)
    is_today = local.date() == timezone.localdate()
    return time_in_words(local) if is_today else moment_in_words(moment)


def _count(sentence: str, number: int) -> str:
    return sentence % {"number": in_digits_of(get_language(), number)}
