"""How many sessions each person came to, and out of how many."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone

from workshops.choices import SessionState, WorkshopState
from workshops.models import AttendanceMark, Workshop
from workshops.queries import attended_share


@dataclass(frozen=True)
class SessionsAttended:
    """Sessions of a workshop, as they count for certificates."""

    held: int
    """Those with at least one mark."""
    counted: int
    """Those that a share is taken of: all before the workshop is closed, then those held.

    Else one session of six would earn a certificate on the first evening.
    """
    first_day: dt.date
    last_day: dt.date
    by_enrolment: dict[int, int]


def sessions_attended(workshop: Workshop) -> SessionsAttended:
    """Two things asked of the database, however many people came."""
    marks = AttendanceMark.objects.filter(session=OuterRef("pk"))
    standing = workshop.sessions.filter(state=SessionState.STANDING)
    sessions = list(standing.annotate(was_held=Exists(marks)))
    held = [session for session in sessions if session.was_held]
    days = sorted(timezone.localdate(each.starts_at) for each in held or sessions)
    is_closed = workshop.state == WorkshopState.DONE
    return SessionsAttended(
        held=len(held),
        counted=len(held if is_closed else sessions),
        first_day=days[0],
        last_day=days[-1],
        by_enrolment={
            enrolment: round(share * len(held))
            for enrolment, share in attended_share(workshop).items()
        },
    )
