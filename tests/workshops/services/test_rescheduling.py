from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation
from django_scopes import scopes_disabled

from tests.builders import build_enrolment, build_mark, build_workshop
from tests.workshops.builders import build_room, build_session
from workshops.choices import ConflictKind, SessionState, WorkshopState
from workshops.models import Enrolment, Session
from workshops.plan_history import history_of
from workshops.refusals import Refused
from workshops.services import (
    add_sessions,
    cancel_session,
    cancel_workshop,
    close_workshop,
    give_new_dates,
    mark_attendance,
    move_session,
    postpone_workshop,
    restore_session,
)
from workshops.services.overriding import Conflicted

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)

pytestmark = pytest.mark.usefixtures("shapla_scope")


@pytest.fixture
def session(workshop):
    return workshop.sessions.get()


def _says(function, *arguments, **options) -> str:
    with translation.override("en"), pytest.raises(Refused) as refusal:
        function(*arguments, **options)
    return refusal.value.messages[0]


def _later(session: Session, by: dt.timedelta = DAY) -> tuple[dt.datetime, dt.datetime]:
    return session.starts_at + by, session.ends_at + by


def test_a_moved_day_keeps_its_id_and_leaves_a_row(workshop, session, rina):
    room = build_room(workshop.centre)
    before, uid = (session.starts_at, session.ends_at), session.uid
    move_session(session, _later(session), by=rina, room=room, reason=" The road ")
    session.refresh_from_db()
    assert (session.starts_at, session.room, session.uid, session.sequence) == (
        before[0] + DAY,
        room,
        uid,
        1,
    )
    change = session.changes.get()
    assert (change.from_starts_at, change.from_room) == (before[0], None)
    assert (change.to_starts_at, change.to_room) == (before[0] + DAY, room)
    assert (change.reason, change.changed_by) == ("The road", rina)


def test_a_day_is_not_moved_onto_another(workshop, session, rina):
    build_session(workshop, 2)
    sentence = _says(move_session, session, _later(session), by=rina)
    assert sentence == "Two sessions overlap. Change one of the times."
    session.refresh_from_db()
    assert session.sequence == 0


def test_a_cancelled_day_takes_no_time(workshop, session, rina):
    other = build_session(workshop, 2)
    cancel_session(other, by=rina, reason="flood")
    move_session(session, _later(session), by=rina)
    assert _says(restore_session, other, by=rina) == (
        "Two sessions overlap. Change one of the times."
    )


def test_a_move_that_meets_another_workshop_needs_a_reason(
    workshop, shapla, session, rina
):
    starts_at = session.starts_at + DAY
    build_workshop(shapla, facilitator=rina, starts_at=starts_at)
    with pytest.raises(Conflicted):
        move_session(session, _later(session), by=rina)
    move_session(session, _later(session), by=rina, override_reason="Tapan comes")
    assert workshop.overrides.get().reason == "Tapan comes"


def test_people_who_would_be_at_two_workshops_are_counted(
    workshop, shapla, session, kamal
):
    other = build_workshop(shapla, starts_at=session.starts_at + DAY)
    with scopes_disabled():
        for _ in range(2):
            person = build_enrolment(workshop).participant
            Enrolment.objects.create(
                workshop=other, participant=person, row_number=len(other.enrolments.all()) + 1,
                state="enrolled",
            )  # fmt: skip
        build_enrolment(workshop)
        build_enrolment(other)
    with translation.override("en"), pytest.raises(Conflicted) as refusal:
        move_session(session, _later(session), by=kamal)
    conflict = refusal.value.conflicts[0]
    assert conflict.kind == ConflictKind.PARTICIPANT
    assert conflict.sentence.startswith(
        f"2 people on the list are at the workshop “Gentle words” ({other.code})"
    )
    assert conflict.discreet == (
        "2 people on the list are at another workshop at that time."
    )


def test_where_somebody_else_is_reads_only_who_sees_the_other_workshop(
    workshop, shapla, session, rina, kamal
):
    other = build_workshop(shapla, starts_at=session.starts_at + DAY)
    with scopes_disabled():
        person = build_enrolment(workshop).participant
        Enrolment.objects.create(
            workshop=other, participant=person, row_number=1, state="enrolled"
        )
    with pytest.raises(Conflicted):
        move_session(session, _later(session), by=kamal)
    with translation.override("en"):
        move_session(session, _later(session), by=kamal, override_reason="She knows")
    move_session(session, _later(session, -DAY), by=kamal)
    with scopes_disabled(), translation.override("en"):
        read = {
            reader: [
                line.words
                for line in history_of(workshop, reader=reader)
                if "another workshop" in line.words
            ]
            for reader in (kamal, rina)
        }
    assert read == {
        kamal: [
            "Planned all the same."
            " 1 person on the list is at another workshop at that time."
        ],
        rina: [],
    }
    move_session(session, _later(session), by=rina)
    assert workshop.overrides.count() == 1


