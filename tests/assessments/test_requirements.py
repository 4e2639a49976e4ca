from __future__ import annotations

import pytest
from django.utils import timezone
from django_scopes import scope
from wagtail import hooks

from assessments.choices import Wave
from assessments.models import Response
from assessments.requirements import ANSWERED_POST, ANSWERED_PRE
from assessments.services import make_cards
from tests.assessments.builders import (
    build_administration,
    build_agreement,
    build_response,
)
from tests.builders import build_enrolment
from workshops.choices import AgeBand, ConsentGiver
from workshops.models import Enrolment

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture(autouse=True)
def _scope(shapla):
    with scope(organisation=shapla):
        yield


@pytest.fixture
def people(workshop):
    """Three people with cards, who agreed to answer."""
    people = [build_enrolment(workshop) for _ in range(3)]
    for person in people:
        build_agreement(person)
    make_cards(workshop)
    return people


def test_who_has_not_answered_after_the_workshop_is_told(workshop, people):
    done, begun, absent = people
    pre = build_administration(workshop)
    post = build_administration(workshop, Wave.POST, version=pre.version)
    build_response(pre, absent.card)
    build_response(post, done.card)
    build_response(post, begun.card, is_finished=False)

    without = " Who takes back the yes to answering gets the certificate without."
    sentence = "The questions after the workshop are not answered yet." + without
    assert ANSWERED_POST.unmet(people) == {begun.pk: sentence, absent.pk: sentence}
    sentence = "The questions before the workshop are not answered yet." + without
    assert ANSWERED_PRE.unmet(people) == {done.pk: sentence, begun.pk: sentence}


def test_a_loose_card_counts_for_nobody(workshop, people):
    build_response(build_administration(workshop, Wave.POST))

    assert list(ANSWERED_POST.unmet(people)) == [person.pk for person in people]


def test_who_has_not_agreed_to_answer_loses_nothing(workshop):
    silent = build_enrolment(workshop)
    no_guardian = build_enrolment(workshop, age_band=AgeBand.FROM_10_TO_13)
    build_agreement(no_guardian)
    no_assent = build_enrolment(workshop, age_band=AgeBand.FROM_10_TO_13)
    build_agreement(no_assent, ConsentGiver.MOTHER)
    child = build_enrolment(workshop, age_band=AgeBand.FROM_10_TO_13)
    for giver in (ConsentGiver.SELF, ConsentGiver.MOTHER):
        build_agreement(child, giver)
    changed = build_enrolment(workshop)
    build_agreement(changed)
    changed.participant.consents.update(withdrawn_at=timezone.now())

    everybody = [silent, no_guardian, no_assent, child, changed]
    assert list(ANSWERED_POST.unmet(everybody)) == [child.pk]


def test_an_answer_by_the_place_on_the_list_counts(workshop, people):
    post = build_administration(workshop, Wave.POST)
    by_list, begun, _absent = people
    for person, finished_at in ((by_list, timezone.now()), (begun, None)):
        Response.objects.create(
            administration=post,
            version=post.version,
            enrolment=person,
            started_at=timezone.now(),
            finished_at=finished_at,
        )

    waiting = [person.pk for person in people if person != by_list]
    assert list(ANSWERED_POST.unmet(people)) == waiting


@pytest.mark.parametrize("count", [1, 30])
def test_many_people_take_the_same_queries(workshop, django_assert_num_queries, count):
    for _ in range(count):
        build_agreement(build_enrolment(workshop))
    people = list(Enrolment.objects.filter(workshop=workshop))

    with django_assert_num_queries(3):
        assert len(ANSWERED_POST.unmet(people)) == count


def test_certificates_find_them_by_the_hook():
    found = [
        requirement.key
        for register in hooks.get_hooks("register_certificate_requirement")
        for requirement in register()
        if requirement.key.startswith("assessment-")
    ]

    assert found == ["assessment-pre", "assessment-post"]
