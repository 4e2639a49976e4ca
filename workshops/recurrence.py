"""Which dates a weekly rhythm falls on. Pure: dates in, dates out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

LONGEST = dt.timedelta(days=2 * 366)
"""How far behind the first day is looked; a rhythm that finds no day must end."""


@dataclass(frozen=True)
class Rhythm:
    """“Every Saturday and Tuesday, eight times, from the twelfth of March.”

    Weekdays are counted as in `datetime`: Monday is 0.
    """

    first: dt.date
    weekdays: frozenset[int]
    times: int


@dataclass(frozen=True)
class SkippedDate:
    """A date that the rhythm would fall on. Without `holiday` it is a weekly day off."""

    date: dt.date
    holiday: str = ""


@dataclass
class RhythmDates:
    kept: list[dt.date] = field(default_factory=list)
    skipped: list[SkippedDate] = field(default_factory=list)


def dates_of(
    rhythm: Rhythm, *, days_off: Collection[int], holidays: Mapping[dt.date, str]
) -> RhythmDates:
    """As many dates as are wanted. A day that is skipped is made up for at the end.

    Fewer come only when the days off leave nothing to find.
    """
    found = RhythmDates()
    day = rhythm.first
    while len(found.kept) < rhythm.times and day - rhythm.first <= LONGEST:
        if day.weekday() in rhythm.weekdays:
            if day in holidays:
                found.skipped.append(SkippedDate(day, holidays[day]))
            elif day.weekday() in days_off:
                found.skipped.append(SkippedDate(day))
            else:
                found.kept.append(day)
        day += dt.timedelta(days=1)
    return found
