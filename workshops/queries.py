"""Reading workshops. Every function takes the same few queries for 3 and 300 people."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from workshops.choices import (
    CAME,
    AttendanceStatus,
    ConsentScope,
    EnrolmentState,
    SessionState,
)
from workshops.consenting import Needed, givers_of, missing_consent
from workshops.marks import standing_marks
from workshops.models import (
    AttendanceMark,
    Enrolment,
    Participant,
    Session,
    Workshop,
)
from workshops.registrations import registered

UNMARKED = AttendanceStatus.UNMARKED


@dataclass(frozen=True)
class RosterRow:
    """A person on the list, with the current status of each session by its key."""

    enrolment: Enrolment
    statuses: dict[int, AttendanceStatus]
    missing: list[Needed]

    @property
    def participant(self) -> Participant:
        return self.enrolment.participant


@dataclass(frozen=True)
class Flow:
    """How many people were registered, and how many of them came."""

    registered: int
    attended: int


def roster(workshop: Workshop, *, only: Enrolment | None = None) -> list[RosterRow]:
    """Everybody on the list in the order of the row numbers, withdrawn people too.

    Or `only` one of them.
    """
    enrolments = (
        Enrolment.objects.filter(workshop=workshop)
        .select_related("participant")
        .prefetch_related("participant__consents")
        .order_by("row_number")
    )
    marks = AttendanceMark.objects.filter(enrolment__workshop=workshop)
    if only is not None:
        enrolments = enrolments.filter(pk=only.pk)
        marks = marks.filter(enrolment=only)
    statuses = _statuses(marks)
    return [
        RosterRow(
            enrolment, statuses[enrolment.pk], missing_to_attend(enrolment.participant)
        )
        for enrolment in enrolments
    ]


def current_marks(session: Session) -> dict[int, AttendanceStatus]:
    """The current status in `session` by the primary key of the enrolment."""
    statuses = _statuses(AttendanceMark.objects.filter(session=session))
    return {pk: by_session[session.pk] for pk, by_session in statuses.items()}


def attendance_of(workshop: Workshop) -> dict[int, dict[int, AttendanceStatus]]:
    """By enrolment and session: the current status. Cancelled sessions are left out."""
    return _statuses(
        AttendanceMark.objects.filter(
            enrolment__workshop=workshop, session__state=SessionState.STANDING
        )
    )


def attended_share(workshop: Workshop) -> dict[int, Fraction]:
    """The part of the sessions held to which each registered person came, by enrolment.

    A session is held when at least one person was marked in it and it was not cancelled;
    who was late came. Nobody came to anything when no session was held.
    """
    statuses = attendance_of(workshop)
    held = {session for by_session in statuses.values() for session in by_session}
    came = [pk for pk, by_session in statuses.items() if _times_came(by_session)]
    return {
        pk: Fraction(_times_came(statuses.get(pk, {})), len(held) or 1)
        for pk in registered(workshop, held=held, came=came)
    }


def came_enrolments(workshop: Workshop, minimum_percent: int = 1) -> set[int]:
    """The enrolments of those who came to at least that share of the sessions held."""
    return {
        pk
        for pk, share in attended_share(workshop).items()
        if share and share * 100 >= minimum_percent
    }


def attendance_counts(workshop: Workshop, minimum_percent: int = 1) -> Flow:
    """Registered is not who left before the first session that was held."""
    shares = attended_share(workshop)
    attended = [s for s in shares.values() if s and s * 100 >= minimum_percent]
    return Flow(registered=len(shares), attended=len(attended))


def missing_to_attend(participant: Participant) -> list[Needed]:
    """Whose yes to attending is still missing."""
    givers = givers_of(participant.consents.all(), ConsentScope.ATTEND)
    return missing_consent(givers, is_child=participant.is_child)


def with_counts(workshops: QuerySet[Workshop]) -> QuerySet[Workshop]:
    """`enrolled`, `pending`, `offered`, `waiting` and `held` of each workshop, counted by the database.

    `held` is the number of sessions in which at least one person was marked; those that
    were cancelled do not count.
    """
    marked = standing_marks().filter(session=OuterRef("pk"))
    sessions = Session.objects.filter(
        Exists(marked), workshop=OuterRef("pk"), state=SessionState.STANDING
    )
    return workshops.annotate(
        enrolled=_count(_in_state(EnrolmentState.ENROLLED)),
        pending=_count(_in_state(EnrolmentState.PENDING)),
        offered=_count(_in_state(EnrolmentState.OFFERED)),
        waiting=_count(_in_state(EnrolmentState.WAITING)),
        held=_count(sessions),
    )


def _in_state(state: EnrolmentState) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(workshop=OuterRef("pk"), state=state)


def _count(rows: QuerySet[Any]) -> Coalesce:
    by_workshop = rows.order_by().values("workshop").annotate(number=Count("pk"))
    return Coalesce(Subquery(by_workshop.values("number")), 0)


def _statuses(
    marks: QuerySet[AttendanceMark],
) -> defaultdict[int, dict[int, AttendanceStatus]]:
    """Current status by enrolment and session: the latest mark in time wins, then the later row.

    What was taken back is left out.
    """
    statuses: defaultdict[int, dict[int, AttendanceStatus]] = defaultdict(dict)
    rows = marks.order_by("occurred_at", "pk").values_list(
        "enrolment_id", "session_id", "status"
    )
    for enrolment, session, status in rows:
        statuses[enrolment][session] = AttendanceStatus(status)
    return _without_unmarked(statuses)


def _without_unmarked(
    statuses: dict[int, dict[int, AttendanceStatus]],
) -> defaultdict[int, dict[int, AttendanceStatus]]:
    standing: defaultdict[int, dict[int, AttendanceStatus]] = defaultdict(dict)
    for enrolment, by_session in statuses.items():
        for session, status in by_session.items():
            if status != UNMARKED:
                standing[enrolment][session] = status
    return standing


def _times_came(by_session: dict[int, AttendanceStatus]) -> int:
    return sum(status in CAME for status in by_session.values())
