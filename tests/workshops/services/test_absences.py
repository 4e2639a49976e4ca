from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.workshops.builders import build_session, enrol
from workshops.choices import (
    AttendanceStatus,
    ContactRule,
    FollowUpKind,
    FollowUpState,
    SessionState,
)
from workshops.models import FollowUp
from workshops.services import mark_attendance
from workshops.services.absences import follow_up_absences
from workshops.services.following_up import record_outcome

ABSENT, PRESENT = AttendanceStatus.ABSENT, AttendanceStatus.PRESENT
LATE, EXCUSED = AttendanceStatus.LATE, AttendanceStatus.EXCUSED

pytestmark = pytest.mark.usefixtures("shapla_scope")


@pytest.fixture
def enrolment(workshop, rina):
    for number in range(2, 6):
        build_session(workshop, number)
    return enrol(workshop, rina)


def _mark(enrolment, rina, *statuses, first=1):
    """One status a session, in their order. Nothing is made by this."""
    for number, status in enumerate(statuses, start=first):
        session = enrolment.workshop.sessions.get(number=number)
        mark_attendance(session, {enrolment.pk: status}, by=rina)


@pytest.mark.parametrize(
    ("statuses", "made"),
    [
        ([ABSENT], 0),
        ([ABSENT, ABSENT], 1),
        ([ABSENT, PRESENT, ABSENT], 0),
        ([ABSENT, LATE, ABSENT], 0),
        ([EXCUSED, EXCUSED], 0),
        ([ABSENT, EXCUSED], 0),
        ([ABSENT, EXCUSED, ABSENT], 1),
        ([PRESENT, ABSENT, ABSENT, ABSENT], 1),
        ([ABSENT, ABSENT, PRESENT], 0),
    ],
)
def test_twice_in_a_row_makes_one(enrolment, rina, statuses, made):
    _mark(enrolment, rina, *statuses)
    assert len(follow_up_absences(enrolment.workshop)) == made


def test_what_is_made_is_a_task_for_the_lead(enrolment, rina):
    _mark(enrolment, rina, ABSENT, ABSENT)
    (made,) = follow_up_absences(enrolment.workshop)
    assert (made.participant, made.assigned_to) == (enrolment.participant, rina)
    assert made.due_on == timezone.localdate() + dt.timedelta(days=2)
    assert (made.reason, made.kind) == ("absences", "visit")
    assert made.steps.count() == 1


def test_again_makes_no_second(enrolment, rina):
    _mark(enrolment, rina, ABSENT, ABSENT)
    follow_up_absences(enrolment.workshop)
    _mark(enrolment, rina, ABSENT, first=3)
    assert follow_up_absences(enrolment.workshop) == []
    assert FollowUp.objects.count() == 1


def test_a_cancelled_session_does_not_count(enrolment, rina):
    _mark(enrolment, rina, ABSENT, ABSENT)
    enrolment.workshop.sessions.filter(number=2).update(state=SessionState.CANCELLED)
    assert follow_up_absences(enrolment.workshop) == []


def test_after_one_is_done_it_takes_two_more_absences(enrolment, rina):
    _mark(enrolment, rina, ABSENT, ABSENT)
    (made,) = follow_up_absences(enrolment.workshop)
    record_outcome(made, by=rina, words="Ill", state=FollowUpState.DONE)
    _mark(enrolment, rina, ABSENT, first=3)
    assert follow_up_absences(enrolment.workshop) == []
    _mark(enrolment, rina, ABSENT, first=4)
    assert len(follow_up_absences(enrolment.workshop)) == 1


def test_a_correction_drops_what_nobody_has_touched(enrolment, rina):
    _mark(enrolment, rina, ABSENT, ABSENT)
    (made,) = follow_up_absences(enrolment.workshop)
    _mark(enrolment, rina, PRESENT, first=2)
    follow_up_absences(enrolment.workshop)
    made.refresh_from_db()
    assert (made.state, made.steps.count()) == (FollowUpState.GIVEN_UP, 2)
    _mark(enrolment, rina, ABSENT, first=2)
    assert len(follow_up_absences(enrolment.workshop)) == 1


def test_what_somebody_has_begun_stays(enrolment, rina):
    _mark(enrolment, rina, ABSENT, ABSENT)
    (made,) = follow_up_absences(enrolment.workshop)
    record_outcome(made, by=rina, words="Nobody in", state=FollowUpState.OPEN)
    _mark(enrolment, rina, PRESENT, first=2)
    follow_up_absences(enrolment.workshop)
    made.refresh_from_db()
    assert made.state == FollowUpState.OPEN


@pytest.mark.parametrize(
    ("contact", "no_visits", "kind"),
    [
        (ContactRule.NOT_ASKED, False, FollowUpKind.VISIT),
        (ContactRule.NOT_ASKED, True, FollowUpKind.CENTRE),
        (ContactRule.YES, True, FollowUpKind.PHONE),
        (ContactRule.SAFE_NUMBER, False, FollowUpKind.PHONE),
        (ContactRule.NO, False, FollowUpKind.CENTRE),
    ],
)
def test_it_is_done_in_the_way_that_is_safe(enrolment, rina, contact, no_visits, kind):
    person = enrolment.participant
    person.contact, person.no_visits = contact, no_visits
    person.save()
    _mark(enrolment, rina, ABSENT, ABSENT)
    (made,) = follow_up_absences(enrolment.workshop)
    assert made.kind == kind


def test_the_roll_call_makes_it_by_itself(
    enrolment, rina, django_capture_on_commit_callbacks
):
    for number in (1, 2):
        with django_capture_on_commit_callbacks(execute=True):
            _mark(enrolment, rina, ABSENT, first=number)
    assert FollowUp.objects.count() == 1


def test_many_people_cost_no_more_reads_than_one(enrolment, workshop, rina):
    def reads() -> int:
        with CaptureQueriesContext(connection) as queries:
            follow_up_absences(workshop)
        return sum(q["sql"].startswith("SELECT") for q in queries)

    _mark(enrolment, rina, ABSENT)
    one = reads()
    for _ in range(4):
        _mark(enrol(workshop, rina), rina, ABSENT)
    assert reads() == one
