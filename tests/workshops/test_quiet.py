from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from workshops.quiet import is_quiet

FRIDAY, SATURDAY = dt.date(2027, 3, 12), dt.date(2027, 3, 13)


def _at(day: dt.date, clock: str) -> dt.datetime:
    time = dt.time.fromisoformat(clock)
    return dt.datetime.combine(day, time, timezone.get_default_timezone())


@pytest.mark.parametrize(
    ("clock", "quiet"),
    [
        ("19:59", False),
        ("20:00", True),
        ("23:59", True),
        ("00:00", True),
        ("07:59", True),
        ("08:00", False),
    ],
)
def test_the_night_is_quiet(clock, quiet):
    assert is_quiet(_at(SATURDAY, clock)) is quiet


def test_the_clock_is_that_of_the_site():
    """Two in the afternoon in London is eight in the evening in Dhaka."""
    assert is_quiet(dt.datetime(2027, 3, 13, 14, tzinfo=dt.UTC)) is True
    assert is_quiet(dt.datetime(2027, 3, 13, 13, tzinfo=dt.UTC)) is False


def test_friday_noon_only_when_it_is_set(settings):
    assert is_quiet(_at(FRIDAY, "13:00")) is False
    settings.WORKSHOPS_QUIET_FRIDAY = ("12:00", "14:30")
    assert is_quiet(_at(FRIDAY, "13:00")) is True
    assert is_quiet(_at(FRIDAY, "14:30")) is False
    assert is_quiet(_at(SATURDAY, "13:00")) is False
