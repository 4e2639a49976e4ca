from __future__ import annotations

import pytest
from django.utils import timezone
from django.utils.translation import override
from django_scopes import scope
from wagtail import hooks

from certificates.models import AttendanceCriterion, Criterion, RegisteredCriterion
from certificates.requirements import REQUIREMENT_HOOK
from tests.builders import build_enrolment, build_mark
from tests.certificates.test_requirements import Asked
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


def test_a_registered_requirement_answers_itself(done, design):
    enrolment = build_enrolment(done)
    criterion = RegisteredCriterion(design=design, requirement="sing")
    with hooks.register_temporarily(REQUIREMENT_HOOK, lambda: Asked("sing")):
        assert criterion.label == "Did sing"
        assert criterion.unmet([enrolment]) == {enrolment.pk: "Do sing."}


def test_nobody_has_met_a_requirement_whose_plugin_is_gone(done, design):
    enrolment = build_enrolment(done)
    criterion = RegisteredCriterion(design=design, requirement="sing")
    assert criterion.label == "sing"
    assert list(criterion.unmet([enrolment])) == [enrolment.pk]


def test_criteria_come_back_as_what_they_are(design):
    RegisteredCriterion.objects.create(design=design, requirement="sing")
    kinds = [type(each) for each in Criterion.objects.filter(design=design)]
    assert kinds == [AttendanceCriterion, RegisteredCriterion]
