"""What partners saw once stays; nobody learns of one person by asking again."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.builders import build_enrolment, build_mark, build_member, build_workshop
from workshops.choices import AttendanceStatus, MembershipRole
from workshops.counting.periods import PeriodKind, periods_between
from workshops.counting.report import report_for, report_for_partners
from workshops.counting.shapes import Question
from workshops.models import ShownCounts

DHAKA = dt.timezone(dt.timedelta(hours=6))
MARCH = dt.datetime(2026, 3, 12, 10, 0, tzinfo=DHAKA)
MAY = dt.datetime(2026, 5, 4, 10, 0, tzinfo=DHAKA)


@pytest.fixture
def partner(shapla):
    return build_member("nadia", shapla, MembershipRole.PARTNER)


@pytest.fixture
def march(shapla):
    workshop = build_workshop(shapla, starts_at=MARCH)
    _people(workshop, 30)
    return workshop


def _people(workshop, number):
    for _ in range(number):
        build_mark(build_enrolment(workshop))


def _until(shapla, month, day):
    first = dt.date(2026, 1, 1)
    last = dt.date(2026, month, day)
    return Question(shapla, periods_between(first, last, PeriodKind.QUARTER))


def _all_numbers(report):
    return (
        report.people,
        report.sex_age,
        report.audiences,
        report.centres,
        report.by_period,
        report.sessions,
    )


def test_a_late_mark_tells_a_partner_nothing(shapla, partner, kamal, march):
    """The attack: the same finished year before and after one mark."""
    late = build_enrolment(march, sex="male")
    build_mark(late, AttendanceStatus.ABSENT)
    before = _all_numbers(report_for(partner, _until(shapla, 12, 31)))
    build_mark(late)

    after = report_for(partner, _until(shapla, 12, 31))

    assert report_for(kamal, _until(shapla, 12, 31)).people == 31
    assert _all_numbers(after) == before
    assert (after.people, after.shown_at.date()) == (30, timezone.now().date())


def test_another_partner_and_a_program_get_the_same(shapla, partner, march):
    report_for(partner, _until(shapla, 3, 31))
    _people(march, 1)
    other = build_member("omar", shapla, MembershipRole.PARTNER)

    assert report_for(other, _until(shapla, 3, 31)).people == 30
    assert report_for_partners(_until(shapla, 3, 31)).people == 30
    assert ShownCounts.objects.count() == 1


def test_a_partner_of_one_centre_gets_numbers_of_their_own(shapla, partner, march):
    _people(build_workshop(shapla, starts_at=MARCH), 25)
    of_centre = build_member(
        "omar", shapla, MembershipRole.PARTNER, centre=march.centre
    )
    whole = report_for(partner, _until(shapla, 3, 31))

    assert (whole.people, report_for(of_centre, _until(shapla, 3, 31)).people) == (
        55,
        30,
    )


def test_a_quarter_keeps_its_number_when_the_next_one_is_over(shapla, partner, march):
    report_for(partner, _until(shapla, 3, 31))
    _people(march, 1)
    _people(build_workshop(shapla, starts_at=MAY), 12)

    longer = report_for(partner, _until(shapla, 6, 30))

    assert [number for _period, number in longer.by_period] == [30, 12]


def test_few_people_are_no_showing(shapla, partner):
    workshop = build_workshop(shapla, starts_at=MARCH)
    _people(workshop, 19)
    few = report_for(partner, _until(shapla, 3, 31))
    _people(workshop, 6)

    assert (few.people, few.shown_at) == (None, None)
    assert report_for(partner, _until(shapla, 3, 31)).people == 25


def test_fewer_than_were_shown_do_not_tell_of_themselves(shapla, partner):
    workshop = build_workshop(shapla, starts_at=MARCH)
    _people(workshop, 19)
    last = build_enrolment(workshop)
    build_mark(last)
    report_for(partner, _until(shapla, 3, 31))
    build_mark(last, AttendanceStatus.ABSENT)

    assert report_for(partner, _until(shapla, 3, 31)).people == 20


def test_who_sees_exact_numbers_freezes_none(shapla, kamal, march):
    report_for(kamal, _until(shapla, 3, 31))
    _people(march, 1)

    assert report_for(kamal, _until(shapla, 3, 31)).people == 31
    assert ShownCounts.objects.count() == 0
