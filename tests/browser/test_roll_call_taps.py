"""A tap is saved at once; without a network it waits on the phone, and is sent later."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from django_scopes import scope

from tests.browser import facilitator
from tests.browser.conftest import OpenScreen
from tests.workshops.builders import enrol
from workshops.models import AttendanceMark

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def today(workshop):
    session = workshop.sessions.get()
    session.starts_at = timezone.now()
    session.ends_at = timezone.now() + dt.timedelta(hours=2)
    session.save()
    return workshop


def _marks(workshop) -> list[tuple[int, str]]:
    with scope(organisation=workshop.organisation):
        found = AttendanceMark.objects.order_by("pk")
        return [(mark.enrolment_id, mark.status) for mark in found]


def test_taps_are_kept_while_the_network_is_away(open_screen: OpenScreen, today, rina):
    people = [enrol(today, rina, call_name=f"P{n}") for n in range(3)]
    screen = open_screen(360, "bn")
    facilitator.log_in(screen, "rina")
    address = f"/field/workshops/{today.code}/roll-call/1/"
    screen.open(address)
    screen.tick(f"m{people[0].pk}", "present")
    screen.page.locator(".badge--good").first.wait_for()
    assert _marks(today) == [(people[0].pk, "present")]

    screen.page.context.set_offline(True)
    screen.tick(f"m{people[1].pk}", "late")
    screen.tick(f"m{people[2].pk}", "present")
    screen.tick(f"m{people[2].pk}", "absent")
    state = screen.page.locator(".rollcall__state")
    state.get_by_text("২").wait_for()
    assert _marks(today) == [(people[0].pk, "present")]
    screen.press("Save")
    assert screen.page.url.endswith(address)
    assert screen.page.locator(".badge--on").count() == 2
    screen.check("roll-call-offline")

    screen.page.context.set_offline(False)
    screen.page.locator(".badge--good").nth(2).wait_for()
    assert _marks(today) == [
        (people[0].pk, "present"),
        (people[1].pk, "late"),
        (people[2].pk, "absent"),
    ]
    assert screen.reads("Every tap is saved at once.")
    screen.check("roll-call-online")


def test_what_waits_outlives_the_page(open_screen: OpenScreen, today, rina):
    one = enrol(today, rina)
    screen = open_screen(360, "bn")
    facilitator.log_in(screen, "rina")
    address = f"/field/workshops/{today.code}/roll-call/1/"
    screen.open(address)
    screen.page.route("**/tap/", lambda route: route.abort())
    screen.tick(f"m{one.pk}", "present")
    screen.page.locator(".badge--on").wait_for()
    screen.page.unroute("**/tap/")
    screen.open("/field/").open(address)
    screen.page.locator(".badge--good").first.wait_for()
    assert _marks(today) == [(one.pk, "present")]


def test_an_answer_that_was_lost_makes_no_second_fact(
    open_screen: OpenScreen, today, rina
):
    one = enrol(today, rina)
    screen = open_screen(360, "bn")
    facilitator.log_in(screen, "rina")
    screen.open(f"/field/workshops/{today.code}/roll-call/1/")
    sent = []

    def lose_the_first(route) -> None:
        sent.append(route.fetch())
        if len(sent) == 1:
            route.abort()
        else:
            route.fulfill(response=sent[-1])

    screen.page.route("**/tap/", lose_the_first)
    screen.tick(f"m{one.pk}", "present")
    screen.page.locator(".badge--good").first.wait_for()
    assert len(sent) == 2
    assert _marks(today) == [(one.pk, "present")]
