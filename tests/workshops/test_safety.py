from __future__ import annotations

import datetime as dt

import pytest
from django.utils.translation import override

from tests.workshops.builders import build_centre
from workshops.choices import SafetyAnswer, SafetyItem
from workshops.models import SafetyCheck
from workshops.safety import Safety, months_between, safety_of, safety_of_all

TODAY = dt.date(2026, 11, 25)


@pytest.mark.parametrize(
    ("earlier", "months"),
    [
        (dt.date(2026, 11, 25), 0),
        (dt.date(2026, 10, 26), 0),
        (dt.date(2026, 10, 25), 1),
        (dt.date(2026, 5, 26), 5),
        (dt.date(2026, 5, 25), 6),
        (dt.date(2024, 11, 25), 24),
        (dt.date(2026, 12, 25), 0),
    ],
)
def test_months_are_whole(earlier, months):
    assert months_between(earlier, TODAY) == months


@pytest.mark.parametrize(
    ("earlier", "is_due"), [(dt.date(2026, 5, 26), False), (dt.date(2026, 5, 25), True)]
)
def test_a_check_is_due_after_six_months(earlier, is_due):
    assert Safety(SafetyCheck(checked_on=earlier, items={}), TODAY).is_due is is_due


def test_a_centre_that_nobody_checked_is_due():
    safety = Safety(None, TODAY)
    assert (safety.is_due, safety.lacking) == (True, [])


def test_what_is_not_a_yes_is_lacking():
    items = {item.value: "yes" for item in SafetyItem} | {"water": "not_yet"}
    del items["exits"]
    lacking = Safety(SafetyCheck(checked_on=TODAY, items=items), TODAY).lacking
    assert [item.answer for item in lacking] == [None, SafetyAnswer.NOT_YET]


def test_the_age_is_told_in_bangla_digits(compiled_messages):
    safety = Safety(SafetyCheck(checked_on=dt.date(2026, 8, 25), items={}), TODAY)
    with override("bn"):
        assert safety.age_in_words == "শেষ যাচাই ৩ মাস আগে"


def test_the_newest_check_counts_and_not_the_last_typed(shapla):
    centre = build_centre(shapla)
    new = SafetyCheck.objects.create(centre=centre, items={}, checked_on="2026-11-01")
    SafetyCheck.objects.create(centre=centre, items={}, checked_on="2026-03-01")
    assert safety_of(centre).check == new
    assert [safety.check for _centre, safety in safety_of_all([centre])] == [new]
