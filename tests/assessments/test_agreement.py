from __future__ import annotations

import pytest
from django.utils import timezone
from django_scopes import scope

from assessments.agreement import has_agreed_to_answer
from assessments.models import Response
from assessments.services import make_cards, start_response
from tests.assessments.builders import build_administration, build_agreement
from tests.builders import build_enrolment
from workshops.choices import AgeBand, ConsentGiver
from workshops.refusals import Refused


@pytest.fixture(autouse=True)
def _scope(shapla):
    with scope(organisation=shapla):
        yield


def test_who_came_without_agreeing_to_answer_is_not_asked(workshop):
    enrolment = build_enrolment(workshop)
    make_cards(workshop)
    wave = build_administration(workshop)

    with pytest.raises(Refused, match="উত্তর"):
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
