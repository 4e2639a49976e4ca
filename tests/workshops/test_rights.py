"""What each role reaches, and what it does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.builders import (
    build_audience,
    build_member,
    build_membership,
    build_workshop,
)
from tests.workshops.builders import enrol
from workshops.access import centres_for, organisations_for, rights_on, workshops_for
from workshops.choices import MembershipRole
from workshops.identities import read_call_names, read_identities
from workshops.models import Assignment
from workshops.rights import RIGHTS, Right

ROOT = Path(__file__).resolve().parents[2]


def test_every_role_says_what_it_allows():
    assert set(RIGHTS) == set(MembershipRole)


TABLE = {
    "counts of people": Right.COUNTS,
    "spreadsheets of workshops and sessions": Right.EXPORT,
    "pictures of sessions and sheets": Right.RUN,
    "messages, call lists": Right.RUN,
    "who holds which card": Right.IDENTITIES,
    "names, phone, village": Right.CALL_NAMES,
    "requests for workshops, with the contact": Right.REQUESTS,
    "may note a tie": Right.IDENTITIES,
    "ties, by code": Right.TIES,
    "concerns, opened": Right.CONCERNS,
    "accounts of staff; keys for programs": Right.STAFF,
    "the report on the group, with open answers without a name": Right.REPORT,
    "briefings, with the host's contact": Right.VIEW,
}
COLUMNS = [
    *("facilitator", "roll_call", "centre_lead", "coordinator", "monitor"),
    *("director", "partner", "safeguarding", "administrator", "curriculum_editor"),
]


@pytest.mark.parametrize(("line", "right"), TABLE.items())
def test_the_page_on_safeguarding_says_what_each_role_may(line, right):
    """People are told by it who sees what: a role that gains a right gains its word."""
    cells = [cell.strip() for cell in _line_of_safeguarding(line)]
    told = {role for role, cell in zip(COLUMNS, cells, strict=False) if cell != "no"}

    assert told == {role.value for role, may in RIGHTS.items() if right in may} - {
        "reviewer"
    }
    assert cells[-1] == "no"


def _line_of_safeguarding(line):
    text = (ROOT / "docs" / "safeguarding.md").read_text(encoding="utf-8")
    (found,) = re.findall(rf"^\| {re.escape(line)} \| (.+) \|$", text, re.MULTILINE)
    return found.split(" | ")


def test_names_concerns_and_staff_are_three_powers():
    """Who reads concerns or manages staff reads no names by that."""
    for power in (Right.CONCERNS, Right.STAFF):
        holders = [rights for rights in RIGHTS.values() if power in rights]
        assert holders != []
        assert all(Right.IDENTITIES not in rights for rights in holders)
    assert not any(
        {Right.CONCERNS, Right.STAFF} <= rights for rights in RIGHTS.values()
    )


def test_a_centre_lead_reaches_one_centre(workshop, shapla):
    build_workshop(shapla)
    lead = build_member(
        "joya", shapla, MembershipRole.CENTRE_LEAD, centre=workshop.centre
    )

    assert list(workshops_for(lead, Right.RUN)) == [workshop]
    assert list(centres_for(lead)) == [workshop.centre]


def test_a_role_for_one_audience_reaches_no_other(workshop, shapla):
    other = build_workshop(shapla, audience=build_audience("employers"))
    reader = build_member(
        "joya", shapla, MembershipRole.MONITOR, audience=other.audience
    )

    assert list(workshops_for(reader, Right.REPORT)) == [other]
    assert rights_on(reader, workshop) == set()
    assert rights_on(reader, other) == RIGHTS[MembershipRole.MONITOR]


def test_two_roles_add_up(workshop, shapla, rina):
    other = build_workshop(shapla)
    build_membership(rina, shapla, MembershipRole.DIRECTOR)

    assert set(workshops_for(rina, Right.COUNTS)) == {workshop, other}
    assert list(workshops_for(rina, Right.RUN)) == [workshop]
    assert rights_on(rina, other) == RIGHTS[MembershipRole.DIRECTOR]


@pytest.mark.parametrize(
    "role",
    [
        MembershipRole.CURRICULUM_EDITOR,
        MembershipRole.REVIEWER,
    ],
)
def test_the_field_does_not_exist_for_those_who_write(client, shapla, role):
    client.force_login(build_member("joya", shapla, role))

    assert client.get("/field/").status_code == 404


@pytest.mark.parametrize(
    "role",
    [
        MembershipRole.SAFEGUARDING,
        MembershipRole.PARTNER,
        MembershipRole.ADMINISTRATOR,
    ],
)
def test_some_see_no_workshop(client, workshop, shapla, role):
    joya = build_member("joya", shapla, role)
    client.force_login(joya)

    assert list(workshops_for(joya)) == []
    assert client.get("/field/").status_code == 200
    assert client.get(f"/field/workshops/{workshop.code}/").status_code == 404


def test_who_only_calls_the_roll_hears_names_and_reads_no_more(
    client, workshop, shapla
):
    joya = build_member("joya", shapla, MembershipRole.ROLL_CALL)
    Assignment.objects.create(workshop=workshop, user=joya)
    enrolment = enrol(workshop, phone="01711111111", village="নদীর পাড়")
    client.force_login(joya)
    base = f"/field/workshops/{workshop.code}/"

    page = client.get(f"{base}roll-call/1/")
    assert "রহিমা" in page.text
    assert "01711111111" not in page.text
    assert "নদীর পাড়" not in page.text
    refused = ["people/", "people/1/", "people/add/", "close/", "cancel/", "report/"]
    assert {client.get(base + path).status_code for path in refused} == {404}
    assert organisations_for(joya, Right.IDENTITIES).count() == 0
    assert enrolment.state == "enrolled"


def test_call_names_leave_out_the_rest(shapla_scope, workshop, rina, mitu):
    person = enrol(workshop, phone="01711111111").participant

    heard = read_call_names([person], reader=rina, purpose="roll-call")
    assert heard[person.pk].call_name == "রহিমা"
    assert heard[person.pk].phone == ""
    assert read_call_names([person], reader=mitu, purpose="roll-call") == {}
    known = read_identities([person], reader=rina, purpose="person")
    assert known[person.pk].phone == "01711111111"
