"""The settings of planning: a wrong one is told when the site starts."""

from __future__ import annotations

import pytest

from workshops.checks import check_travel_buffer, check_weekly_days_off


@pytest.mark.parametrize("days", [["friday"], ["friday", "saturday"], []])
def test_days_off_are_named_in_english(settings, days):
    settings.WORKSHOPS_WEEKLY_DAYS_OFF = days
    assert check_weekly_days_off() == []


EVERY_DAY = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
]


@pytest.mark.parametrize("days", [["Freitag"], [4], 4, EVERY_DAY])
def test_days_off_that_cannot_be_are_told(settings, days):
    settings.WORKSHOPS_WEEKLY_DAYS_OFF = days
    assert [message.id for message in check_weekly_days_off()] == ["workshops.E002"]


@pytest.mark.parametrize(("minutes", "messages"), [(0, 0), (90, 0), (-5, 1), ("x", 1)])
def test_the_way_takes_some_minutes_or_none(settings, minutes, messages):
    settings.WORKSHOPS_TRAVEL_BUFFER_MINUTES = minutes
    assert len(check_travel_buffer()) == messages
