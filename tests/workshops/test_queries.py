from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from django.utils import timezone

from tests.builders import build_enrolment, build_mark
from tests.workshops.builders import CHILD, build_session, enrol, yes
from workshops.choices import AttendanceStatus, EnrolmentState
from workshops.consenting import Needed
from workshops.models import Workshop
from workshops.queries import (
    Flow,
    attendance_counts,
    attended_share,
    came_enrolments,
    current_marks,
    roster,
    with_counts,
)
from workshops.services import mark_attendance, withdraw_enrolment

PRESENT, LATE = AttendanceStatus.PRESENT, AttendanceStatus.LATE
ABSENT, EXCUSED = AttendanceStatus.ABSENT, AttendanceStatus.EXCUSED

pytestmark = pytest.mark.usefixtures("shapla_scope")


@pytest.fixture
def course(workshop, rina):
    """Three sessions, of which two were held, and four people."""
    first = workshop.sessions.get()
    second = build_session(workshop, 2)
    build_session(workshop, 3)
    people = [enrol(workshop, rina) for _ in range(4)]
    marks = [
        (first, [PRESENT, LATE, ABSENT, EXCUSED]),
        (second, [PRESENT, ABSENT, EXCUSED, ABSENT]),
    ]
    for session, statuses in marks:
        by_key = {p.pk: status for p, status in zip(people, statuses, strict=True)}
        mark_attendance(session, by_key, by=rina)
    return people


def test_the_share_counts_sessions_held_and_late_as_come(course, workshop):
    shares = attended_share(workshop)
    assert [shares[person.pk] for person in course] == [1, Fraction(1, 2), 0, 0]


@pytest.mark.parametrize(("percent", "who"), [(1, {0, 1}), (50, {0, 1}), (51, {0})])
def test_who_came_often_enough(course, workshop, percent, who):
    assert came_enrolments(workshop, percent) == {course[n].pk for n in who}


def test_nobody_came_when_nothing_was_held(workshop, rina):
    enrolment = enrol(workshop, rina)
    assert attended_share(workshop) == {enrolment.pk: 0}
    assert came_enrolments(workshop, minimum_percent=0) == set()


def test_counts_keep_who_left_and_leave_out_who_waits(course, workshop, rina):
    withdraw_enrolment(course[0], by=rina)
    enrol(workshop, rina, consents=[])
    assert attendance_counts(workshop) == Flow(registered=4, attended=2)
    assert attendance_counts(workshop, 80) == Flow(registered=4, attended=1)


def test_roster_is_in_row_order_with_statuses_and_what_is_missing(workshop, rina):
    first = enrol(workshop, rina)
    second = enrol(workshop, rina, age_band=CHILD, consents=[yes()])
    session = workshop.sessions.get()
    mark_attendance(session, {first.pk: LATE}, by=rina)
    rows = roster(workshop)
    assert [(row.enrolment, row.statuses, row.missing) for row in rows] == [
        (first, {session.pk: LATE}, []),
        (second, {}, [Needed.GUARDIAN]),
    ]


@pytest.mark.parametrize("people", [3, 300])
def test_reading_costs_the_same_for_many(people, workshop, django_assert_num_queries):
    for _ in range(people):
        build_mark(build_enrolment(workshop))
    session = workshop.sessions.get()
    with django_assert_num_queries(3):  # enrolments, consents, marks
        assert len(roster(workshop)) == people
    with django_assert_num_queries(1):
        assert len(current_marks(session)) == people
    with django_assert_num_queries(2):  # marks, enrolments
        assert attendance_counts(workshop) == Flow(people, people)


def test_workshops_carry_their_counts(course, workshop, rina):
    enrol(workshop, rina, consents=[])
    counted = with_counts(Workshop.objects.all()).get()
    assert (counted.enrolled, counted.pending, counted.held) == (4, 1, 2)


def test_a_workshop_without_people_counts_nobody(workshop):
    counted = with_counts(Workshop.objects.all()).get()
    assert (counted.enrolled, counted.pending, counted.held) == (0, 0, 0)


def _began(workshop, ago):
    starts = timezone.now() - ago
    ends = starts + dt.timedelta(hours=2)
    workshop.sessions.update(starts_at=starts, ends_at=ends)


def test_who_left_before_the_first_session_held_was_not_registered(workshop, rina):
    left = enrol(workshop, rina, call_name="সালমা")
    build_mark(enrol(workshop, rina))
    withdraw_enrolment(left, by=rina)

    assert attendance_counts(workshop) == Flow(registered=1, attended=1)


def test_who_left_after_the_first_session_held_was_registered(workshop, rina):
    left = enrol(workshop, rina, call_name="সালমা")
    refuser = enrol(workshop, rina, consents=[])
    left.changes.update(changed_at=timezone.now() - dt.timedelta(hours=2))
    refuser.changes.update(changed_at=timezone.now() - dt.timedelta(hours=2))
    _began(workshop, dt.timedelta(hours=1))
    build_mark(enrol(workshop, rina))
    withdraw_enrolment(left, by=rina)
    withdraw_enrolment(refuser, by=rina)

    assert attendance_counts(workshop) == Flow(registered=2, attended=1)


def test_who_was_called_in_the_first_roll_was_on_the_list(workshop, rina):
    """The list was typed in after the day."""
    _began(workshop, dt.timedelta(days=2))
    absent = enrol(workshop, rina)
    build_mark(absent, ABSENT)
    withdraw_enrolment(absent, by=rina)

    assert attendance_counts(workshop) == Flow(registered=1, attended=0)


def test_builders_state_is_what_the_queries_count(workshop):
    build_enrolment(workshop, state=EnrolmentState.PENDING)
    assert attendance_counts(workshop) == Flow(registered=0, attended=0)
