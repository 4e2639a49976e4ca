from __future__ import annotations

import pytest
from django.utils import timezone
from django.utils.translation import override
from django_scopes import scope

from certificates.attendance import sessions_attended
from certificates.models import AttendanceCriterion
from tests.builders import build_enrolment, build_mark
from workshops.choices import AttendanceStatus, WorkshopState
from workshops.models import AttendanceMark, Session


def held_sessions(workshop, enrolment, statuses):
    """Sessions after the first, each with one mark."""
    start = workshop.sessions.get().starts_at
    for number, status in enumerate(statuses, start=2):
        session = Session.objects.create(
            workshop=workshop,
            number=number,
            starts_at=start + timezone.timedelta(days=number),
            ends_at=start + timezone.timedelta(days=number, hours=1),
        )
        if status:
            AttendanceMark.objects.create(
                session=session,
                enrolment=enrolment,
                status=status,
                occurred_at=timezone.now(),
            )


def unmet(criterion, enrolment):
    with override("en"):
        return criterion.unmet([enrolment])


@pytest.mark.parametrize(
    ("percent", "expected"),
    [
        (50, None),
        (51, "Came to 2 of 4 sessions; needs at least 3."),
        (100, "Came to 2 of 4 sessions; needs at least 4."),
    ],
)
def test_attendance_is_of_the_sessions_held(done, design, percent, expected):
    enrolment = build_enrolment(done)
    build_mark(enrolment, AttendanceStatus.LATE)
    with scope(organisation=done.organisation):
        held_sessions(done, enrolment, ["present", "absent", "excused", None])
        criterion = AttendanceCriterion(design=design, minimum_percent=percent)
        assert unmet(criterion, enrolment) == (
            {enrolment.pk: expected} if expected else {}
        )


def test_before_the_workshop_is_closed_all_sessions_count(done, design):
    done.state = WorkshopState.RUNNING
    done.save()
    enrolment = build_enrolment(done)
    build_mark(enrolment)
    with scope(organisation=done.organisation):
        held_sessions(done, enrolment, [None, None, None])
        criterion = AttendanceCriterion(design=design, minimum_percent=80)
        assert unmet(criterion, enrolment) == {
            enrolment.pk: "Came to 1 of 4 sessions; needs at least 4."
        }


def test_without_any_session_held_nobody_has_come(done, design):
    enrolment = build_enrolment(done)
    with scope(organisation=done.organisation):
        criterion = AttendanceCriterion(design=design, minimum_percent=1)
        assert unmet(criterion, enrolment) == {
            enrolment.pk: "Came to 0 of 0 sessions; needs at least 1."
        }


def test_digits_are_bangla_in_bangla(done, design):
    enrolment = build_enrolment(done)
    build_mark(enrolment, AttendanceStatus.ABSENT)
    with scope(organisation=done.organisation), override("bn"):
        sentence = AttendanceCriterion(design=design).unmet([enrolment])[enrolment.pk]
    assert "১টি" in sentence
    assert "1" not in sentence


def test_attendance_of_nobody_is_nothing(design):
    assert AttendanceCriterion(design=design).unmet([]) == {}


def test_a_session_whose_marks_were_taken_back_was_not_held(done, design):
    enrolment = build_enrolment(done)
    build_mark(enrolment)
    with scope(organisation=done.organisation):
        held_sessions(done, enrolment, ["present"])
        session = done.sessions.get(number=2)
        AttendanceMark.objects.create(
            session=session,
            enrolment=enrolment,
            status=AttendanceStatus.UNMARKED,
            occurred_at=timezone.now() + timezone.timedelta(minutes=1),
        )
        sessions = sessions_attended(done)
    assert (sessions.held, sessions.counted, sessions.times(enrolment.pk)) == (1, 1, 1)
