from __future__ import annotations

from django.utils.translation import override
from django_scopes import scopes_disabled

from certificates.choices import CertificateState
from certificates.models import CertificateName
from certificates.tokens import qr_text, said_in
from certificates.verification import answer, found_by_code, found_by_qr
from tests.certificates.conftest import earner, issue_in
from workshops.identities import Names
from workshops.signals import participant_erased


def test_an_erased_person_leaves_a_withdrawn_paper_without_a_name(done):
    earner(done)
    earner(done, names=Names(call_name="Salma", name_latin="Salma Begum"))
    gone, stays = issue_in(done).issued
    said = said_in(qr_text(gone))
    participant_erased.send(sender=None, participant=gone.enrolment.participant)
    with override("en"):
        for found in (found_by_code(gone.code), found_by_qr(said)):
            check = answer(found)
            assert (check.state, check.name) == (CertificateState.WITHDRAWN, "")
            assert not check.asks_name
        assert answer(found_by_code(stays.code)).name == "S. B."
    with scopes_disabled():
        assert [row.certificate for row in CertificateName.objects.all()] == [stays]
