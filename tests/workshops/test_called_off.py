"""Whom it concerns that a day is called off."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.workshops.builders import build_session, enrol
from workshops.choices import ContactRule, EnrolmentState, TieKind
from workshops.models import Message, Tie
from workshops.services import (
    cancel_session,
    cancel_workshop,
    postpone_workshop,
    withdraw_enrolment,
)
from workshops.services.planning_messages import plan_messages
from workshops.services.states import change_state

DAY = dt.timedelta(days=1)

pytestmark = pytest.mark.usefixtures("shapla_scope")


@pytest.fixture
def enrolment(workshop, rina):
    session = workshop.sessions.get()
    session.starts_at += 4 * DAY
    session.ends_at += 4 * DAY
    session.save()
    enrolment = enrol(workshop, rina)
    enrolment.participant.contact = ContactRule.YES
    enrolment.participant.save()
    return enrolment


def _of(enrolment) -> list[tuple[str, str, str]]:
    found = Message.objects.filter(enrolment=enrolment).order_by("pk")
    return [(m.kind, m.channel, m.state) for m in found]


def test_who_comes_after_a_day_was_cancelled_hears_nothing_of_that_day(
    workshop, enrolment, rina
):
    second = build_session(workshop, 2)
    plan_messages(workshop)
    cancel_session(second, by=rina, reason="Flood")
    late = enrol(workshop, rina)
    plan_messages(workshop)
    assert ("cancelled", "sms", "waiting") in _of(enrolment)
    assert [kind for kind, _c, _s in _of(late)] == ["before"]


def test_who_was_off_the_list_when_it_was_cancelled_hears_nothing_either(
    workshop, enrolment, rina
):
    plan_messages(workshop)
    withdraw_enrolment(enrolment, by=rina)
    second = build_session(workshop, 2)
    cancel_session(second, by=rina, reason="Flood")
    change_state(enrolment, EnrolmentState.ENROLLED, by=rina)
    plan_messages(workshop)
    assert "cancelled" not in [kind for kind, _c, _s in _of(enrolment)]


def test_who_comes_while_a_workshop_is_postponed_never_counted_on_the_old_day(
    workshop, enrolment, rina
):
    plan_messages(workshop)
    postpone_workshop(workshop, by=rina, reason="Flood")
    late = enrol(workshop, rina)
    cancel_workshop(workshop, by=rina, reason="Flood")
    plan_messages(workshop)
    assert ("cancelled", "sms", "waiting") in _of(enrolment)
    assert _of(late) == []


def test_that_a_day_is_off_is_told_to_all_alike_also_where_two_must_not_meet(
    workshop, enrolment, rina
):
    second, third = enrol(workshop, rina), enrol(workshop, rina)
    Tie.objects.create(
        first=second.participant,
        second=enrolment.participant,
        kind=TieKind.MUST_NOT_MEET,
    )
    cancel_workshop(workshop, by=rina, reason="Flood")
    plan_messages(workshop)
    people = (enrolment, second, third)
    assert [[kind for kind, _c, _s in _of(one)] for one in people] == [
        ["cancelled"]
    ] * 3
    bodies = Message.objects.filter(enrolment__in=people).values_list("body", flat=True)
    assert len(set(bodies)) == 1
    assert workshop.centre.name not in bodies[0]
