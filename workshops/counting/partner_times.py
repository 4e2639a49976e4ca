"""Which times a partner may ask for: quarters and years that are over, as wholes.

Any other two times could be subtracted from each other.
"""

from __future__ import annotations

import datetime as dt
import re

from workshops.counting.periods import Period, PeriodKind, periods_between

YEARS_BACK = 5
_KEY = re.compile(r"(20\d\d)(?:-Q([1-4]))?", re.ASCII)


def partner_keys(today: dt.date) -> list[str]:
    """The newest first, such as 2026-Q1, 2025, 2025-Q4."""
    keys = []
    for year in range(today.year, today.year - YEARS_BACK, -1):
        keys.append(f"{year}")
        keys += [f"{year}-Q{quarter}" for quarter in (4, 3, 2, 1)]
    return [key for key in keys if partner_periods(key, today)]


def newest_key(today: dt.date) -> str:
    """The newest quarter that is over."""
    return next(key for key in partner_keys(today) if "Q" in key)


def partner_periods(key: str, today: dt.date) -> list[Period]:
    """The quarter, or the four of a year; none when the time is not over yet."""
    matched = _KEY.fullmatch(key)
    if not matched:
        return []
    year, quarter = int(matched[1]), int(matched[2] or 0)
    last_month = quarter * 3 if quarter else 12
    first = dt.date(year, last_month - 2 if quarter else 1, 1)
    following = dt.date(year + last_month // 12, last_month % 12 + 1, 1)
    if following > today:
        return []
    last = following - dt.timedelta(days=1)
    return periods_between(first, last, PeriodKind.QUARTER)


def label_of(key: str, today: dt.date) -> str:
    periods = partner_periods(key, today)
    if len(periods) == 1:
        return periods[0].label
    return Period(PeriodKind.YEAR, periods[0].first, periods[-1].last).label
