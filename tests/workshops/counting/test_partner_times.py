from __future__ import annotations

import datetime as dt

import pytest

from workshops.counting.partner_times import newest_key, partner_keys, partner_periods


@pytest.mark.parametrize(
    ("key", "today", "span"),
    [
        ("2025", dt.date(2026, 1, 1), (dt.date(2025, 1, 1), dt.date(2025, 12, 31), 4)),
        ("2026", dt.date(2026, 12, 31), None),
        ("2026-Q1", dt.date(2026, 3, 31), None),
        ("2026-Q1", dt.date(2026, 4, 1), (dt.date(2026, 1, 1), dt.date(2026, 3, 31), 1)),
        ("2025-Q4", dt.date(2026, 1, 1), (dt.date(2025, 10, 1), dt.date(2025, 12, 31), 1)),
        ("2027", dt.date(2026, 12, 31), None),
        ("2026-Q1..2026-Q2", dt.date(2027, 1, 1), None),
        ("2026-Q5", dt.date(2028, 1, 1), None),
        ("২০২৫", dt.date(2026, 1, 1), None),
        ("", dt.date(2026, 1, 1), None),
    ],
)  # fmt: skip
def test_only_whole_quarters_and_years_that_are_over(key, today, span):
    periods = partner_periods(key, today)
    found = (periods[0].first, periods[-1].last, len(periods)) if periods else None
    assert found == span


def test_the_newest_come_first():
    today = dt.date(2026, 11, 25)
    assert partner_keys(today)[:5] == [
        "2026-Q3",
        "2026-Q2",
        "2026-Q1",
        "2025",
        "2025-Q4",
    ]
    assert newest_key(today) == "2026-Q3"
    assert newest_key(dt.date(2026, 1, 1)) == "2025-Q4"
