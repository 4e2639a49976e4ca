"""Who sees what: every address of the field, for the whole cast."""

from __future__ import annotations

import pytest
from django_scopes import get_scope

from tests.builders import build_member, build_workshop
from tests.workshops.builders import enrol
from workshops.access import (
    Right,
    centres_for,
    facilitators_for,
    organisations_for,
    rights_on,
    workshops_for,
)
from workshops.choices import MembershipRole

# By address: what rina, kamal, mitu, selim, karim and a visitor get.

ADDRESSES = {
    "/field/": (200, 200, 200, 200, 404, 302),
    "/field/more/": (200, 200, 200, 200, 404, 302),
    "/field/schedule/": (200, 200, 404, 200, 404, 302),
    "/field/workshops/{code}/": (200, 200, 200, 404, 404, 302),
    "/field/workshops/{code}/plan/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/plan/change/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/plan/days/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/plan/postpone/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/sessions/1/move/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/sessions/1/cancel/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/sessions/1/return/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/sessions/9/move/": (404, 404, 404, 404, 404, 302),
    "/field/all/past/": (200, 200, 200, 200, 404, 302),
    "/field/holidays/": (404, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/copy/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/people/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/people/add/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/people/known/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/cards-of-people.pdf": (200, 200, 404, 404, 404, 302),
    "/field/people/": (200, 200, 404, 200, 404, 302),
    "/field/people/duplicates/": (404, 200, 404, 404, 404, 302),
    "/field/waiting-staff/": (404, 200, 404, 404, 404, 302),
    "/field/keys/": (404, 404, 404, 404, 404, 302),
    "/field/counts/": (404, 200, 200, 404, 404, 302),
    "/field/exports/": (404, 200, 200, 404, 404, 302),
    "/field/workshops/{code}/import/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/import/template.xlsx": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/people/export/": (404, 200, 200, 404, 404, 302),
    "/field/workshops/{code}/people/export/names/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/people/1/": (200, 200, 404, 404, 404, 302),
    "/field/concern/": (200, 200, 200, 200, 404, 302),
    "/field/concern/sent/": (200, 200, 200, 200, 404, 302),
    "/field/concerns/": (404, 404, 404, 404, 404, 302),
    "/field/workshops/{code}/people/1/contact/": (200, 200, 404, 404, 404, 302),
    "/field/messages/": (200, 200, 404, 200, 404, 302),
    "/field/workshops/{code}/messages/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/call-list/1/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/call-list/1/pdf/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/share/1/": (200, 200, 404, 404, 404, 302),
    "/field/follow-ups/": (200, 200, 404, 200, 404, 302),
    "/field/workshops/{code}/people/1/follow-up/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/people/1/change/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/people/1/consent/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/people/1/consent/withdraw/attend/": (
        200,
        200,
        404,
        404,
        404,
        302,
    ),
    "/field/workshops/{code}/people/1/withdraw/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/people/1/ties/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/people/order/": (200, 200, 404, 404, 404, 302),
    "/field/apart/": (404, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/roll-call/1/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/days/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/tally/1/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/roster/1.pdf": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/record/1/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/photos/1/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/sheets/1/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/paper/1/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/paper/1/result/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/guide/": (200, 200, 200, 404, 404, 302),
    "/field/workshops/{code}/guide.pdf": (200, 200, 200, 404, 404, 302),
    "/field/workshops/{code}/close/": (200, 200, 404, 404, 404, 302),
    "/field/workshops/{code}/cancel/": (200, 200, 404, 404, 404, 302),
}
CAST = ("rina", "kamal", "mitu", "selim", "karim", None)
POSTED = {
    "/field/keys/": (404, 404, 404, 404, 404, 302),
    "/field/counts/letters/": (404, 302, 302, 404, 404, 302),
    "/field/counts/letters/1/end/": (404, 404, 404, 404, 404, 302),
    "/field/keys/1/end/": (404, 404, 404, 404, 404, 302),
    "/field/workshops/{code}/plan/confirm/": (302, 302, 404, 404, 404, 302),
    "/field/workshops/{code}/sessions/1/return/": (302, 302, 404, 404, 404, 302),
    "/field/workshops/{code}/roll-call/1/tap/": (400, 400, 404, 404, 404, 302),
    "/field/workshops/{code}/roll-call/1/undo/": (302, 302, 404, 404, 404, 302),
    "/field/workshops/{code}/people/1/return/": (302, 302, 404, 404, 404, 302),
    "/field/workshops/{code}/people/1/accept/": (302, 302, 404, 404, 404, 302),
    "/field/workshops/{code}/people/1/decline/": (302, 302, 404, 404, 404, 302),
    "/field/workshops/{code}/people/draw/": (302, 302, 404, 404, 404, 302),
    "/field/workshops/{code}/reopen/": (302, 302, 404, 404, 404, 302),
    "/field/workshops/{code}/close/": (200, 200, 404, 404, 404, 302),
}


@pytest.fixture
def cast(client, rina, kamal, mitu, selim, karim, workshop):
    enrol(workshop, rina)
    people = dict(zip(CAST, (rina, kamal, mitu, selim, karim), strict=False))

    def answers(method: str, address: str) -> tuple[int, ...]:
        found = []
        for name in CAST:
            client.logout()
            if name:
                client.force_login(people[name])
            asked = getattr(client, method)(address.format(code=workshop.code))
            found.append(asked.status_code)
        return tuple(found)

    return answers


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_gets_what_is_theirs(cast, address):
    assert cast("get", address) == ADDRESSES[address]


@pytest.mark.parametrize("address", POSTED)
def test_each_changes_what_is_theirs(cast, address):
    assert cast("post", address) == POSTED[address]


def test_a_visitor_is_sent_to_the_log_in(client, workshop):
    response = client.get(f"/field/workshops/{workshop.code}/people/")
    expected = f"/field/login/?next=/field/workshops/{workshop.code}/people/"
    assert response["Location"] == expected


def test_a_facilitator_sees_the_workshops_given_to_them(workshop, shapla, rina):
    build_workshop(shapla)
    assert list(workshops_for(rina)) == [workshop]


def test_a_colleague_does_not_see_it(workshop, shapla):
    joya = build_member("joya", shapla, MembershipRole.FACILITATOR)
    assert list(workshops_for(joya)) == []


def test_a_coordinator_sees_the_whole_organisation(workshop, shapla, doel, kamal):
    other = build_workshop(shapla)
    build_workshop(doel)
    assert set(workshops_for(kamal)) == {workshop, other}


def test_a_facilitator_lent_to_another_organisation_does_not_see_its_workshop(
    doel, rina
):
    build_workshop(doel, facilitator=rina)
    assert list(workshops_for(rina)) == []


def test_a_monitor_reads_reports_and_nothing_else(workshop, mitu):
    assert rights_on(mitu, workshop) == {
        Right.VIEW,
        Right.REPORT,
        Right.COUNTS,
        Right.EXACT_COUNTS,
        Right.EXPORT,
    }
    assert list(workshops_for(mitu, Right.REPORT)) == [workshop]
    assert list(workshops_for(mitu, Right.IDENTITIES)) == []
    assert list(organisations_for(mitu, Right.SCHEDULE)) == []


def test_only_those_who_run_workshops_can_be_put_on_one(rina, kamal, mitu, selim):
    assert list(facilitators_for(kamal)) == [kamal, rina]
    assert list(facilitators_for(mitu)) == []


def test_centres_of_others_are_not_offered(workshop, doel, rina, selim):
    build_workshop(doel)
    assert list(centres_for(rina)) == [workshop.centre]


def test_the_scope_of_a_visit_is_closed_behind_it(client, rina, workshop):
    client.force_login(rina)
    client.get(f"/field/workshops/{workshop.code}/people/")
    assert get_scope() == {}


def test_no_browser_keeps_a_roster(client, rina, workshop):
    client.force_login(rina)

    answer = client.get(f"/field/workshops/{workshop.code}/people/")

    assert answer.headers["Cache-Control"] == (
        "max-age=0, no-cache, no-store, must-revalidate, private"
    )
