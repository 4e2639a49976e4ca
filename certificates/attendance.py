"""The sessions of a workshop as they count for certificates, and who came to which."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from workshops.choices import CAME, SessionState, WorkshopState
from workshops.models import Session, Workshop
from workshops.queries import attendance_of


@dataclass(frozen=True)
class SessionsAttended:
    """Who came to what. Late and left early came too.

    A session was held when a mark stands in it; one whose marks were all taken back
    was not.
    """

    counted_sessions: list[Session]
    """What a share is taken of: all before the workshop is closed, then those held.

    Else one session of six would earn a certificate on the first evening.
    """
    held: int
    days: int
    """On how many days those of `held` were; all that are planned before there is one."""
    minutes_held: int
    first_day: dt.date
    last_day: dt.date
    sessions_by_enrolment: dict[int, frozenset[int]]
    """Primary keys of the sessions that each person came to."""

    @property
    def counted(self) -> int:
        return len(self.counted_sessions)

    def came_to(self, enrolment: int) -> frozenset[int]:
        return self.sessions_by_enrolment.get(enrolment, frozenset())

    def times(self, enrolment: int) -> int:
        return len(self.came_to(enrolment))

    def minutes(self, enrolment: int) -> int:
        """From the start to the end of each session as planned."""
        came = self.came_to(enrolment)
        return sum(_minutes(each) for each in self.counted_sessions if each.pk in came)


def sessions_attended(workshop: Workshop) -> SessionsAttended:
    """Two things asked of the database, however many people came."""
    statuses = attendance_of(workshop)
    standing = list(
        workshop.sessions.filter(state=SessionState.STANDING).order_by("starts_at")
    )
    marked = {session for by_session in statuses.values() for session in by_session}
    held = [session for session in standing if session.pk in marked]
    days = sorted(timezone.localdate(each.starts_at) for each in held or standing)
    minutes = sum(_minutes(each) for each in held or standing)
    return SessionsAttended(
        counted_sessions=held if workshop.state == WorkshopState.DONE else standing,
        held=len(held),
        days=len(set(days)),
        minutes_held=minutes,
        first_day=days[0],
        last_day=days[-1],
        sessions_by_enrolment={
            enrolment: frozenset(
                session for session, status in by_session.items() if status in CAME
            )
            for enrolment, by_session in statuses.items()
        },
    )


def _minutes(session: Session) -> int:
    return int((session.ends_at - session.starts_at).total_seconds()) // 60
