"""Whatever people do in whatever order, the sums are those of the marks."""

from __future__ import annotations

import datetime as dt
import os
from contextlib import suppress

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import build_enrolment, build_mark, build_workshop
from tests.workshops.builders import CHILD, build_session, enrol, yes
from tests.workshops.counting.test_statement import QUARTERS, counted_plainly
from workshops.choices import AgeBasis, AttendanceStatus, ConsentScope, Sex
from workshops.counting.counts import count
from workshops.identities import Names
from workshops.models import (
    AttendanceMark,
    Enrolment,
    Merge,
    Participant,
    Presence,
    Session,
    Workshop,
    WorkshopSummary,
)
from workshops.refusals import Refused
from workshops.services import (
    cancel_session,
    mark_attendance,
    move_session,
    place_on_list,
    record_consent,
    reinstate_enrolment,
    restore_session,
    undo_last_save,
    withdraw_consent,
    withdraw_enrolment,
)
from workshops.services.correcting import correct_participant
from workshops.services.merging import merge_participants, undo_merge
from workshops.services.summarising import rebuild_summaries

HISTORIES = int(os.environ.get("ANKUR_HISTORIES", "25"))
STATUSES = [s for s in AttendanceStatus if s != AttendanceStatus.UNMARKED]
BEGINNING = dt.datetime(2026, 3, 28, 4, tzinfo=dt.UTC)
MONTH = dt.timedelta(days=30)

pytestmark = pytest.mark.usefixtures("shapla_scope")


def _any(found, number):
    rows = list(found.order_by("pk"))
    if not rows:
        raise Refused("Nothing.")
    return rows[number % len(rows)]


def _session(number):
    return _any(Session.objects.all(), number)


def _mark(kamal, number):
    session = _session(number)
    enrolled = session.workshop.enrolments.filter(state="enrolled").order_by("pk")
    mark_attendance(
        session,
        {
            each.pk: STATUSES[(number + place) % len(STATUSES)]
            for place, each in enumerate(enrolled)
            if (number >> place) % 4
        },
        by=kamal,
        occurred_at=timezone.now() - number % 3 * MONTH,
    )


def _correct(kamal, number):
    correct_participant(
        _any(Participant.objects.all(), number),
        by=kamal,
        sex=list(Sex)[number % 3],
        age_band=CHILD if number % 2 else "18_29",
        age_basis=AgeBasis.STATED,
        names=Names(call_name="Rahima"),
    )


def _move(kamal, number):
    session = _session(number)
    starts = BEGINNING + number * dt.timedelta(days=7)
    times = (starts, starts + dt.timedelta(hours=2))
    move_session(session, times, by=kamal, override_reason="So it was.")


def _merge(kamal, number):
    people = Participant.objects.filter(merged_into=None)
    merge_participants(_any(people, number), _any(people, number // 3), by=kamal)


def _place(kamal, number):
    place_on_list(
        _any(Workshop.objects.all(), number // 5),
        _any(Participant.objects.filter(merged_into=None), number),
        by=kamal,
        consents=[yes()] * (number % 2),
    )


def _enrolment(number):
    return _any(Enrolment.objects.all(), number)


def _take_back(kamal, number):
    person = _any(Participant.objects.all(), number)
    withdraw_consent(person, scope=ConsentScope.ATTEND, by=kamal)


STEPS = {
    "mark": _mark,
    "mark again": _mark,
    "undo": lambda by, n: undo_last_save(_session(n), by=by),
    "move": _move,
    "cancel": lambda by, n: cancel_session(_session(n), by=by, reason="Rain."),
    "restore": lambda by, n: restore_session(
        _session(n), by=by, override_reason="So it was."
    ),
    "leave": lambda by, n: withdraw_enrolment(_enrolment(n), by=by),
    "return": lambda by, n: reinstate_enrolment(_enrolment(n), by=by),
    "place": _place,
    "agree": lambda by, n: record_consent(
        _any(Participant.objects.all(), n), by=by, consents=[yes()]
    ),
    "take back": _take_back,
    "merge": _merge,
    "take apart": lambda by, n: undo_merge(_any(Merge.objects.all(), n), by=by),
    "correct": _correct,
}


def _beginning(shapla):
    for place in range(3):
        workshop = build_workshop(
            shapla, starts_at=BEGINNING + place * MONTH, capacity=6
        )
        for number in (2, 3):
            moved = build_session(workshop, number)
            moved.starts_at = BEGINNING + (place + number) * MONTH
            moved.ends_at = moved.starts_at + dt.timedelta(hours=2)
            moved.save()
        for _ in range(2):
            enrol(workshop)


@settings(
    max_examples=HISTORIES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(st.sampled_from(list(STEPS)), st.integers(0, 40)),
        min_size=5,
        max_size=25,
    )
)
@pytest.mark.django_db
def test_the_sums_are_those_of_the_marks(shapla, kamal, steps):
    with transaction.atomic():
        _beginning(shapla)
        for name, number in steps:
            with suppress(Refused), transaction.atomic():
                STEPS[name](kamal, number)
        counted = count(Workshop.objects.all(), QUARTERS)

        assert counted == counted_plainly()
        assert not rebuild_summaries(
            list(Workshop.objects.values_list("pk", flat=True))
        )
        transaction.set_rollback(True)


def test_the_command_adds_up_what_was_lost(shapla, capsys):
    enrolment = build_enrolment(build_workshop(shapla))
    build_mark(enrolment)
    told = list(WorkshopSummary.objects.values()), list(Presence.objects.values())
    Presence.objects.update(last_month=0, is_only=False)
    WorkshopSummary.objects.update(registered=7)
    Session.objects.update(came=5)

    call_command("rebuild_roll_sums")

    rows = [{**row, "id": told[1][0]["id"]} for row in Presence.objects.values()]
    assert (list(WorkshopSummary.objects.values()), rows) == told
    assert Session.objects.get().came == 1
    output = capsys.readouterr()
    assert output.out == "workshops added up: 1\n"
    assert output.err.startswith("mended among workshops")


def test_the_command_finds_nothing_when_all_is_in_step(shapla, capsys):
    build_mark(build_enrolment(build_workshop(shapla)))

    call_command("rebuild_roll_sums")

    assert capsys.readouterr().err == ""


def test_a_roll_that_was_taken_back_leaves_no_sums(shapla, kamal):
    enrolment = build_enrolment(build_workshop(shapla))
    session = enrolment.workshop.sessions.get()
    mark_attendance(session, {enrolment.pk: AttendanceStatus.PRESENT}, by=kamal)

    undo_last_save(session, by=kamal)

    session.refresh_from_db()
    summary = WorkshopSummary.objects.get()
    assert AttendanceMark.objects.count() == 2
    assert (session.came, summary.first_called, summary.registered) == (None, None, 0)
    assert not Presence.objects.exists()
