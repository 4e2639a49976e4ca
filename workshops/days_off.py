"""Days on which nobody works as a rule: the weekly ones and holidays.

A rhythm leaves them out. A single day may be planned on one, knowingly.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from workshops import conf
from workshops.holidays import named_holidays
from workshops.models import Organisation
from workshops.recurrence import SkippedDate
from workshops.session_times import Times


def days_off_among(
    times: Iterable[Times], organisation: Organisation
) -> list[SkippedDate]:
    """The days off on which these times begin, each once and in their order."""
    dates = sorted({timezone.localdate(start) for start, _end in times})
    if not dates:
        return []
    holidays = named_holidays(organisation, dates[0])
    weekly = conf.weekly_days_off()
    return [
        SkippedDate(date, holidays.get(date, ""))
        for date in dates
        if date in holidays or date.weekday() in weekly
    ]


def weekly_days_off_among(weekdays: Iterable[int]) -> list[int]:
    off = conf.weekly_days_off()
    return [day for day in weekdays if day in off]


def off_on(day: dt.date, holidays: dict[dt.date, str]) -> SkippedDate | None:
    """Why nobody works on this day; None on a day of work."""
    if day in holidays:
        return SkippedDate(day, holidays[day])
    return SkippedDate(day) if day.weekday() in conf.weekly_days_off() else None
