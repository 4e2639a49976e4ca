from __future__ import annotations

import pytest
from django_scopes import scope

from certificates.models import CertificateName
from certificates.names import full_names, open_names, read_names
from certificates.queries import certificates_of
from tests.certificates.conftest import RAHIMA, earner, issue_in
from workshops.identities import Names
from workshops.models import IdentityReading
from workshops.vault import VaultError

FULL = {"bn": "রহিমা খাতুন", "en": "Rahima Khatun"}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (RAHIMA, FULL),
        (Names(call_name="Mina"), {}),
        (Names(call_name="Mina", name_bn="মিনা"), {"bn": "মিনা"}),
        (None, {}),
    ],
)
def test_full_names_are_those_that_exist(names, expected):
    assert full_names(names) == expected


def test_a_sealed_name_opens_on_its_own_certificate_only(issued, done):
    earner(done)
    other = issue_in(done).issued[0]
    with scope(organisation=done.organisation):
        row = CertificateName.objects.get(certificate=issued)
        CertificateName.objects.filter(certificate=other).update(sealed=row.sealed)
        assert open_names(certificates_of(done).get(pk=issued.pk)) == FULL
        with pytest.raises(VaultError):
            open_names(certificates_of(done).get(pk=other.pk))


def test_readings_are_logged_and_erased_names_left_out(issued, done, rina):
    earner(done)
    erased = issue_in(done).issued[0]
    with scope(organisation=done.organisation):
        CertificateName.objects.filter(certificate=erased).delete()
        IdentityReading.objects.all().delete()
        assert read_names(list(certificates_of(done)), reader=rina) == {issued.pk: FULL}
        readings = IdentityReading.objects.values_list(
            "participant", "reader", "purpose"
        )
        assert list(readings) == [
            (issued.enrolment.participant_id, rina.pk, "certificates")
        ]
