from __future__ import annotations

import pytest
from django.utils import timezone
from django_scopes import scope

from certificates.models import ConsentCriterion
from tests.builders import build_enrolment
from workshops.choices import AgeBand, ConsentScope
from workshops.models import Consent

pytestmark = pytest.mark.usefixtures("in_english")


def unmet(enrolment, design, consent_scope=ConsentScope.PHOTO):
    criterion = ConsentCriterion(design=design, scope=consent_scope)
    with scope(organisation=enrolment.workshop.organisation):
        return criterion.unmet([enrolment])


def agree(enrolment, giver, consent_scope=ConsentScope.PHOTO):
    with scope(organisation=enrolment.workshop.organisation):
        return Consent.objects.create(
            participant=enrolment.participant,
            scope=consent_scope,
            giver=giver,
            mode="spoken",
            language="bn",
            text_version="1",
            given_at=timezone.now(),
        )


def test_an_adult_must_have_agreed(done, design):
    enrolment = build_enrolment(done)
    sentence = "Has not agreed to: Be in photographs."
    assert unmet(enrolment, design) == {enrolment.pk: sentence}
    consent = agree(enrolment, "self")
    enrolment.refresh_from_db()
    assert unmet(enrolment, design) == {}
    consent.withdrawn_at = timezone.now()
    consent.save()
    enrolment.refresh_from_db()
    assert unmet(enrolment, design) == {enrolment.pk: sentence}


def test_for_a_child_the_guardian_and_the_child(done, design):
    enrolment = build_enrolment(done, age_band=AgeBand.FROM_10_TO_13)
    agree(enrolment, "self")
    enrolment.refresh_from_db()
    assert unmet(enrolment, design) == {
        enrolment.pk: "A guardian has not agreed to: Be in photographs."
    }
    agree(enrolment, "mother")
    enrolment.refresh_from_db()
    assert unmet(enrolment, design) == {}


def test_the_label_says_what_to(design):
    assert ConsentCriterion(design=design, scope="attend").label == (
        "Has agreed to: Attend the workshop"
    )
