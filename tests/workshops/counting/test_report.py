from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_scopes import scopes_disabled

from tests.builders import (
    build_audience,
    build_enrolment,
    build_mark,
    build_member,
    build_membership,
    build_summaries,
    build_workshop,
)
from tests.workshops.builders import CHILD, build_session
from workshops.choices import AttendanceStatus, MembershipRole, SessionState
from workshops.counting.periods import PeriodKind, periods_between
from workshops.counting.report import report_for
from workshops.counting.shapes import Question
from workshops.models import Assignment, AttendanceMark, Enrolment

DHAKA = dt.timezone(dt.timedelta(hours=6))
MARCH = dt.datetime(2026, 3, 31, 23, 0, tzinfo=DHAKA)
MAY = dt.datetime(2026, 5, 4, 10, 0, tzinfo=DHAKA)
HOUR, WEEK = dt.timedelta(hours=1), dt.timedelta(days=7)
YEAR = periods_between(dt.date(2026, 1, 1), dt.date(2026, 12, 31), PeriodKind.QUARTER)
WHOLE_YEAR = periods_between(
    dt.date(2026, 1, 1), dt.date(2026, 12, 31), PeriodKind.YEAR
)


@pytest.fixture
def march(shapla, rina):
    return build_workshop(shapla, facilitator=rina, starts_at=MARCH)


@pytest.fixture
def may(shapla, rina):
    return build_workshop(
        shapla, starts_at=MAY, audience=build_audience("employers"), facilitator=rina
    )


def _again(enrolment, workshop):
    """The same person in another workshop."""
    with scopes_disabled():
        return Enrolment.objects.create(
            workshop=workshop,
            participant=enrolment.participant,
            row_number=workshop.enrolments.count() + 1,
            state="enrolled",
        )


def _people(workshop, number, **particulars):
    for _ in range(number):
        build_mark(build_enrolment(workshop, **particulars))


def test_a_person_counts_once_however_often_they_came(shapla, kamal, march, may):
    first = build_enrolment(march)
    build_mark(first)
    build_mark(_again(first, may))
    build_mark(build_enrolment(may, sex="male", age_band=CHILD))

    report = report_for(kamal, Question(shapla, YEAR))

    assert report.people == 2
    assert report.sex_age[1] == [0, 1, 0, 1]
    assert report.sex_age[-1] == [1, 1, 0, 2]
    assert {a.slug: n for a, n in report.audiences} == {"parents": 1, "employers": 2}
    assert dict(report.centres) == {march.centre: 1, may.centre: 2}
    assert [number for _, number in report.by_period] == [1, 2, 0, 0]


def test_the_newest_mark_counts_and_late_is_come(shapla, kamal, march):
    corrected, late = build_enrolment(march), build_enrolment(march)
    build_mark(corrected)
    build_mark(corrected, AttendanceStatus.ABSENT)
    build_mark(late, AttendanceStatus.LATE)

    report = report_for(kamal, Question(shapla, YEAR))

    assert (report.people, report.counts.registered, report.counts.no_show) == (1, 2, 1)


def test_who_left_before_the_last_session_dropped_out(shapla, kamal, may):
    build_session(may, 2)
    stayed, left = build_enrolment(may), build_enrolment(may)
    for enrolment in (stayed, left):
        build_mark(enrolment)
    with scopes_disabled():
        for enrolment, status in ((stayed, "present"), (left, "absent")):
            AttendanceMark.objects.create(
                session=may.sessions.get(number=2),
                enrolment=enrolment,
                status=status,
                occurred_at=MAY,
            )
        build_summaries()

    counts = report_for(kamal, Question(shapla, YEAR)).counts

    assert (counts.registered, counts.no_show, counts.dropped) == (2, 0, 1)


def _left(enrolment, moment):
    """Was enrolled until this moment."""
    with scopes_disabled():
        for to_state, at in (("enrolled", moment - WEEK), ("withdrawn", moment)):
            change = enrolment.changes.create(to_state=to_state)
            enrolment.changes.filter(pk=change.pk).update(changed_at=at)
        enrolment.state = "withdrawn"
        enrolment.save()


def test_who_left_before_the_first_session_is_no_no_show(shapla, kamal, may):
    """Eleven names, three of them gone before the first day and replaced."""
    for _ in range(3):
        _left(build_enrolment(may), MAY - HOUR)
    _left(build_enrolment(may), MAY + HOUR)
    build_mark(build_enrolment(may), AttendanceStatus.EXCUSED)
    _people(may, 6)

    counts = report_for(kamal, Question(shapla, YEAR)).counts

    assert (counts.registered, counts.no_show, counts.dropped) == (8, 2, 0)


def test_who_joined_after_the_first_session_is_no_no_show(shapla, kamal, may):
    build_mark(build_enrolment(may))
    late = build_enrolment(may)
    with scopes_disabled():
        change = late.changes.create(to_state="enrolled")
        late.changes.filter(pk=change.pk).update(changed_at=MAY + HOUR)
        build_summaries()

    counts = report_for(kamal, Question(shapla, YEAR)).counts

    assert (counts.registered, counts.no_show) == (2, 0)


@pytest.mark.parametrize(
    ("state", "days"), [("cancelled", (0, 0, 0, 2)), ("postponed", (1, 1, 0, 1))]
)
def test_days_of_a_workshop_that_is_off_are_not_planned(
    shapla, kamal, may, state, days
):
    """What was held before it was put off stays held."""
    build_mark(build_enrolment(may))
    build_session(may, 2)
    may.state = state
    may.save()

    assert report_for(kamal, Question(shapla, YEAR)).sessions[1][1:] == days


