from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import override
from django_scopes import scope, scopes_disabled

from certificates import budgets
from certificates.base32 import encode
from certificates.choices import CertificateState, NameAnswer
from certificates.codes import in_groups, new_token
from certificates.models import CertificateName
from certificates.services import reissue_certificate, revoke_certificate
from certificates.tokens import qr_text, said_in
from certificates.verification import (
    answer,
    compare_name,
    found_by_code,
    found_by_qr,
    is_guess,
)
from tests.certificates.conftest import earner, issue_in
from workshops.choices import AgeBand, ConsentGiver, ConsentMode, ConsentScope
from workshops.identities import Names
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
        return answer(found_by_code(certificate.code))


def name_said(certificate, name):
    return compare_name(found_by_code(certificate.code), name)


@pytest.fixture(autouse=True)
def nobody_guessed():
    cache.clear()


def test_says_what_proves_the_paper(issued, done):
    found = checked(issued)
    held = timezone.localdate(done.sessions.get().starts_at)
    assert found.is_valid
    assert found.code == in_groups(issued.code)
    assert (found.module, found.organisation) == ("Gentle words", "Shapla Trust")
    assert found.month == held.strftime("%B %Y")
    assert (found.ended_on, found.is_invented) == (None, False)


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


def test_a_withdrawn_one_says_when_and_names_nobody(issued, rina):
    with scope(organisation=issued.enrolment.workshop.organisation):
        revoke_certificate(issued, by=rina, reason="Secret quarrel.")
    found = checked(issued)
    assert (found.state, found.ended_on) == (
        CertificateState.WITHDRAWN,
        timezone.localdate(),
    )
    assert (found.name, found.asks_name) == ("", False)
    assert "Secret quarrel." not in repr(found)


def test_a_replaced_one_says_so_and_not_by_which(issued, rina):
    with scope(organisation=issued.enrolment.workshop.organisation):
        new = reissue_certificate(issued, by=rina, reason="Wrong letter.")
    found = checked(issued)
    assert (found.state, found.name) == (CertificateState.REPLACED, "")
    assert in_groups(new.code) not in repr(found)
    assert checked(new).state == CertificateState.VALID


NOWHERE = ["", "ABC", "0" * 12 + "1", "0" * 13, "x" * 10_000, "%s\x00", "\u202e" * 99]


@pytest.mark.parametrize("typed", NOWHERE)
def test_what_is_not_there_is_none_after_the_same_work(
    db, typed, django_assert_num_queries
):
    with django_assert_num_queries(1):
        assert found_by_code(typed) is None
    with django_assert_num_queries(1):
        assert found_by_qr(typed) is None


def test_one_check_asks_the_database_once(issued, django_assert_num_queries):
    with django_assert_num_queries(1):
        checked(issued)


def test_marks_that_nobody_sees_do_not_spoil_a_code(issued):
    code = issued.code
    typed = f"\u202b{code[:4]}\u200e-{code[4:].lower()}\u202c"
    assert found_by_code(typed).certificate == issued


def test_only_a_code_that_is_written_right_is_a_guess():
    assert is_guess("0000-0000-0000-0")
    assert not is_guess("0000-0000-0000-1")


def test_the_qr_code_finds_its_certificate_in_any_case(issued):
    said = said_in(qr_text(issued))
    assert found_by_qr(said).certificate == issued
    assert found_by_qr(said.lower()).certificate == issued
    assert found_by_qr(issued.token).certificate == issued
    assert found_by_qr(new_token()) is None
    assert found_by_qr(issued.code) is None
    assert found_by_code(issued.token) is None


def test_a_changed_qr_code_is_nobodys(issued):
    statement = bytes(issued.statement)
    for place in (0, 5, 25, 40, len(statement) - 1):
        changed = bytearray(statement)
        changed[place] ^= 1
        assert found_by_qr(encode(bytes(changed))) is None


@pytest.mark.parametrize(
    "typed",
    [
        "Rahima Khatun",
        "  rahima   KHATUN ",
        "রহিমা খাতুন",
        "Rahima-Khatun.",
        "রহিমা\u200c খাতুন",
    ],
)
def test_the_printed_name_is_the_same_however_it_is_typed(issued, typed):
    assert name_said(issued, typed) == NameAnswer.SAME


def test_both_ways_to_write_a_letter_are_one(done):
    earner(done, names=Names(call_name="Priya", name_bn="প্রিয়া রায়"))
    certificate = issue_in(done).issued[0]
    assert name_said(certificate, "প্রিয়া রায়") == NameAnswer.SAME
    assert name_said(certificate, "প্রিয়া রায়") == NameAnswer.SAME


@pytest.mark.parametrize("typed", ["Rahima", "Rahima Khatun Begum", ".", "র. খা."])
def test_another_name_is_not(issued, typed):
    assert name_said(issued, typed) == NameAnswer.OTHER


def test_names_are_tried_a_few_times_for_each_certificate(done):
    earner(done)
    earner(done, names=Names(call_name="Salma", name_latin="Salma Begum"))
    tried, other = issue_in(done).issued
    for _ in range(budgets.WRONG_NAMES):
        assert name_said(tried, "Rahima Khatun") == NameAnswer.SAME
        assert name_said(tried, "Somebody Else") == NameAnswer.OTHER
    assert name_said(tried, "Rahima Khatun") == NameAnswer.TOO_MANY
    assert name_said(other, "Salma Begum") == NameAnswer.SAME
