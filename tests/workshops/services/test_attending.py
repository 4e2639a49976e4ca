from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.builders import build_workshop
from tests.workshops.builders import enrol
from workshops.choices import AttendanceStatus, WorkshopState
from workshops.models import AttendanceMark, Workshop
from workshops.queries import attended_share, current_marks, with_counts
from workshops.refusals import Refused
from workshops.services import (
    cancel_workshop,
    close_workshop,
    mark_attendance,
    save_roll,
    undo_last_save,
    withdraw_enrolment,
)

PRESENT, LATE = AttendanceStatus.PRESENT, AttendanceStatus.LATE
ABSENT = AttendanceStatus.ABSENT

pytestmark = pytest.mark.usefixtures("shapla_scope", "days_ahead_count")


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


def test_who_left_early_came(workshop, session, rina):
    enrolment = enrol(workshop, rina)
    mark_attendance(session, {enrolment.pk: AttendanceStatus.LEFT_EARLY}, by=rina)
    assert attended_share(workshop) == {enrolment.pk: 1}


def test_an_undone_first_save_leaves_a_day_that_was_not_held(workshop, session, rina):
    enrolment = enrol(workshop, rina)
    save_roll(session, {}, by=rina, others=PRESENT)
    undo_last_save(session, by=rina)
    assert current_marks(session) == {}
    assert attended_share(workshop) == {enrolment.pk: 0}
    assert with_counts(Workshop.objects.all()).get().held == 0
    assert list(AttendanceMark.objects.values_list("status", flat=True)) == [
        "present",
        "unmarked",
    ]


def test_an_undone_save_keeps_what_somebody_else_has_marked_since(
    workshop, session, rina, kamal
):
    one, two = enrol(workshop, rina), enrol(workshop, rina)
    save_roll(session, {one.pk: PRESENT, two.pk: PRESENT}, by=rina)
    save_roll(session, {one.pk: ABSENT}, by=kamal)
    undo_last_save(session, by=rina)
    assert current_marks(session) == {one.pk: ABSENT}
    save_roll(session, {one.pk: LATE, two.pk: LATE}, by=rina)
    save_roll(session, {one.pk: ABSENT, two.pk: ABSENT}, by=kamal)
    with pytest.raises(Refused):
        undo_last_save(session, by=rina)


def test_a_clock_that_ran_ahead_does_not_win_over_what_is_done_now(
    workshop, session, rina
):
    enrolment = enrol(workshop, rina)
    ahead = timezone.now() + dt.timedelta(hours=3)
    mark_attendance(session, {enrolment.pk: PRESENT}, by=rina, occurred_at=ahead)
    save_roll(session, {enrolment.pk: ABSENT}, by=rina)
    assert current_marks(session) == {enrolment.pk: ABSENT}


def test_a_button_for_all_others_leaves_what_another_phone_marked(
    workshop, session, rina, kamal
):
    one, two = enrol(workshop, rina), enrol(workshop, rina)
    save_roll(session, {one.pk: ABSENT}, by=kamal, seen=0)
    saved = save_roll(session, {}, by=rina, seen=0, others=PRESENT)
    assert current_marks(session) == {one.pk: ABSENT, two.pk: PRESENT}
    assert (saved.overtaken, saved.meanwhile) == ([], 1)
