from __future__ import annotations

import json

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import override
from django_scopes import scope, scopes_disabled
from django_scopes.exceptions import ScopeError

from certificates.codes import is_well_formed
from certificates.models import Certificate, CertificateName
from certificates.names import open_names
from certificates.services import (
    issue_certificates,
    reissue_certificate,
    revoke_certificate,
)
from tests.builders import build_enrolment
from tests.certificates.conftest import RAHIMA, earner, issue_in
from workshops.choices import AgeBand
from workshops.identities import Names, write_identity
from workshops.refusals import Refused

FULL = {"bn": "রহিমা খাতুন", "en": "Rahima Khatun"}


@pytest.fixture
def inside(shapla):
    with scope(organisation=shapla):
        yield


def test_gives_one_to_each_who_has_earned_it(done, rina, inside):
    came, stayed_away = earner(done), build_enrolment(done)
    result = issue_certificates(done, by=rina)
    assert [each.enrolment for each in result.issued] == [came]
    assert [each.enrolment for each in result.not_yet] == [stayed_away]
    assert result.already == []
    certificate = Certificate.objects.get()
    assert is_well_formed(certificate.code)
    assert certificate.issued_by == rina
    assert open_names(certificate) == FULL


def test_pressing_again_gives_nothing_new(done, inside):
    earner(done)
    first, second = issue_certificates(done, by=None), issue_certificates(done, by=None)
    assert len(first.issued) == 1
    assert (second.issued, second.already) == ([], first.issued)
    assert Certificate.objects.count() == 1


def test_the_database_refuses_a_second_valid_one(issued, inside):
    issued.pk = None
    issued.code = "0" * 13
    with pytest.raises(IntegrityError), transaction.atomic():
        issued.save(force_insert=True)


def test_who_earns_later_gets_theirs_later(issued, done, inside):
    late = earner(done)
    result = issue_certificates(done, by=None)
    assert [each.enrolment for each in result.issued] == [late]
    assert result.already == [issued]


def test_who_has_no_full_name_is_told(done, inside):
    earner(done, names=Names(call_name="Mina"))
    with override("en"):
        result = issue_certificates(done, by=None)
    assert result.issued == []
    assert [person.missing for person in result.not_yet] == [
        ["Needs a name: write the full name in Bangla or in English letters."]
    ]


def test_facts_are_frozen_and_hold_no_name(done, design, inside):
    earner(done, age_band=AgeBand.FROM_14_TO_17)
    certificate = issue_certificates(done, by=None).issued[0]
    done.centre.name_en = "Elsewhere"
    done.centre.save()
    design.signatory_en = "Somebody else"
    design.save()
    facts = Certificate.objects.get(pk=certificate.pk).facts
    held_on = timezone.localdate(done.sessions.get().starts_at).isoformat()
    assert facts == {
        "module": {"en": "Gentle words", "bn": "কোমল কথা"},
        "module_key": str(done.edition.module_key),
        "edition": 1,
        "organisation": {"en": "Shapla Trust", "bn": "shapla সংস্থা"},
        "centre": {"bn": done.centre.name_bn, "en": facts["centre"]["en"]},
        "audience": {
            "slug": "parents",
            "bn": done.audience.name_bn,
            "en": done.audience.name_en,
        },
        "held_from": held_on,
        "held_to": held_on,
        "issued_on": timezone.localdate().isoformat(),
        "sessions_held": 1,
        "sessions_attended": 1,
        "days_held": 1,
        "minutes_held": facts["minutes_held"],
        "signatory": {"bn": "ফরিদা ইয়াসমিন", "en": "Farida Yasmin"},
        "signatory_role": {"bn": "পরিচালক", "en": "Director"},
        "language": "both",
        "layout": "formal",
        "is_child": True,
        "is_invented": False,
    }
    assert facts["centre"]["en"] != "Elsewhere"
    assert "Rahima" not in json.dumps(facts)


