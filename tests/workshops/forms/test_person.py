"""The age: years choose the band, and keep the day on which they were noted."""

from __future__ import annotations

import pytest
from django.utils import timezone, translation

from tests.workshops.builders import person_form
from workshops.choices import AgeBand
from workshops.forms import PersonForm
from workshops.identities import Names


@pytest.mark.parametrize(
    ("typed", "band"),
    [
        ("1", AgeBand.UNDER_10),
        ("9", AgeBand.UNDER_10),
        ("১০", AgeBand.FROM_10_TO_13),
        ("১৩", AgeBand.FROM_10_TO_13),
        ("14", AgeBand.FROM_14_TO_17),
        ("17", AgeBand.FROM_14_TO_17),
        ("১৮", AgeBand.FROM_18_TO_29),
        ("49", AgeBand.FROM_30_TO_49),
        ("50", AgeBand.OVER_50),
        ("110", AgeBand.OVER_50),
    ],
)
def test_years_choose_the_band(typed, band):
    form = PersonForm(person_form(years=typed, age_band=""))

    assert form.errors == {}
    assert form.particulars()["age_band"] == band


def test_years_are_kept_with_the_day():
    names = _valid(person_form(years="৩৫")).names()

    assert (names.years, names.noted_on) == (35, timezone.localdate())


def test_without_years_no_day_is_kept():
    names = _valid(person_form()).names()

    assert (names.years, names.years_noted_on) == (None, "")


def test_an_age_that_is_not_touched_keeps_its_day():
    known = {"years": 35, "years_noted_on": "2025-01-31", "age_band": "30_49"}

    names = _valid(person_form(years="35"), initial=known).names()

    assert (names.years, names.years_noted_on) == (35, "2025-01-31")


def test_corrected_years_take_the_band_with_them_and_a_new_day():
    known = {"years": 35, "years_noted_on": "2025-01-31", "age_band": "30_49"}

    form = _valid(person_form(years="15"), initial=known)

    assert form.particulars()["age_band"] == AgeBand.FROM_14_TO_17
    assert form.names().noted_on == timezone.localdate()
    assert form.is_of_child(otherwise=False) is True


def test_a_corrected_band_does_not_pass_over_the_years():
    known = {"years": 35, "years_noted_on": "2025-01-31", "age_band": "30_49"}

    form = PersonForm(person_form(years="35", age_band="18_29"), initial=known)

    assert list(form.errors) == ["age_band"]


def _valid(data, **options) -> PersonForm:
    form = PersonForm(data, **options)
    assert form.errors == {}
    return form


def test_a_namesake_without_parents_is_asked_for_one():
    known = [Names(call_name="রহিমা")]
    with translation.override("en"):
        form = PersonForm(person_form(), known=known)
        assert "do not write them down anew" in form.errors["call_name"][0]
