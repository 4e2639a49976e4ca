from __future__ import annotations

import datetime as dt
import socket

import pytest
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from certificates.judging import Finding, NameFinding, judge
from certificates.models import Certificate, SigningKey
from certificates.proving import PLACES
from certificates.services import reissue_certificate, revoke_certificate
from certificates.signing import new_key, retire_key, signer
from tests.certificates.checking import (
    issue_to_agreed,
    published,
    said_by,
    with_a_flipped_bit,
)
from tests.certificates.conftest import earner, issue_in
from workshops.choices import AgeBand


@pytest.fixture(autouse=True)
def own_key(settings, tmp_path, monkeypatch):
    """A key of this test, and no network."""
    settings.CERTIFICATES_SIGNING_KEY_FILE = tmp_path / "signing.pem"

    def refuse(*args):
        raise AssertionError("There is no network.")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def withdraw(certificate, rina):
    with scope(organisation=certificate.enrolment.workshop.organisation):
        revoke_certificate(certificate, by=rina, reason="Wrong person.")


def test_a_genuine_one_says_what_for_and_when(issued, done):
    keys, lists = published()
    judged = judge(said_by(issued), keys, lists)
    said = judged.statement
    held = timezone.localdate(done.sessions.get().starts_at)
    assert (judged.finding, judged.name) == (Finding.GENUINE, NameFinding.NOT_ASKED)
    assert (said.held_in, said.signed_on) == (held.replace(day=1), timezone.localdate())
    assert keys["courses"][said.course_id] == {
        "module": issued.facts["module"],
        "organisation": issued.facts["organisation"],
    }
    assert timezone.now() - judged.listed_at < dt.timedelta(minutes=1)


def test_what_was_changed_is_found(done):
    said = said_by(issue_to_agreed(done))
    keys, lists = published()
    for place in (0, 6, 21, 24, 28, 32, 34, 44, 45, 108):
        finding = judge(with_a_flipped_bit(said, place), keys, lists).finding
        assert finding == Finding.CHANGED, place


def test_a_forger_with_a_key_of_his_own_is_not_known(issued):
    keys, lists = published()
    forged = with_a_flipped_bit(said_by(issued), 1)
    assert judge(forged, keys, lists).finding == Finding.UNKNOWN_KEY
    assert judge(said_by(issued), {**keys, "keys": []}, lists).finding == (
        Finding.UNKNOWN_KEY
    )


@pytest.mark.parametrize(
    "text", ["", "A" * 156, "A" * 26, "x" * 10_000, "\x00", "\u202e"]
)
def test_what_is_no_statement_is_told(issued, text):
    finding = judge(text, *published()).finding
    assert finding in {Finding.NO_STATEMENT, Finding.CHANGED}


def test_a_withdrawn_one_is_found_in_the_list(done, rina):
    first, second = earner(done), earner(done)
    issued = {each.enrolment: each for each in issue_in(done).issued}
    keys, before = published()
    withdraw(issued[first], rina)
    _keys, after = published()
    findings = [
        judge(said_by(issued[each]), keys, lists).finding
        for each in (first, second)
        for lists in (before, after)
    ]
    assert findings == [
        Finding.GENUINE,
        Finding.WITHDRAWN,
        Finding.GENUINE,
        Finding.GENUINE,
    ]


def test_a_replaced_one_is_withdrawn_and_the_new_one_is_not(issued, rina):
    with scope(organisation=issued.enrolment.workshop.organisation):
        new = reissue_certificate(issued, by=rina, reason="Wrong letter.")
    keys, lists = published()
    assert judge(said_by(issued), keys, lists).finding == Finding.WITHDRAWN
    assert judge(said_by(new), keys, lists).finding == Finding.GENUINE


def test_without_a_list_that_holds_its_age_is_not_known(issued):
    keys, lists = published()
    token = lists["lists"][0]
    head, body, signature = token.split(".")
    for wrong in (
        None,
        {},
        {"lists": []},
        {"lists": ["x"]},
        {"lists": [f"{head}.{body}.{'A' * len(signature)}"]},
        {"lists": [f"{head}.{body[:-4]}AAAA.{signature}"]},
    ):
        judged = judge(said_by(issued), keys, wrong)
        assert (judged.finding, judged.listed_at) == (Finding.GENUINE, None)


def test_a_retired_key_holds_for_its_time(issued):
    said = said_by(issued)
    new_key()
    keys, lists = published()
    judged = judge(said, keys, lists)
    assert judged.finding == Finding.GENUINE
    assert judged.listed_at


def test_what_a_retired_key_signed_later_does_not_hold(issued):
    SigningKey.objects.update(
        made_at=timezone.now() - dt.timedelta(days=9),
        retired_at=timezone.now() - dt.timedelta(days=3),
    )
    new_key()
    assert judge(said_by(issued), *published()).finding == Finding.OUT_OF_TIME


def test_what_was_signed_before_the_key_was_made_does_not_hold(issued):
    SigningKey.objects.update(made_at=timezone.now() + dt.timedelta(days=3))
    assert judge(said_by(issued), *published()).finding == Finding.OUT_OF_TIME


def test_a_leaked_key_proves_nothing(issued):
    said = said_by(issued)
    retire_key(signer().key_id, has_leaked=True)
    new_key()
    assert judge(said, *published()).finding == Finding.LEAKED_KEY


def test_the_name_of_somebody_who_agreed_is_compared(done):
    said = said_by(issue_to_agreed(done))
    keys, lists = published()

    def name(typed):
        return judge(said, keys, lists, typed).name

    assert name("rahima  khatun") == name("রহিমা খাতুন") == NameFinding.SAME
    assert name("Karim") == name("Rahima") == name("...") == NameFinding.OTHER


@pytest.mark.parametrize("age", list(AgeBand))
def test_the_code_of_who_did_not_agree_carries_nothing_of_a_name(done, age):
    earner(done, age_band=age)
    certificate = issue_in(done).issued[0]
    judged = judge(said_by(certificate), *published(), "Rahima Khatun")
    assert judged.name == NameFinding.NOT_CARRIED
    assert len(bytes(certificate.statement)) == 97


@pytest.mark.parametrize(
    "age", [AgeBand.UNDER_10, AgeBand.FROM_10_TO_13, AgeBand.FROM_14_TO_17]
)
def test_the_code_of_a_child_never_does(done, age):
    certificate = issue_to_agreed(done, age_band=age)
    assert len(bytes(certificate.statement)) == 97


def test_places_in_the_list_are_random_and_each_ones_own(done):
    for _ in range(20):
        earner(done)
    places = [each.status_index for each in issue_in(done).issued]
    assert len(set(places)) == 20
    assert all(0 <= place < PLACES for place in places)
    assert places != sorted(places)


def test_a_half_full_list_is_followed_by_another(done, monkeypatch):
    monkeypatch.setattr("certificates.proving._FULLEST", 4)
    for _ in range(6):
        earner(done)
    issued = issue_in(done).issued
    keys, lists = published()
    assert (
        len(lists["lists"]) == 1 + max(each.status_index for each in issued) // PLACES
    )
    for each in issued:
        assert judge(said_by(each), keys, lists).listed_at


def test_nothing_that_is_published_is_personal(done, rina):
    certificate = issue_to_agreed(done)
    withdraw(certificate, rina)
    text = str(published())
    for secret in (
        "Rahima",
        "রহিমা",
        certificate.code,
        certificate.token,
        "Wrong person",
    ):
        assert secret not in text
    with scopes_disabled():
        assert Certificate.objects.count() == 1
