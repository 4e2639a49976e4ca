"""The tables that go out: workshops, sessions, and the people of workshops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from workshops.choices import (
    AgeBand,
    AgeBasis,
    AttendanceStatus,
    EnrolmentState,
    SessionState,
    Sex,
    WorkshopState,
)
from workshops.exports.table import Column, Table, Value, local
from workshops.identities import NAME_FIELDS, Names
from workshops.marks import standing_marks
from workshops.models import Session, Workshop
from workshops.queries import RosterRow, with_counts

FEWEST_FOR_CHILDREN = 10
"""On a shorter list a child is known by age, sex and the days it came."""


class SessionStanding(TextChoices):
    """What becomes of a session, its workshop taken into account."""

    STANDING = "standing", _("Takes place")
    CANCELLED = "cancelled", _("Cancelled")
    POSTPONED = "postponed", _("Postponed")


WORKSHOP = Column("workshop", _("Code of the workshop"))
PLACE = [
    Column("module", _("What is taught")),
    Column("edition", _("Number of the edition of the module")),
    Column("audience", _("Short name of the people it is for")),
    Column("centre", _("Place of learning")),
]
WORKSHOPS = [
    WORKSHOP,
    *PLACE,
    Column("state", _("Where the workshop stands"), WorkshopState),
    Column("places", _("Number of places")),
    Column("enrolled", _("People with consent on the list")),
    Column("pending", _("People who wait for consent")),
    Column("sessions", _("Number of sessions")),
    Column("sessions_held", _("Sessions in which somebody was marked")),
    Column("starts", _("First session begins")),
    Column("ends", _("Last session ends")),
    Column("planned_at", _("When it was planned")),
    Column("invented", _("1 when it was made up to show the program, otherwise 0")),
]
SESSIONS = [
    WORKSHOP,
    Column("session", _("Number of the session")),
    *PLACE,
    Column("room", _("Room, if one is named")),
    Column("state", _("Whether the session takes place"), SessionStanding),
    Column("starts", _("When it begins")),
    Column("ends", _("When it ends")),
    Column("hours", _("How long it lasts")),
    Column("held", _("1 when somebody was marked in it, otherwise 0")),
]
UNKNOWN_PERSON = [
    WORKSHOP,
    Column("row", _("Row number on the list")),
    Column("sex", _("Sex"), Sex),
    Column("age_band", _("Age in years"), AgeBand),
    Column("age_basis", _("How the age is known"), AgeBasis),
    Column("state", _("Whether the person is on the list"), EnrolmentState),
    Column("enrolled_at", _("When the person was put on the list")),
]
PERSON = [
    *UNKNOWN_PERSON[:2],
    Column("person", _("Code of the person")),
    *UNKNOWN_PERSON[2:],
]
NAMES = [
    Column("call_name", _("What the person is called")),
    Column("name_bn", _("Full name in Bangla letters")),
    Column("name_latin", _("Full name in English letters")),
    Column("guardian", _("Father's or mother's name")),
    Column("phone", _("Mobile number, as text")),
    Column("village", _("Village or neighbourhood")),
]


def workshops_table(workshops: QuerySet[Workshop]) -> Table:
    found = with_counts(workshops).select_related("edition", "audience", "centre")
    return Table(
        "workshops",
        WORKSHOPS,
        [_workshop_row(workshop) for workshop in found.prefetch_related("sessions")],
    )


def sessions_table(workshops: QuerySet[Workshop]) -> Table:
    marks = standing_marks().filter(session=OuterRef("pk"))
    sessions = Session.objects.select_related("room").annotate(is_held=Exists(marks))
    found = workshops.select_related("edition", "audience", "centre").prefetch_related(
        Prefetch("sessions", sessions.order_by("number"))
    )
    rows = [
        _session_row(workshop, session)
        for workshop in found
        for session in workshop.sessions.all()
    ]
    return Table("sessions", SESSIONS, rows)


def roster_table(
    workshop: Workshop,
    roster: Sequence[RosterRow],
    names: Mapping[int, Names] | None = None,
) -> Table:
    """A row for each person and a column for each session; with `names`, theirs too."""
    sessions = list(workshop.sessions.order_by("number"))
    columns = PERSON + (NAMES if names is not None else []) + _marks(sessions)
    return Table("roster", columns, list(_roster_rows(roster, sessions, names)))


def unknown_people_table(workshop: Workshop, roster: Sequence[RosterRow]) -> Table:
    """For who works with figures: neither names nor codes, only rows.

    Children are left out while fewer than FEWEST_FOR_CHILDREN people are on the list.
    """
    sessions = list(workshop.sessions.order_by("number"))
    enrolled = [x for x in roster if x.enrolment.state == EnrolmentState.ENROLLED]
    with_children = len(enrolled) >= FEWEST_FOR_CHILDREN
    rows = [x for x in roster if with_children or not x.participant.is_child]
    place = [column.key for column in PERSON].index("person")
    found = [
        [*row[:place], *row[place + 1 :]] for row in _roster_rows(rows, sessions, None)
    ]
    return Table("roster", UNKNOWN_PERSON + _marks(sessions), found)


def _marks(sessions: Sequence[Session]) -> list[Column]:
    return [
        Column(f"session_{s.number}", _("Mark in this session"), AttendanceStatus)
        for s in sessions
    ]


def _roster_rows(
    roster: Sequence[RosterRow],
    sessions: Sequence[Session],
    names: Mapping[int, Names] | None,
) -> Iterator[list[Value]]:
    for line in roster:
        row = _person_row(line)
        if names is not None:
            known = names.get(line.participant.pk)
            row += [getattr(known, name, "") for name in NAME_FIELDS]
        yield row + [line.statuses.get(session.pk) for session in sessions]


def _person_row(line: RosterRow) -> list[Value]:
    enrolment, person = line.enrolment, line.participant
    return [
        enrolment.workshop.code,
        enrolment.row_number,
        person.code,
        person.sex,
        person.age_band,
        person.age_basis,
        enrolment.state,
        local(enrolment.created_at),
    ]


def _place(workshop: Workshop) -> list[Value]:
    edition = workshop.edition
    return [
        edition.title,
        edition.number,
        workshop.audience.slug,
        workshop.centre.name,
    ]


def _workshop_row(workshop: Workshop) -> list[Value]:
    sessions = list(workshop.sessions.all())
    return [
        workshop.code,
        *_place(workshop),
        workshop.state,
        workshop.capacity,
        workshop.enrolled,  # type: ignore[attr-defined]  # from with_counts
        workshop.pending,  # type: ignore[attr-defined]
        len(sessions),
        workshop.held,  # type: ignore[attr-defined]
        local(min((s.starts_at for s in sessions), default=None)),
        local(max((s.ends_at for s in sessions), default=None)),
        local(workshop.created_at),
        int(workshop.is_invented),
    ]


def _standing(workshop: Workshop, session: Session) -> SessionStanding:
    """A session that was held stays one, whatever becomes of its workshop."""
    if session.state == SessionState.CANCELLED:
        return SessionStanding.CANCELLED
    if session.is_held:  # type: ignore[attr-defined]  # annotated above
        return SessionStanding.STANDING
    called_off = {
        WorkshopState.CANCELLED: SessionStanding.CANCELLED,
        WorkshopState.POSTPONED: SessionStanding.POSTPONED,
    }
    return called_off.get(WorkshopState(workshop.state), SessionStanding.STANDING)


def _session_row(workshop: Workshop, session: Session) -> list[Value]:
    length = session.ends_at - session.starts_at
    return [
        workshop.code,
        session.number,
        *_place(workshop),
        session.room.name if session.room else "",
        _standing(workshop, session),
        local(session.starts_at),
        local(session.ends_at),
        round(length.total_seconds() / 3600, 2),
        int(session.is_held),  # type: ignore[attr-defined]  # annotated above
    ]