def test_names_are_sealed_and_keep_their_place(issued, done, inside):
    row = CertificateName.objects.get()
    assert b"Rahima" not in bytes(row.sealed)
    assert "রহিমা".encode() not in bytes(row.sealed)
    write_identity(
        issued.enrolment.participant, Names(call_name="X", name_latin="New Name")
    )
    assert open_names(Certificate.objects.get()) == FULL


def test_without_a_design_it_is_refused(workshop, inside):
    with override("en"), pytest.raises(Refused, match="no certificate design yet"):
        issue_certificates(workshop, by=None)


def test_outside_a_scope_nothing_is_read(done):
    with pytest.raises(ScopeError):
        issue_certificates(done, by=None)


def test_withdrawing_keeps_who_when_and_why(issued, rina, inside):
    revoke_certificate(issued, by=rina, reason="  Wrong person. ")
    stored = Certificate.objects.get()
    assert (stored.is_valid, stored.revoked_by) == (False, rina)
    assert stored.revoked_reason == "Wrong person."
    assert stored.revoked_at is not None


@pytest.mark.parametrize("reason", ["", "   "])
def test_withdrawing_needs_a_reason(issued, rina, inside, reason):
    with pytest.raises(Refused):
        revoke_certificate(issued, by=rina, reason=reason)
    assert Certificate.objects.get().is_valid


def test_a_certificate_is_withdrawn_once(issued, rina, kamal, inside):
    revoke_certificate(issued, by=rina, reason="Wrong person.")
    with pytest.raises(Refused):
        revoke_certificate(Certificate.objects.get(), by=kamal, reason="Again.")
    stored = Certificate.objects.get()
    assert (stored.revoked_by, stored.revoked_reason) == (rina, "Wrong person.")


def test_issuing_to_all_does_not_give_back_what_was_withdrawn(
    issued, done, rina, inside
):
    revoke_certificate(issued, by=rina, reason="Wrong person.")
    result = issue_certificates(done, by=rina)
    assert (result.issued, result.already) == ([], [issued])


def test_a_new_one_takes_the_place_of_the_old(issued, rina, inside):
    names = Names(call_name="Rahima", name_latin="Rohima Khatoon")
    write_identity(issued.enrolment.participant, names)
    new = reissue_certificate(issued, by=rina, reason="Spelling.")
    assert (new.replaces, new.enrolment) == (issued, issued.enrolment)
    assert new.code != issued.code
    assert [each.is_valid for each in Certificate.objects.order_by("pk")] == [
        False,
        True,
    ]
    assert open_names(new) == {"en": "Rohima Khatoon"}
    assert open_names(Certificate.objects.get(pk=issued.pk)) == FULL


def test_a_new_one_needs_a_full_name_and_loses_nothing(issued, rina, inside):
    write_identity(issued.enrolment.participant, Names(call_name="Rahima"))
    with pytest.raises(Refused):
        reissue_certificate(issued, by=rina, reason="Spelling.")
    assert Certificate.objects.get().is_valid


def test_a_withdrawn_one_is_not_replaced_again(issued, rina, inside):
    reissue_certificate(issued, by=rina, reason="Spelling.")
    with pytest.raises(Refused):
        reissue_certificate(
            Certificate.objects.get(pk=issued.pk), by=rina, reason="Again."
        )
    assert Certificate.objects.count() == 2


@pytest.mark.parametrize("count", [3, 60])
def test_as_many_queries_for_many_people(done, count, django_assert_num_queries):
    for _ in range(count):
        earner(done, names=RAHIMA)
    # The first of all makes the key, the list and the course, with a savepoint each.
    with django_assert_num_queries(38):
        assert len(issue_in(done).issued) == count


def test_names_can_be_erased(issued):
    with scopes_disabled():
        CertificateName.objects.all().delete()
        assert open_names(Certificate.objects.get()) == {}
