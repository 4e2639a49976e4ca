from __future__ import annotations

import pytest
from django_scopes import scope

from tests.builders import build_participant, build_workshop
from tests.workshops.builders import CHILD, enrol
from workshops.choices import AgeBand, Sex
from workshops.duplicates import MOST_SHARING, candidates, likely_pairs
from workshops.likeness import Sign
from workshops.models import IdentityReading, IdentityToken
from workshops.services.merging import merge_participants, note_not_same_person


@pytest.fixture(autouse=True)
def _scope(shapla_scope):
    return


@pytest.fixture
def rahima(workshop, rina):
    return enrol(workshop, rina, name_bn="মোসাঃ রহিমা খাতুন").participant


def _another(shapla, **fields):
    return enrol(build_workshop(shapla), **fields).participant


def _keys(*people) -> list[tuple[int, int]]:
    return [tuple(sorted(person.pk for person in people))]


def test_one_person_in_two_scripts(rahima, shapla, kamal):
    other = _another(shapla, call_name="Rohima", name_latin="Mst. Rohima Begum")

    pairs = likely_pairs(kamal, shapla)

    assert [{pair.one.participant, pair.other.participant} for pair in pairs] == [
        {rahima, other}
    ]
    assert pairs[0].likeness.speaks_for == [Sign.NAMES]


def test_by_a_shared_phone(shapla):
    one = _another(shapla, call_name="Munni", phone="01711000000")
    other = _another(shapla, call_name="Rahima", phone="01711000000")

    assert candidates(shapla) == _keys(one, other)


def test_what_too_many_share_makes_no_pairs(shapla):
    people = [build_participant(shapla) for _ in range(MOST_SHARING + 1)]
    for digest, having in (("common", people), ("rare", people[:2])):
        IdentityToken.objects.bulk_create(
            IdentityToken(participant=person, kind="name", digest=digest)
            for person in having
        )

    assert candidates(shapla) == _keys(*people[:2])


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, True),
        ({"sex": Sex.MALE}, False),
        ({"sex": Sex.OTHER}, True),
        ({"age_band": AgeBand.OVER_50}, True),
        ({"age_band": CHILD}, False),
    ],
)
def test_sex_and_age_must_go_together(rahima, shapla, changed, found):
    other = _another(shapla)
    for name, value in changed.items():
        setattr(other, name, value)
    other.save()

    assert candidates(shapla) == (_keys(rahima, other) if found else [])


def test_who_was_told_apart_is_not_shown_again(rahima, shapla, kamal):
    other = _another(shapla)
    note_not_same_person(other, rahima, by=kamal)

    assert candidates(shapla) == []


def test_told_apart_also_from_whom_the_other_was_put_into(rahima, shapla, kamal):
    other, third = _another(shapla), _another(shapla)
    note_not_same_person(other, rahima, by=kamal)

    merge_participants(third, other, by=kamal)

    assert candidates(shapla) == []


def test_who_was_put_together_is_not_a_pair(rahima, shapla, kamal):
    merge_participants(rahima, _another(shapla), by=kamal)

    assert candidates(shapla) == []


def test_a_name_of_the_entry_that_is_gone_still_leads_to_the_person(
    rahima, shapla, kamal
):
    married = _another(shapla, call_name="Munni")
    merge_participants(rahima, married, by=kamal)
    later = _another(shapla, call_name="মুন্নী")

    assert candidates(shapla) == _keys(rahima, later)


def test_people_of_another_organisation_are_nobodys_double(rahima, shapla, doel):
    with scope(organisation=doel):
        enrol(build_workshop(doel), name_bn="রহিমা খাতুন")

    assert candidates(shapla) == []


def test_only_names_that_meet_are_opened_and_that_is_logged(rahima, shapla, kamal):
    _another(shapla)
    _another(shapla, call_name="সেলিনা")

    likely_pairs(kamal, shapla)

    readings = IdentityReading.objects.values_list("reader", "purpose")
    assert list(readings) == [(kamal.pk, "duplicates")] * 2


@pytest.mark.parametrize("people", [2, 12])
def test_takes_the_same_few_queries(people, shapla, kamal, django_assert_num_queries):
    for _person in range(people):
        _another(shapla)

    with django_assert_num_queries(9):
        likely_pairs(kamal, shapla)
