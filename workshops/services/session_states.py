"""One meeting changes, and the row that tells it is written."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from workshops.choices import SessionState
from workshops.models import Room, Session, SessionChange, Workshop
from workshops.services.summarising import summarise_again
from workshops.session_times import Times


def add_session(
    workshop: Workshop, number: int, times: Times, *, room: Room | None, by: User | None
) -> Session:
    session = Session.objects.create(
        workshop=workshop,
        number=number,
        starts_at=times[0],
        ends_at=times[1],
        room=room,
    )
    SessionChange.objects.create(session=session, **_now(session), changed_by=by)
    return session


def change_session(
    session: Session,
    *,
    times: Times | None = None,
    room: Room | None = None,
    state: SessionState | None = None,
    reason: str = "",
    by: User | None,
) -> None:
    """New times with their room, or a new state. `sequence` counts up either way."""
    before = _now(session)
    if times is not None:
        session.starts_at, session.ends_at = times
        session.room = room
    if state is not None:
        session.state, session.state_reason = state, reason.strip()
    session.sequence += 1
    session.save()
    SessionChange.objects.create(
        session=session,
        **{name.replace("to_", "from_", 1): value for name, value in before.items()},
        **_now(session),
        reason=reason.strip(),
        changed_by=by,
    )
    summarise_again(session.workshop_id)


def _now(session: Session) -> dict[str, Any]:
    return {
        "to_starts_at": session.starts_at,
        "to_ends_at": session.ends_at,
        "to_room_id": session.room_id,
        "to_state": session.state,
    }
