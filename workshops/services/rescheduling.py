"""The days of a workshop that is planned already: add, move, cancel, bring back.

Every change counts up the `sequence` that calendars follow, and leaves a row behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.choices import SessionState, WorkshopState
from workshops.conflicts import conflicts_of, proposal_for
from workshops.marks import roll_of
from workshops.models import Room, Session, Workshop
from workshops.refusals import Refused
from workshops.services.overriding import (
    hold_staff_and_room,
    keep_overrides,
    refuse_without_reason,
)
from workshops.services.session_states import add_session, change_session
from workshops.services.workshop_states import held, move_to
from workshops.session_times import (
    Times,
    refuse_impossible_times,
    refuse_overlap,
    refuse_too_many,
)


@transaction.atomic
def add_sessions(
    workshop: Workshop,
    times: Sequence[Times],
    *,
    by: User,
    room: Room | None = None,
    override_reason: str = "",
) -> list[Session]:
    """More days for a workshop that is not over."""
    current = _open(workshop)
    sessions = list(current.sessions.all())
    refuse_too_many(len(sessions) + len(times))
    _refuse_bad_times(current, times, sessions, room)
    _refuse_conflicts(current, times, room, by=by, reason=override_reason)
    last = max(session.number for session in sessions)
    return [
        add_session(current, number, span, room=room, by=by)
        for number, span in enumerate(sorted(times), start=last + 1)
    ]


@transaction.atomic
def move_session(
    session: Session,
    times: Times,
    *,
    by: User,
    room: Room | None = None,
    reason: str = "",
    override_reason: str = "",
) -> None:
    """Another time or room. One that was held may be moved too: the date was wrong."""
    current = _open(session.workshop)
    session.refresh_from_db()
    if session.state == SessionState.CANCELLED:
        raise Refused(_("This day is cancelled. Bring it back first."))
    others = [each for each in current.sessions.all() if each != session]
    _refuse_bad_times(current, [times], others, room)
    same_day = timezone.localdate(times[0]) == timezone.localdate(session.starts_at)
    _refuse_conflicts(
        current,
        [times],
        room,
        by=by,
        reason=override_reason,
        days_stand=same_day,
    )
    change_session(session, times=times, room=room, reason=reason, by=by)


@transaction.atomic
def cancel_session(session: Session, *, by: User | None, reason: str) -> None:
    """This day is not held. It has no roll call and counts against nobody."""
    if not reason.strip():
        raise Refused(_("Write in a few words why the day is cancelled."))
    current = _open(session.workshop)
    session.refresh_from_db()
    if session.state == SessionState.CANCELLED:
        return
    if roll_of(session).standing():
        raise Refused(_("The roll was called on this day, so it was held."))
    if current.sessions.filter(state=SessionState.STANDING).count() == 1:
        raise Refused(
            _("This is the last day that is left. Cancel or postpone the workshop.")
        )
    change_session(session, state=SessionState.CANCELLED, reason=reason, by=by)


@transaction.atomic
def restore_session(session: Session, *, by: User, override_reason: str = "") -> None:
    """A cancelled day takes place after all, at its old time in its old room."""
    current = _open(session.workshop)
    session.refresh_from_db()
    if session.state == SessionState.STANDING:
        return
    times = (session.starts_at, session.ends_at)
    others = [each for each in current.sessions.all() if each != session]
    _refuse_bad_times(current, [times], others, session.room)
    _refuse_conflicts(current, [times], session.room, by=by, reason=override_reason)
    change_session(session, state=SessionState.STANDING, by=by)


@transaction.atomic
def give_new_dates(
    workshop: Workshop,
    times: Sequence[Times],
    *,
    by: User,
    room: Room | None = None,
    override_reason: str = "",
) -> None:
    """A postponed workshop is planned again: its days move, in their order.

    Days too many are cancelled, days too few are added; the people stay.
    """
    current = held(workshop)
    if current.state != WorkshopState.POSTPONED:
        raise Refused(_("Only a postponed workshop is given new dates."))
    sessions = list(current.sessions.filter(state=SessionState.STANDING))
    _refuse_bad_times(current, times, [], room)
    _refuse_conflicts(current, times, room, by=by, reason=override_reason)
    reason = current.state_reason
    free = max(current.sessions.values_list("number", flat=True)) + 1
    refuse_too_many(free - 1 + len(times) - len(sessions))
    for session, span in zip_longest(sessions, sorted(times)):
        if span is None:
            state = SessionState.CANCELLED
            change_session(session, state=state, reason=reason, by=by)
        elif session is None:
            add_session(current, free, span, room=room, by=by)
            free += 1
        else:
            change_session(session, times=span, room=room, reason=reason, by=by)
    move_to(current, WorkshopState.PLANNED, by=by)
    workshop.refresh_from_db()


def _open(workshop: Workshop) -> Workshop:
    """The workshop, held locked, if its days can still be changed."""
    current = held(workshop)
    if current.state == WorkshopState.DONE:
        raise Refused(
            _("This workshop is closed. Open it again before you change its days.")
        )
    if current.state == WorkshopState.CANCELLED:
        raise Refused(_("This workshop was cancelled, so its days stay as they are."))
    if current.state == WorkshopState.POSTPONED:
        raise Refused(_("This workshop is postponed. Give it new dates first."))
    return current


def _refuse_bad_times(
    workshop: Workshop,
    times: Sequence[Times],
    others: Sequence[Session],
    room: Room | None,
) -> None:
    """`others` are the days that stay; those that are cancelled take no time."""
    if room and room.centre_id != workshop.centre_id:
        raise Refused(_("Choose a room of this centre."))
    refuse_impossible_times(sorted(times))
    standing = [
        (session.starts_at, session.ends_at)
        for session in others
        if session.state == SessionState.STANDING
    ]
    refuse_overlap(sorted([*standing, *times]))


def _refuse_conflicts(
    workshop: Workshop,
    times: Sequence[Times],
    room: Room | None,
    *,
    by: User,
    reason: str,
    days_stand: bool = False,
) -> None:
    planned = proposal_for(workshop, times, room)
    proposal = replace(planned, days_stand=days_stand)
    hold_staff_and_room(proposal)
    conflicts = conflicts_of(proposal, user=by)
    refuse_without_reason(conflicts, reason)
    keep_overrides(workshop, conflicts, reason=reason, by=by)
