from __future__ import annotations

import pytest
from django_scopes import scope

from certificates.models import NameCorrection
from certificates.services.naming import correct_name
from tests.certificates.conftest import RAHIMA, earner
from workshops.identities import Names, read_identities


@pytest.fixture
def rahima(done):
    with scope(organisation=done.organisation):
        yield earner(done, names=RAHIMA)


def names_of(enrolment):
    participant = enrolment.participant
    return read_identities([participant], reader=None, purpose="test")[participant.pk]


def test_the_names_are_written_and_who_corrected_them(rahima, rina):
    assert correct_name(
        rahima, by=rina, name_bn="রহিমা বেগম", name_latin="Rahima Khatun"
    )
    assert names_of(rahima) == Names(
        call_name="Rahima", name_bn="রহিমা বেগম", name_latin="Rahima Khatun"
    )
    correction = NameCorrection.objects.get()
    assert (
        correction.enrolment,
        correction.changed_bn,
        correction.changed_latin,
        correction.corrected_by,
    ) == (rahima, True, False, rina)


def test_the_same_name_is_no_correction(rahima, rina):
    same = {"name_bn": RAHIMA.name_bn, "name_latin": f" {RAHIMA.name_latin} "}
    assert not correct_name(rahima, by=rina, **same)
    assert not NameCorrection.objects.exists()


def test_who_had_no_name_at_all_gets_one(done, rina):
    with scope(organisation=done.organisation):
        nameless = earner(done, names=None)
        correct_name(nameless, by=rina, name_bn="", name_latin="Mina Akter")
        assert names_of(nameless) == Names(
            call_name="Mina Akter", name_latin="Mina Akter"
        )