def test_planned_is_held_and_to_come_and_without_a_roll(shapla, kamal):
    today = timezone.localdate()
    near = periods_between(today - WEEK, today + WEEK, PeriodKind.YEAR)[:1]
    start = timezone.now() - dt.timedelta(days=3)
    workshop = build_workshop(shapla, starts_at=start)
    build_mark(build_enrolment(workshop))
    for number in (2, 6, 7):
        build_session(workshop, number)
    workshop.sessions.filter(number=7).update(state=SessionState.CANCELLED)

    (days,) = report_for(kamal, Question(shapla, near)).sessions

    assert days[1:] == (3, 1, 1, 1)
    assert days.planned == days.held + days.ahead + days.without_roll
    assert days.planned + days.cancelled == workshop.sessions.count()


def test_the_plan_against_what_was_held(shapla, kamal, march, may):
    build_mark(build_enrolment(march))
    build_session(may, 2)
    may.sessions.filter(number=1).update(state=SessionState.CANCELLED)

    report = report_for(kamal, Question(shapla, YEAR))

    assert [line[1:] for line in report.sessions] == [
        (1, 1, 0, 0),
        (1, 0, 0, 1),
        (0, 0, 0, 0),
        (0, 0, 0, 0),
    ]
    assert [line.without_roll for line in report.sessions] == [0, 1, 0, 0]
    assert (report.fill.workshops, report.fill.places, report.fill.enrolled) == (
        2,
        60,
        1,
    )


def test_the_load_counts_sessions_and_hours_held(shapla, kamal, march, may, rina):
    build_mark(build_enrolment(march))
    build_mark(build_enrolment(may))
    Assignment.objects.create(workshop=may, user=kamal)

    report = report_for(kamal, Question(shapla, YEAR))

    assert [(user, load.sessions, load.hours) for user, load in report.loads] == [
        (rina, 2, 4.0),
        (kamal, 1, 2.0),
    ]


def test_centre_and_audience_narrow_the_question(shapla, kamal, march, may):
    _people(march, 2)
    _people(may, 1)

    at_centre = report_for(kamal, Question(shapla, YEAR, centre=march.centre))
    for_employers = report_for(kamal, Question(shapla, YEAR, audience=may.audience))

    assert (at_centre.people, for_employers.people) == (2, 1)


def test_another_organisation_is_not_counted(shapla, doel, kamal):
    _people(build_workshop(doel, starts_at=MAY), 3)

    assert report_for(kamal, Question(shapla, YEAR)).people == 0
    assert report_for(kamal, Question(doel, YEAR)).sessions[1][1] == 0


def test_a_centre_lead_counts_one_centre(shapla, march, may):
    lead = build_member("joya", shapla, MembershipRole.CENTRE_LEAD, centre=may.centre)
    _people(march, 2)
    _people(may, 1)

    assert report_for(lead, Question(shapla, YEAR)).people == 1


def test_heads_without_a_name_stand_apart(shapla, kamal, march):
    build_mark(build_enrolment(march))
    cell = {"sex": "female", "age_band": CHILD, "has_disability": False}
    with scopes_disabled():
        session = march.sessions.get()
        for basis, count in (("unnamed", 9), ("unnamed", 7), ("all_heads", 30)):
            kind = cell if basis == "unnamed" else {}
            session.tallies.create(
                basis=basis, count=count, occurred_at=timezone.now(), **kind
            )

    report = report_for(kamal, Question(shapla, YEAR))

    assert report.people == 1
    assert report.sex_age[1] == [0, 0, 0, 0]
    assert report.heads.unnamed[1] == [7, 0, 0, 7, 0]
    assert (report.heads.named, report.heads.together) == (1, 8)


def test_heads_that_were_taken_back_do_not_count(shapla, kamal, march):
    session = march.sessions.get()
    cell = {"basis": "unnamed", "sex": "female", "age_band": CHILD}
    with scopes_disabled():
        for count in (9, None):
            session.tallies.create(count=count, occurred_at=timezone.now(), **cell)

    assert report_for(kamal, Question(shapla, YEAR)).heads.unnamed_in_all == 0


@pytest.fixture
def partner(shapla):
    return build_member("nadia", shapla, MembershipRole.PARTNER)


def test_a_partner_sees_no_small_number_and_no_staff(shapla, partner, march, may):
    _people(march, 18)
    _people(march, 6, sex="male")
    _people(may, 3, age_band=CHILD)

    report = report_for(partner, Question(shapla, WHOLE_YEAR))

    assert report.people == 27
    assert report.sex_age[1] == [None, 0, 0, None]
    assert [number for _, number in report.audiences] == [None, None]
    assert (report.fill, report.counts, report.loads) == (None, None, [])


def test_a_partner_of_few_people_sees_nothing(shapla, partner, march):
    _people(march, 19)

    report = report_for(partner, Question(shapla, YEAR))

    assert (report.people, report.sex_age, report.centres) == (None, [], [])
    assert report.has_few


def test_a_partner_elsewhere_stays_a_partner_there(shapla, doel, partner, may):
    """A role in one organisation opens nothing in another."""
    build_membership(partner, doel, MembershipRole.DIRECTOR)
    _people(may, 3)

    assert report_for(partner, Question(shapla, YEAR)).people is None


def test_many_workshops_cost_as_many_queries_as_one(shapla, kamal, march):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            report_for(kamal, Question(shapla, YEAR))
        return len(captured)

    _people(march, 1)
    one = queries()
    for _ in range(4):
        _people(build_workshop(shapla, starts_at=MAY, facilitator=kamal), 3)

    assert queries() == one
