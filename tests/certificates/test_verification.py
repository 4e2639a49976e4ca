from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.translation import override
from django_scopes import scope, scopes_disabled

from certificates.codes import in_groups
from certificates.models import CertificateName
from certificates.services import revoke_certificate
from certificates.verification import check_code, why_not_found
from tests.certificates.conftest import earner, issue_in
from workshops.choices import AgeBand, ConsentGiver, ConsentMode, ConsentScope
from workshops.models import Consent

INITIALS = "R. K."


def agree(participant, **fields):
    with scopes_disabled():
        return Consent.objects.create(
            participant=participant,
            **{
                "scope": ConsentScope.PUBLIC_NAME,
                "giver": ConsentGiver.SELF,
                "mode": ConsentMode.SPOKEN,
                "language": "bn",
                "text_version": "1",
                "given_at": timezone.now(),
                **fields,
            },
        )


def checked(certificate, language="en"):
    with override(language):
        return check_code(certificate.code)


def test_says_what_proves_the_paper(issued, done):
    found = checked(issued)
    held = timezone.localdate(done.sessions.get().starts_at)
    assert found.is_valid
    assert found.code == in_groups(issued.code)
    assert (found.module, found.organisation) == ("Gentle words", "Shapla Trust")
    assert found.month == held.strftime("%B %Y")
    assert (found.withdrawn_on, found.is_invented) == (None, False)


def test_speaks_the_language_of_the_page(issued):
    found = checked(issued, "bn")
    assert (found.module, found.name) == ("কোমল কথা", "র. খা.")
    assert "2" not in found.month


def test_an_adult_who_said_nothing_is_initials(issued):
    found = checked(issued)
    assert (found.name, found.is_full_name) == (INITIALS, False)


def test_an_adult_who_agreed_is_a_name(issued):
    agree(issued.enrolment.participant)
    found = checked(issued)
    assert (found.name, found.is_full_name) == ("Rahima Khatun", True)


@pytest.mark.parametrize(
    "fields",
    [
        {"withdrawn_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)},
        {"scope": ConsentScope.ATTEND},
        {"giver": ConsentGiver.GUARDIAN},
    ],
)
def test_no_other_consent_shows_the_name(issued, fields):
    agree(issued.enrolment.participant, **fields)
    assert checked(issued).name == INITIALS


@pytest.mark.parametrize(
    "age", [AgeBand.UNDER_10, AgeBand.FROM_10_TO_13, AgeBand.FROM_14_TO_17]
)
def test_a_child_is_initials_whoever_agreed(done, age):
    enrolment = earner(done, age_band=age)
    agree(enrolment.participant)
    agree(enrolment.participant, giver=ConsentGiver.MOTHER)
    certificate = issue_in(done).issued[0]
    assert checked(certificate).name == INITIALS


def test_a_child_at_issue_stays_a_child_on_that_certificate(done):
    enrolment = earner(done, age_band=AgeBand.FROM_14_TO_17)
    agree(enrolment.participant)
    certificate = issue_in(done).issued[0]
    with scopes_disabled():
        enrolment.participant.age_band = AgeBand.FROM_18_TO_29
        enrolment.participant.save()
    assert checked(certificate).name == INITIALS


def test_an_adult_who_turns_out_to_be_a_child_is_initials(issued):
    participant = issued.enrolment.participant
    agree(participant)
    with scopes_disabled():
        participant.age_band = AgeBand.FROM_14_TO_17
        participant.save()
    assert checked(issued).name == INITIALS


def test_an_erased_name_leaves_the_rest(issued):
    with scopes_disabled():
        CertificateName.objects.all().delete()
    found = checked(issued)
    assert (found.name, found.is_valid) == ("", True)


def test_a_withdrawn_one_says_when(issued, rina):
    with scope(organisation=issued.enrolment.workshop.organisation):
        revoke_certificate(issued, by=rina, reason="Secret quarrel.")
    found = checked(issued)
    assert (found.is_valid, found.withdrawn_on) == (False, timezone.localdate())
    assert "Secret quarrel." not in repr(found)


@pytest.mark.parametrize(
    "typed", ["", "ABC", "0" * 12 + "1", "0" * 13, "x" * 5000, "%s\x00"]
)
def test_what_is_not_there_is_none(db, typed):
    assert check_code(typed) is None


def test_a_slip_is_told_from_a_code_nobody_has():
    with override("en"):
        assert why_not_found("0000 0000 0000 0") == (
            "No certificate has this code. Check the letters and try again."
        )
        assert why_not_found("0000 0000 0000 1") == (
            "One letter or digit seems wrong. "
            "Compare the code with the paper and try again."
        )


def test_one_check_asks_the_database_once(issued, django_assert_num_queries):
    with django_assert_num_queries(1):
        checked(issued)
