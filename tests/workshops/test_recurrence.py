from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshops.recurrence import Rhythm, SkippedDate, dates_of

FRIDAY = 4
SATURDAY, TUESDAY = 5, 1
MARCH = dt.date(2027, 3, 12)  # a Friday

days = st.dates(dt.date(2026, 1, 1), dt.date(2030, 12, 31))
weekdays = st.frozensets(st.integers(0, 6), min_size=1)
rhythms = st.builds(Rhythm, days, weekdays, st.integers(1, 60))
holidays = st.dictionaries(
    st.dates(dt.date(2026, 1, 1), dt.date(2031, 12, 31)), st.just("Holiday")
)


def test_every_saturday_and_tuesday_eight_times():
    rhythm = Rhythm(MARCH, frozenset({SATURDAY, TUESDAY}), 8)
    found = dates_of(
        rhythm, days_off={FRIDAY}, holidays={dt.date(2027, 3, 16): "Rest day"}
    )
    assert [(day.month, day.day) for day in found.kept] == [
        (3, 13), (3, 20), (3, 23), (3, 27), (3, 30), (4, 3), (4, 6), (4, 10)
    ]  # fmt: skip
    assert found.skipped == [SkippedDate(dt.date(2027, 3, 16), "Rest day")]


def test_a_day_off_is_left_out_and_made_up_for():
    found = dates_of(
        Rhythm(MARCH, frozenset(range(7)), 3), days_off={FRIDAY}, holidays={}
    )
    assert found.skipped == [SkippedDate(MARCH)]
    assert [day.day for day in found.kept] == [13, 14, 15]


@pytest.mark.parametrize(
    ("off", "closed"),
    [({FRIDAY}, {}), (set(), {MARCH + dt.timedelta(days=n): "x" for n in range(900)})],
)
def test_days_off_that_leave_nothing_end_the_search(off, closed):
    rhythm = Rhythm(MARCH, frozenset({FRIDAY}), 2)
    assert dates_of(rhythm, days_off=off, holidays=closed).kept == []


@given(rhythms, st.frozensets(st.integers(0, 6)), holidays)
def test_kept_days_are_on_the_rhythm_and_on_no_day_off(rhythm, off, closed):
    found = dates_of(rhythm, days_off=off, holidays=closed)
    assert all(
        day >= rhythm.first
        and day.weekday() in rhythm.weekdays - off
        and day not in closed
        for day in found.kept
    )


@given(rhythms, st.frozensets(st.integers(0, 6)), holidays)
def test_days_come_once_in_order_and_never_too_many(rhythm, off, closed):
    kept = dates_of(rhythm, days_off=off, holidays=closed).kept
    assert kept == sorted(set(kept))
    assert len(kept) <= rhythm.times
    if rhythm.weekdays - off and not closed:
        assert len(kept) == rhythm.times


@given(rhythms, st.frozensets(st.integers(0, 6)), holidays)
def test_every_day_of_the_rhythm_is_kept_or_told_of(rhythm, off, closed):
    found = dates_of(rhythm, days_off=off, holidays=closed)
    told = {*found.kept, *(skipped.date for skipped in found.skipped)}
    if len(found.kept) == rhythm.times:
        span = (found.kept[-1] - rhythm.first).days
        days = (rhythm.first + dt.timedelta(days=n) for n in range(span + 1))
        assert told == {day for day in days if day.weekday() in rhythm.weekdays}
