"""Accounts and roles: what an administrator may do, and what nobody may."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Group

from tests.builders import build_member, build_membership, build_workshop
from workshops.access import workshops_for
from workshops.calendars import new_calendar_link, owner_of
from workshops.choices import MembershipRole, StaffAct
from workshops.models import Membership, StaffChange
from workshops.refusals import Refused
from workshops.services.staffing import (
    add_staff,
    give_new_password,
    give_role,
    spoken_password,
    switch_account,
    take_role,
)

pytestmark = pytest.mark.usefixtures("in_english")


ADMINISTRATOR = MembershipRole.ADMINISTRATOR
MONITOR = MembershipRole.MONITOR


@pytest.fixture
def asha(shapla):
    """Administers Shapla."""
    return build_member("asha", shapla, ADMINISTRATOR)


def add(organisation, by, role=MONITOR, **changed):
    account = {"username": "joya", "first_name": "Joya", "last_name": "", "email": ""}
    return add_staff(organisation, by=by, role=role, **{**account, **changed})


def acts():
    return list(StaffChange.objects.order_by("pk").values_list("act", "role"))


def test_a_new_account_opens_with_its_password(client, shapla, asha):
    user, password = add(shapla, asha)

    assert client.login(username="joya", password=password)
    assert user.memberships.get().role == MONITOR
    assert acts() == [("added", ""), ("role_given", "monitor")]


def test_a_password_can_be_said_and_is_never_the_same():
    made = {spoken_password() for _time in range(200)}

    assert len(made) == 200
    assert all(re.fullmatch(r"([a-z]{6}-){3}[a-z]{6}", each) for each in made)


def test_a_taken_user_name_is_refused(shapla, asha, karim):
    with pytest.raises(Refused, match="This user name is taken"):
        add(shapla, asha, username="Karim")


def test_a_role_for_a_centre_of_another_organisation_is_refused(shapla, doel, asha):
    centre = build_workshop(doel).centre
    with pytest.raises(Refused, match="Choose a centre of this organisation"):
        add(shapla, asha, MembershipRole.CENTRE_LEAD, centre=centre)


def test_nobody_changes_their_own_account(shapla, asha):
    own = asha.memberships.get()
    for attempt in (
        lambda: give_role(shapla, asha, by=asha, role=MembershipRole.COORDINATOR),
        lambda: take_role(own, by=asha),
        lambda: give_new_password(shapla, asha, by=asha),
        lambda: switch_account(shapla, asha, by=asha, is_active=False),
    ):
        with pytest.raises(Refused, match="You cannot change your own account"):
            attempt()
    assert Membership.objects.filter(user=asha).count() == 1


@pytest.mark.parametrize(
    "roles",
    [
        (ADMINISTRATOR, MembershipRole.SAFEGUARDING),
        (MembershipRole.SAFEGUARDING, ADMINISTRATOR),
    ],
)
def test_nobody_manages_staff_and_reads_concerns(shapla, asha, roles):
    first, second = roles
    user, _password = add(shapla, asha, first)
    with pytest.raises(Refused, match="cannot both manage staff and read concerns"):
        give_role(shapla, user, by=asha, role=second)


def test_a_role_is_given_once(shapla, asha, mitu):
    with pytest.raises(Refused, match="has this role already"):
        give_role(shapla, mitu, by=asha, role=MONITOR)


def test_a_role_that_is_taken_ends_at_once(shapla, asha, kamal, workshop):
    assert list(workshops_for(kamal)) == [workshop]
    take_role(kamal.memberships.get(), by=asha)
    assert list(workshops_for(kamal)) == []
    assert acts() == [("role_taken", "coordinator")]


def test_the_last_administrator_stays(shapla, asha):
    bina = build_member("bina", shapla, ADMINISTRATOR)
    take_role(bina.memberships.get(), by=asha)
    other = build_member("chhanda", shapla, MONITOR)
    with pytest.raises(Refused, match="the last administrator"):
        take_role(asha.memberships.get(), by=other)


def test_a_new_password_ends_the_old_one(client, shapla, asha, mitu):
    client.force_login(mitu)
    password = give_new_password(shapla, mitu, by=asha)

    assert client.get("/field/").status_code == 302
    assert not client.login(username="mitu", password="a-long-password")
    assert client.login(username="mitu", password=password)


def test_an_account_that_is_off_is_out_at_once(client, shapla, asha, mitu):
    client.force_login(mitu)
    switch_account(shapla, mitu, by=asha, is_active=False)
    assert client.get("/field/").status_code == 302
    switch_account(shapla, mitu, by=asha, is_active=True)
    assert [act for act, _role in acts()] == ["switched_off", "switched_on"]


def test_a_lost_phone_keeps_no_calendar(shapla, asha, rina, mitu):
    renewed, off = new_calendar_link(rina), new_calendar_link(mitu)
    give_new_password(shapla, rina, by=asha)
    switch_account(shapla, mitu, by=asha, is_active=False)
    switch_account(shapla, mitu, by=asha, is_active=True)
    assert (owner_of(renewed), owner_of(off)) == (None, None)


def test_an_account_that_others_use_too_is_not_theirs_to_change(
    shapla, doel, asha, mitu
):
    build_membership(mitu, doel, MONITOR)
    for attempt in (
        lambda: give_new_password(shapla, mitu, by=asha),
        lambda: switch_account(shapla, mitu, by=asha, is_active=False),
    ):
        with pytest.raises(Refused, match="used elsewhere too"):
            attempt()


def test_those_who_write_modules_are_in_wagtails_groups(shapla, asha):
    user, _password = add(shapla, asha, MembershipRole.CURRICULUM_EDITOR)
    assert list(user.groups.all()) == [Group.objects.get(name="Editors")]
    take_role(user.memberships.get(), by=asha)
    assert list(user.groups.all()) == []


def test_no_role_gives_wagtails_right_to_manage_users(shapla, asha):
    """Whoever has it can make themselves a superuser."""
    for number, role in enumerate(MembershipRole):
        user, _password = add(shapla, asha, role, username=f"person{number}")
        assert not user.has_perm("auth.change_user")
        assert not user.is_staff
        assert not user.is_superuser


def test_every_act_has_words():
    assert all(act.label for act in StaffAct)
