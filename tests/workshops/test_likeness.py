from __future__ import annotations

import pytest

from workshops.identities import Names
from workshops.likeness import Sign, likeness

RAHIMA = Names("রহিমা", "রহিমা খাতুন", "", "জরিনা", "01711000000", "চর কুকরি")


@pytest.mark.parametrize(
    ("other", "signs", "is_likely"),
    [
        (Names("Rohima"), [Sign.NAMES], True),
        (
            Names("Rahima Begum", guardian="Jorina", phone="01711000000"),
            [Sign.NAMES, Sign.PHONE, Sign.GUARDIAN],
            True,
        ),
        (Names("Rahima", village="Char Kukri"), [Sign.NAMES, Sign.VILLAGE], True),
        (Names("Rahima", village="বাউফল"), [Sign.NAMES, Sign.OTHER_VILLAGE], True),
        # Two Rahimas with two mothers.
        (Names("Rahima", guardian="Amena"), [Sign.NAMES, Sign.OTHER_GUARDIAN], False),
        # A mother's phone in the hands of the family.
        (Names("মুন্নী", phone="01711000000"), [Sign.OTHER_NAMES, Sign.PHONE], True),
        (
            Names("মুন্নী", guardian="Rahima", phone="01711000000"),
            [Sign.OTHER_NAMES, Sign.PHONE, Sign.OTHER_GUARDIAN],
            False,
        ),
        (Names("মুন্নী", village="চর কুকরি"), [Sign.OTHER_NAMES, Sign.VILLAGE], False),
    ],
)
def test_what_speaks_for_one_person(other, signs, is_likely):
    found = likeness(RAHIMA, other)

    assert list(found.signs) == signs
    assert found.is_likely is is_likely
    assert likeness(other, RAHIMA).is_likely is is_likely


@pytest.mark.parametrize(
    ("years", "noted", "sign"),
    [
        (30, "2026-03-01", [Sign.YEARS]),
        (28, "2024-03-01", [Sign.YEARS]),
        (27, "2026-03-01", []),
        (24, "2026-03-01", [Sign.OTHER_YEARS]),
        (None, "", []),
    ],
)
def test_ages_are_compared_by_the_year_of_birth(years, noted, sign):
    one = Names("R", years=30, years_noted_on="2026-01-01")
    other = Names("R", years=years, years_noted_on=noted)

    assert list(likeness(one, other).signs)[1:] == sign


def test_names_that_sound_alike_come_before_a_shared_phone():
    alike = likeness(RAHIMA, Names("Rahima"))
    phone = likeness(RAHIMA, Names("মুন্নী", guardian="জরিনা", phone=RAHIMA.phone))

    assert alike.rank > phone.rank
