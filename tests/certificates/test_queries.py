from __future__ import annotations

import pytest
from django.utils.translation import override
from django_scopes import scope

from certificates.models import RegisteredCriterion
from certificates.queries import certificates_of, design_of, eligibility, with_names
from tests.builders import build_enrolment
from tests.certificates.conftest import RAHIMA, build_design, earner, issue_in
from workshops.choices import EnrolmentState, WorkshopState
from workshops.identities import Names
from workshops.models import IdentityReading


def people_of(workshop, design):
    with scope(organisation=workshop.organisation), override("en"):
        return eligibility(workshop, design)


def test_says_for_each_person_what_is_missing(done, design):
    RegisteredCriterion.objects.create(design=design, requirement="gone")
    came, stayed_away = earner(done), build_enrolment(done)
    people = people_of(done, design)
    assert [person.enrolment for person in people] == [came, stayed_away]
    assert [len(person.missing) for person in people] == [1, 2]
    assert [person.has_earned for person in people] == [False, False]


@pytest.mark.parametrize("state", [EnrolmentState.PENDING, EnrolmentState.WITHDRAWN])
def test_only_who_is_enrolled_counts(done, design, state):
    earner(done, state=state)
    assert people_of(done, design) == []


def test_a_cancelled_workshop_earns_nobody_anything(done, design):
    earner(done)
    done.state = WorkshopState.CANCELLED
    people = people_of(done, design)
    assert [person.missing for person in people] == [["The workshop was cancelled."]]


@pytest.mark.parametrize("count", [3, 300])
def test_as_many_queries_for_many_people(
    done, design, count, django_assert_num_queries
):
    RegisteredCriterion.objects.create(design=design, requirement="gone")
    for _ in range(count):
        earner(done, names=None)
    with django_assert_num_queries(6):
        assert len(people_of(done, design)) == count


def test_a_call_name_is_not_enough_for_a_certificate(done, design, rina):
    earner(done, names=Names(call_name="Rahima"))
    earner(done, names=None)
    earner(done, names=Names(call_name="Rahima", name_latin="Rahima Khatun"))
    with scope(organisation=done.organisation), override("en"):
        named = with_names(eligibility(done, design), reader=rina)
    sentence = "Needs a name: write the full name in Bangla or in English letters."
    assert [person.missing for person, _names in named] == [[sentence], [sentence], []]


def test_reading_names_is_logged(done, design, rina):
    enrolment = earner(done)
    with scope(organisation=done.organisation):
        named = with_names(eligibility(done, design), reader=rina)
        readings = list(
            IdentityReading.objects.values_list("participant", "reader", "purpose")
        )
    assert [names for _person, names in named] == [RAHIMA]
    assert readings == [(enrolment.participant_id, rina.pk, "certificates")]


def test_the_default_design_of_the_own_organisation_is_used(done, design, doel):
    design.is_default = False
    design.save()
    build_design(doel, name="Another house")
    chosen = build_design(done.organisation, name="Chosen")
    assert design_of(done) == chosen


def test_without_a_design_there_is_none(workshop):
    assert design_of(workshop) is None


def test_certificates_are_of_one_workshop_in_the_order_of_the_roster(done, issued):
    earner(done)
    second = issue_in(done).issued[0]
    with scope(organisation=done.organisation):
        assert list(certificates_of(done)) == [issued, second]
