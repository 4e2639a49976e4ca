from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from django_scopes import scope

from certificates.register import Wanted, numbers_of, register_for
from certificates.services import reissue_certificate, revoke_certificate
from tests.certificates.conftest import build_design, build_done, earner, issue_in


@pytest.fixture
def three(done, rina):
    """Valid, withdrawn, replaced; and the one in the place of the last."""
    for _ in range(3):
        earner(done)
    valid, withdrawn, old = issue_in(done).issued
    with scope(organisation=done.organisation):
        revoke_certificate(withdrawn, by=rina, reason="Mistake.")
        new = reissue_certificate(old, by=rina, reason="Name.")
    return valid, withdrawn, old, new


def found(user, organisations, **wanted):
    with scope(organisation=organisations):
        return list(register_for(user, Wanted(**wanted)))


def test_each_has_its_state(three, rina, shapla):
    valid, withdrawn, old, new = three
    states = {each.pk: each.said_state for each in found(rina, [shapla])}
    assert states == {
        valid.pk: "valid",
        withdrawn.pk: "withdrawn",
        old.pk: "replaced",
        new.pk: "valid",
    }


@pytest.mark.parametrize(
    ("state", "places"), [("valid", [0, 3]), ("withdrawn", [1]), ("replaced", [2])]
)
def test_by_state(three, rina, shapla, state, places):
    assert set(found(rina, [shapla], state=state)) == {three[i] for i in places}


def test_by_code_as_people_type_it(three, rina, shapla):
    typed = f" {three[0].code.lower()} "
    assert found(rina, [shapla], code=typed) == [three[0]]
    assert found(rina, [shapla], code="nothing") == []


def test_by_day_centre_and_audience(three, rina, shapla, done):
    today = timezone.localdate()
    tomorrow = today + dt.timedelta(days=1)
    assert len(found(rina, [shapla], since=today, until=today)) == 4
    assert found(rina, [shapla], since=tomorrow) == []
    assert len(found(rina, [shapla], centre=done.centre_id)) == 4
    assert found(rina, [shapla], audience=done.audience_id + 1) == []


def test_everybody_sees_their_own_only(three, rina, kamal, mitu, selim, karim, doel):
    build_design(doel)
    theirs = build_done(doel, selim)
    earner(theirs)
    [foreign] = issue_in(theirs).issued
    both = [three[0].enrolment.workshop.organisation, doel]
    assert len(found(kamal, both)) == 4
    assert found(selim, both) == [foreign]
    assert found(mitu, both) == found(karim, both) == []


def test_the_numbers(three, rina, shapla, done):
    with scope(organisation=[shapla]):
        numbers = numbers_of(register_for(rina, Wanted()))
    assert numbers.total == 4
    assert numbers.by_state == {"valid": 2, "withdrawn": 1, "replaced": 1}
    assert [number for _month, number in numbers.by_month] == [4]
    assert numbers.by_audience == [(done.audience.name_bn, done.audience.name_en, 4)]
