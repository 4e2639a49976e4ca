from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.builders import build_member, build_workshop
from tests.workshops.builders import build_session
from workshops.choices import (
    AssignmentState,
    MembershipRole,
    SessionState,
    WorkshopState,
)
from workshops.load import load_of
from workshops.models import Assignment, Substitution


def _at(year, month, day, hour=0):
    return dt.datetime(year, month, day, hour, tzinfo=timezone.get_current_timezone())


SINCE = _at(2027, 3, 1)
UNTIL = _at(2027, 4, 1)


@pytest.fixture
def joya(shapla):
    return build_member("joya", shapla, MembershipRole.FACILITATOR)


@pytest.fixture
def march(shapla, rina):
    """Two meetings of two hours, run by Rina."""
    begins = _at(2027, 3, 6, 10)
    workshop = build_workshop(shapla, facilitator=rina, starts_at=begins)
    build_session(workshop, 2)
    return workshop


def _loads(organisation):
    return [
        (load.user.username, load.sessions, load.hours)
        for load in load_of([organisation], SINCE, UNTIL)
    ]


def test_sessions_and_hours_of_a_month(march, shapla, rina):
    april = _at(2027, 4, 1, 10)
    build_workshop(shapla, facilitator=rina, starts_at=april)

    assert _loads(shapla) == [("rina", 2, 4.0)]


def test_what_is_cancelled_counts_for_nobody(march, shapla, rina):
    march.sessions.filter(number=2).update(state=SessionState.CANCELLED)
    assert _loads(shapla) == [("rina", 1, 2.0)]
    march.state = WorkshopState.POSTPONED
    march.save()
    assert _loads(shapla) == []


def test_who_is_only_asked_has_no_work_yet(march, shapla, joya):
    Assignment.objects.create(workshop=march, user=joya, state=AssignmentState.ASKED)
    assert _loads(shapla) == [("rina", 2, 4.0)]


def test_who_stands_in_has_the_work_and_who_was_away_has_not(march, shapla, rina, joya):
    session = march.sessions.get(number=2)
    Assignment.objects.create(workshop=march, user=joya, session=session)
    Substitution.objects.create(
        session=session, absent=rina, substitute=joya, reason="Fever"
    )

    assert _loads(shapla) == [("joya", 1, 2.0), ("rina", 1, 2.0)]


def test_nobody_of_another_organisation_is_counted(march, doel):
    assert _loads(doel) == []


@pytest.mark.parametrize("workshops", [1, 5])
def test_the_load_asks_the_same_few_times(
    shapla, rina, workshops, django_assert_num_queries
):
    for day in range(workshops):
        begins = _at(2027, 3, 6 + day, 10)
        build_workshop(shapla, facilitator=rina, starts_at=begins)
    with django_assert_num_queries(2):
        assert _loads(shapla) == [("rina", workshops, workshops * 2.0)]
