"""The statement against the same counts in plain Python, on histories by chance."""

from __future__ import annotations

import datetime as dt
import os
import random
from collections import defaultdict

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from tests.builders import (
    build_audience,
    build_participant,
    build_summaries,
    build_workshop,
)
from workshops.choices import CAME, AttendanceStatus, EnrolmentState, Sex
from workshops.counting.counts import Counts, count
from workshops.counting.periods import PeriodKind, periods_between
from workshops.models import (
    AttendanceMark,
    Enrolment,
    EnrolmentChange,
    Session,
    Workshop,
)
from workshops.queries import current_marks

QUARTERS = periods_between(
    dt.date(2026, 2, 1), dt.date(2026, 12, 31), PeriodKind.QUARTER
)
NEW_YEAR = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
SEEDS = int(os.environ.get("ANKUR_HISTORIES", "4"))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_counts_as_plain_python_does(shapla, seed):
    chance = random.Random(seed)  # noqa: S311  no secret
    with scopes_disabled():
        _history(chance, shapla)
        build_summaries()
        visible = Workshop.objects.filter(organisation=shapla)

        assert count(visible, QUARTERS) == counted_plainly()


def _history(chance, organisation):
    people = [_person(chance, organisation) for _ in range(20)]
    for lost in chance.sample(people[10:], 3):
        lost.merged_into = chance.choice(people[:10])
        lost.save()
    for _ in range(6):
        workshop = build_workshop(
            organisation,
            starts_at=_moment(chance),
            audience=build_audience(chance.choice(["parents", "employers"])),
            state=chance.choice(["running", "running", "cancelled", "postponed"]),
        )
        for day in range(2, chance.randint(2, 5)):
            starts = _moment(chance)
            Session.objects.create(
                workshop=workshop,
                number=day,
                starts_at=starts,
                ends_at=starts + dt.timedelta(hours=2),
                state=chance.choice(["standing", "standing", "cancelled"]),
            )
        for row, person in enumerate(chance.sample(people, 8), start=1):
            _enrol(chance, workshop, person, row)


def _person(chance, organisation):
    person = build_participant(organisation, age_band=chance.choice(["10_13", "18_29"]))
    person.sex = chance.choice(Sex.values)
    person.save()
    return person


def _moment(chance):
    return NEW_YEAR + dt.timedelta(hours=chance.randrange(380 * 24))


def _enrol(chance, workshop, person, row):
    enrolment = Enrolment.objects.create(
        workshop=workshop,
        participant=person,
        row_number=row,
        state=chance.choice(EnrolmentState.values),
    )
    for _ in range(chance.choice([0, 1, 2])):
        change = EnrolmentChange.objects.create(
            enrolment=enrolment, to_state=chance.choice(EnrolmentState.values)
        )
        EnrolmentChange.objects.filter(pk=change.pk).update(changed_at=_moment(chance))
    for session in workshop.sessions.all():
        for _ in range(chance.choice([0, 1, 1, 1, 3])):
            AttendanceMark.objects.create(
                session=session,
                enrolment=enrolment,
                status=chance.choice(AttendanceStatus.values),
                # Two clocks only, so that many marks are of the same moment.
                occurred_at=NEW_YEAR + dt.timedelta(hours=chance.randrange(2)),
            )


def counted_plainly() -> Counts:
    counts = Counts(QUARTERS)
    groups = defaultdict(set)
    sessions = {
        session.pk: (session, period)
        for session in Session.objects.select_related("workshop")
        if (period := _period(session)) is not None
    }
    ends = _count_sessions(counts, sessions)
    came = _came(sessions)
    for enrolment, session in came:
        if enrolment.state in ("enrolled", "withdrawn"):
            person = enrolment.participant.merged_into or enrolment.participant
            groups["sex_age", (person.sex, person.age_band)].add(person)
            groups["audience", session.workshop.audience_id].add(person)
            groups["centre", session.workshop.centre_id].add(person)
            groups["period", sessions[session.pk][1]].add(person)
    for (name, key), people in groups.items():
        getattr(counts, name)[key] = len(people)
    counts.people = sum(counts.sex_age.values())
    standing = [(who, met) for who, met in came if _stands(met)]
    counts.times = len(standing)
    _count_registered(counts, ends, standing)
    return counts


def _period(session):
    day = timezone.localdate(session.starts_at)
    for number, period in enumerate(QUARTERS):
        if period.first <= day <= period.last:
            return number
    return None


def _stands(session):
    return "cancelled" not in (session.state, session.workshop.state)


def _count_sessions(counts, sessions):
    """The first and the last session of each workshop that was held."""
    ends = {}
    for session, period in sessions.values():
        is_held = _stands(session) and bool(current_marks(session))
        names = ["cancelled"]
        if is_held:
            names = ["planned", "held"]
            first, last = ends.get(session.workshop_id, (session, session))
            ends[session.workshop_id] = (
                min(first, session, key=_starts),
                max(last, session, key=_starts),
            )
        elif _stands(session) and session.workshop.state != "postponed":
            names = ["planned"] + ["ahead"] * (session.ends_at > timezone.now())
        for name in names:
            numbers = getattr(counts, name)
            numbers[period] = numbers.get(period, 0) + 1
    return ends


def _starts(session):
    return session.starts_at


def _came(sessions):
    latest = {}
    marks = AttendanceMark.objects.select_related("enrolment__participant__merged_into")
    for mark in marks.order_by("occurred_at", "pk"):
        latest[mark.enrolment_id, mark.session_id] = mark
    return [
        (mark.enrolment, sessions[mark.session_id][0])
        for mark in latest.values()
        if mark.status in CAME and mark.session_id in sessions
    ]


def _count_registered(counts, ends, came):
    last = {}
    for enrolment, session in came:
        before = last.get(enrolment.pk, session.starts_at)
        last[enrolment.pk] = max(before, session.starts_at)
    for enrolment in Enrolment.objects.filter(workshop__in=ends):
        first, final = ends[enrolment.workshop_id]
        is_expected = _was_expected(enrolment, first)
        has_come = enrolment.pk in last
        if not (
            is_expected
            or enrolment.state == "enrolled"
            or (enrolment.state == "withdrawn" and has_come)
        ):
            continue
        counts.registered += 1
        counts.no_show += is_expected and not has_come
        counts.dropped += has_come and last[enrolment.pk] < final.starts_at


def _was_expected(enrolment, first):
    changes = list(enrolment.changes.order_by("changed_at", "pk"))
    before = [c.to_state for c in changes if c.changed_at <= first.starts_at]
    state = before[-1] if before else "" if changes else enrolment.state
    firsts = enrolment.workshop.sessions.filter(starts_at=first.starts_at)
    called = any(enrolment.pk in current_marks(met) for met in firsts if _stands(met))
    return state == "enrolled" or called
