from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.builders import build_workshop
from tests.workshops.builders import enrol
from workshops.choices import AttendanceStatus, WorkshopState
from workshops.models import AttendanceMark
from workshops.queries import current_marks
from workshops.refusals import Refused
from workshops.services import (
    cancel_workshop,
    close_workshop,
    mark_attendance,
    withdraw_enrolment,
)

PRESENT, LATE = AttendanceStatus.PRESENT, AttendanceStatus.LATE
ABSENT = AttendanceStatus.ABSENT

pytestmark = pytest.mark.usefixtures("shapla_scope")


@pytest.fixture
def session(workshop):
    return workshop.sessions.get()


def test_only_what_changed_becomes_a_mark(workshop, session, rina):
    one, two = enrol(workshop, rina), enrol(workshop, rina)
    mark_attendance(session, {one.pk: PRESENT, two.pk: ABSENT}, by=rina)
    again = mark_attendance(session, {one.pk: PRESENT, two.pk: LATE}, by=rina)
    assert [(mark.enrolment_id, mark.status) for mark in again] == [(two.pk, LATE)]
    assert AttendanceMark.objects.count() == 3
    assert current_marks(session) == {one.pk: PRESENT, two.pk: LATE}


def test_the_first_mark_sets_the_workshop_running(workshop, session, rina):
    enrolment = enrol(workshop, rina)
    mark_attendance(session, {}, by=rina)
    workshop.refresh_from_db()
    assert workshop.state == WorkshopState.PLANNED
    mark_attendance(session, {enrolment.pk: ABSENT}, by=rina)
    workshop.refresh_from_db()
    assert workshop.state == WorkshopState.RUNNING


def test_what_was_noted_later_counts_in_whatever_order_it_arrives(
    workshop, session, rina
):
    enrolment = enrol(workshop, rina)
    now = timezone.now()
    mark_attendance(session, {enrolment.pk: PRESENT}, by=rina, occurred_at=now)
    earlier = now - dt.timedelta(minutes=5)
    mark_attendance(session, {enrolment.pk: ABSENT}, by=rina, occurred_at=earlier)
    assert current_marks(session) == {enrolment.pk: PRESENT}


def test_of_two_at_one_moment_the_later_row_counts(workshop, session, rina):
    enrolment = enrol(workshop, rina)
    now = timezone.now()
    for status in (PRESENT, LATE):
        mark_attendance(session, {enrolment.pk: status}, by=rina, occurred_at=now)
    assert current_marks(session) == {enrolment.pk: LATE}


def test_refuses_people_of_another_workshop(workshop, session, shapla, rina):
    stranger = enrol(build_workshop(shapla), rina)
    with pytest.raises(Refused):
        mark_attendance(session, {stranger.pk: PRESENT}, by=rina)
    assert AttendanceMark.objects.count() == 0


def test_refuses_people_who_are_not_enrolled(workshop, session, rina):
    pending = enrol(workshop, rina, consents=[])
    gone = enrol(workshop, rina)
    withdraw_enrolment(gone, by=rina)
    for enrolment in (pending, gone):
        with pytest.raises(Refused):
            mark_attendance(session, {enrolment.pk: PRESENT}, by=rina)


def test_refuses_a_workshop_that_is_over(workshop, session, rina):
    enrolment = enrol(workshop, rina)
    close_workshop(workshop, by=rina)
    with pytest.raises(Refused):
        mark_attendance(session, {enrolment.pk: PRESENT}, by=rina)


def test_refuses_a_cancelled_workshop(workshop, session, rina):
    enrolment = enrol(workshop, rina)
    cancel_workshop(workshop, by=rina, reason="flood")
    with pytest.raises(Refused):
        mark_attendance(session, {enrolment.pk: PRESENT}, by=rina)