def test_a_cancelled_day_has_no_roll_call(workshop, session, rina, shapla_scope):
    build_session(workshop, 2)
    enrolment = build_enrolment(workshop)
    cancel_session(session, by=rina, reason="The road is flooded")
    session.refresh_from_db()
    assert (session.state, session.state_reason, session.sequence) == (
        SessionState.CANCELLED,
        "The road is flooded",
        1,
    )
    sentence = _says(mark_attendance, session, {enrolment.pk: "present"}, by=rina)
    assert sentence == "This day was cancelled, so it has no roll call."


def test_the_last_day_is_not_cancelled_alone(workshop, session, rina):
    assert _says(cancel_session, session, by=rina, reason="flood") == (
        "This is the last day that is left. Cancel or postpone the workshop."
    )


def test_a_day_is_cancelled_with_a_reason(workshop, session, rina):
    build_session(workshop, 2)
    assert _says(cancel_session, session, by=rina, reason=" ") == (
        "Write in a few words why the day is cancelled."
    )


def test_a_day_that_was_held_is_not_cancelled(workshop, session, rina):
    build_session(workshop, 2)
    build_mark(build_enrolment(workshop))
    assert _says(cancel_session, session, by=rina, reason="flood") == (
        "The roll was called on this day, so it was held."
    )


def test_a_cancelled_day_comes_back(workshop, session, rina):
    build_session(workshop, 2)
    cancel_session(session, by=rina, reason="flood")
    restore_session(session, by=rina)
    session.refresh_from_db()
    assert (session.state, session.state_reason, session.sequence) == (
        SessionState.STANDING,
        "",
        2,
    )
    assert [change.to_state for change in session.changes.all()] == [
        "cancelled",
        "standing",
    ]


def test_days_are_added_behind_the_last_number(workshop, session, rina):
    added = add_sessions(workshop, [_later(session, 2 * DAY), _later(session)], by=rina)
    assert [(each.number, each.starts_at - session.starts_at) for each in added] == [
        (2, DAY),
        (3, 2 * DAY),
    ]
    change = added[0].changes.get()
    assert (change.from_starts_at, change.from_state) == (None, "")


def test_no_more_than_sixty_days(workshop, session, rina):
    times = [_later(session, n * DAY) for n in range(1, 61)]
    assert _says(add_sessions, workshop, times, by=rina) == (
        "A workshop has at most 60 sessions. Plan a second workshop."
    )
    assert len(add_sessions(workshop, times[:59], by=rina)) == 59


def test_a_room_of_another_centre_is_refused(workshop, shapla, session, rina):
    room = build_room(build_workshop(shapla).centre)
    assert _says(move_session, session, _later(session), by=rina, room=room) == (
        "Choose a room of this centre."
    )


def _closed(workshop, by):
    close_workshop(workshop, by=by)


def _cancelled(workshop, by):
    cancel_workshop(workshop, by=by, reason="flood")


def _postponed(workshop, by):
    postpone_workshop(workshop, by=by, reason="flood")


@pytest.mark.parametrize("end", [_closed, _cancelled, _postponed])
def test_the_days_of_what_is_not_open_stay(workshop, session, rina, end):
    end(workshop, rina)
    for function in (
        lambda: move_session(session, _later(session), by=rina),
        lambda: add_sessions(workshop, [_later(session)], by=rina),
        lambda: cancel_session(session, by=rina, reason="flood"),
    ):
        with pytest.raises(Refused):
            function()


def test_new_dates_move_the_days_and_keep_the_people(workshop, session, rina):
    second, third = build_session(workshop, 2), build_session(workshop, 3)
    enrolment = build_enrolment(workshop)
    postpone_workshop(workshop, by=rina, reason="The road is flooded")
    give_new_dates(
        workshop, [_later(session, 30 * DAY), _later(session, 31 * DAY)], by=rina
    )
    assert workshop.state == WorkshopState.PLANNED
    states = [(each.starts_at, each.state) for each in workshop.sessions.all()]
    assert states == [
        (session.starts_at + 30 * DAY, "standing"),
        (session.starts_at + 31 * DAY, "standing"),
        (third.starts_at, "cancelled"),
    ]
    assert workshop.sessions.get(number=1).uid == session.uid
    assert second.changes.get().reason == "The road is flooded"
    enrolment.refresh_from_db()
    assert enrolment.state == "enrolled"


def test_new_dates_may_be_more_than_before(workshop, session, rina):
    postpone_workshop(workshop, by=rina, reason="flood")
    times = [_later(session, n * DAY) for n in (5, 6, 7)]
    give_new_dates(workshop, times, by=rina)
    assert [each.number for each in workshop.sessions.all()] == [1, 2, 3]


def test_only_what_is_postponed_gets_new_dates(workshop, session, rina):
    assert _says(give_new_dates, workshop, [_later(session)], by=rina) == (
        "Only a postponed workshop is given new dates."
    )
