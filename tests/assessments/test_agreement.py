from __future__ import annotations

import pytest
from django.utils import timezone
from django_scopes import scope

from assessments.agreement import has_agreed_to_answer
from assessments.models import Card, Response
from assessments.services import make_cards, save_answer, start_response
from tests.assessments.builders import build_administration, build_agreement
from tests.builders import build_enrolment
from workshops.choices import AgeBand, ConsentGiver, EnrolmentState
from workshops.models import Consent, Enrolment
from workshops.refusals import Refused

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture(autouse=True)
def _scope(shapla):
    with scope(organisation=shapla):
        yield


def test_who_came_without_agreeing_to_answer_is_not_asked(workshop):
    enrolment = build_enrolment(workshop)
    make_cards(workshop)
    wave = build_administration(workshop)

    with pytest.raises(Refused, match="has not agreed to answer"):
        start_response(wave, enrolment.card, language="bn")

    assert not Response.objects.exists()


def test_who_agreed_is_asked(workshop):
    enrolment = build_enrolment(workshop)
    build_agreement(enrolment)
    make_cards(workshop)

    response = start_response(
        build_administration(workshop), enrolment.card, language="bn"
    )

    assert response.card == enrolment.card


def test_taken_back_is_not_asked_at_the_next_screen(workshop):
    enrolment = build_enrolment(workshop)
    consent = build_agreement(enrolment)
    assert has_agreed_to_answer(enrolment.participant)

    consent.withdrawn_at = timezone.now()
    consent.save()

    assert not has_agreed_to_answer(enrolment.participant)


def test_taken_back_between_two_questions_keeps_nothing_more(workshop):
    enrolment = build_enrolment(workshop)
    consent = build_agreement(enrolment)
    make_cards(workshop)
    wave = build_administration(workshop)
    response = start_response(wave, enrolment.card, language="bn")
    Consent.objects.filter(pk=consent.pk).update(withdrawn_at=timezone.now())

    with pytest.raises(Refused, match="has not agreed to answer"):
        save_answer(response, wave.version.items.first(), code=1)


@pytest.mark.parametrize("state", [EnrolmentState.PENDING, EnrolmentState.WITHDRAWN])
def test_who_is_not_enrolled_is_not_asked(workshop, state):
    enrolment = build_enrolment(workshop)
    build_agreement(enrolment)
    make_cards(workshop)
    Enrolment.objects.filter(pk=enrolment.pk).update(state=state)
    card = Card.objects.get(enrolment=enrolment)

    with pytest.raises(Refused, match="has not agreed to answer"):
        start_response(build_administration(workshop), card, language="bn")


@pytest.mark.parametrize(
    ("givers", "may"),
    [
        ([], False),
        ([ConsentGiver.SELF], False),
        ([ConsentGiver.MOTHER], False),
        ([ConsentGiver.SELF, ConsentGiver.MOTHER], True),
    ],
)
def test_child_needs_the_guardians_yes_and_its_own(workshop, givers, may):
    enrolment = build_enrolment(workshop, age_band=AgeBand.FROM_10_TO_13)
    for giver in givers:
        build_agreement(enrolment, giver)

    assert has_agreed_to_answer(enrolment.participant) is may
