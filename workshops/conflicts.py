"""Who or what would have to be in two places at once, if a plan were kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, F, Q, QuerySet

from workshops import conf
from workshops.access import Right, workshops_for
from workshops.choices import (
    TAKES_A_PLACE,
    AssignmentState,
    ConflictKind,
    SessionState,
    WorkshopState,
)
from workshops.conflict_words import (
    Words,
    busy_facilitator,
    busy_teacher,
    late_facilitator,
    off,
    people_elsewhere,
    room_taken,
    room_used,
)
from workshops.days_off import days_off_among
from workshops.models import Centre, Room, Session, Workshop
from workshops.people import name_of
from workshops.room_uses import uses_of
from workshops.session_times import Times
from workshops.timetable import classes_taught

HOLDS = (AssignmentState.ASKED, AssignmentState.CONFIRMED)
"""Who is asked keeps the time free until the answer."""
TAKES_NO_TIME = (WorkshopState.CANCELLED, WorkshopState.POSTPONED)


@dataclass(frozen=True)
class Proposal:
    """Sessions that somebody wants to hold. `workshop` is the one that they belong to.

    Its other sessions are no conflict, and its people are looked for elsewhere. Where
    the `days_stand`, only the place or the staff is new.
    """

    times: Sequence[Times]
    centre: Centre
    facilitators: Sequence[User]
    room: Room | None = None
    workshop: Workshop | None = None
    days_stand: bool = False


@dataclass(frozen=True)
class Conflict:
    """`sentence` is for the person who plans: it names the other workshop only if they
    may see it. `discreet` names it to nobody; that is what the history keeps."""

    kind: ConflictKind
    sentence: str
    discreet: str
    session: Session | None = None


def proposal_for(
    workshop: Workshop, times: Sequence[Times], room: Room | None
) -> Proposal:
    """New times for a workshop that is planned already."""
    running = workshop.assignments.running()
    staff = User.objects.filter(pk__in=running.values("user")).order_by("pk")
    return Proposal(times, workshop.centre, list(staff), room, workshop)


def conflicts_of(proposal: Proposal, *, user: User) -> list[Conflict]:
    """One for each person or room and each other workshop, however many days it is.

    People of the list count only where the user sees the other workshop, as who plans
    for the whole organisation does.

    The number of queries does not grow with the times.
    """
    if not proposal.times:
        return []
    found = [
        *_of_facilitators(proposal),
        *_of_room(proposal),
        *_of_people(proposal),
    ]
    others = {session.workshop_id for _kind, session, _words in found}
    visible = workshops_for(user, Right.VIEW).filter(pk__in=others)
    known = set(visible.values_list("pk", flat=True))
    conflicts = [
        Conflict(
            kind,
            words.named if session.workshop_id in known else words.discreet,
            words.discreet,
            session,
        )
        for kind, session, words in found
        # That somebody of the list is elsewhere tells where a child is, even unnamed.
        if kind != ConflictKind.PARTICIPANT or session.workshop_id in known
    ]
    return [
        *_of_days_off(proposal),
        *conflicts,
        *_of_teachers(proposal),
        *_of_other_uses(proposal),
    ]


Found = tuple[ConflictKind, Session, Words]


def _of_facilitators(proposal: Proposal) -> list[Found]:
    """Busy at that time, or too far away to come in time."""
    names = {person.pk: name_of(person) for person in proposal.facilitators}
    buffer = conf.travel_buffer()
    sessions = (
        _others(proposal, buffer)
        .filter(
            Q(workshop__assignments__session=None)
            | Q(workshop__assignments__session=F("pk")),
            workshop__assignments__user__in=names,
            workshop__assignments__state__in=HOLDS,
        )
        .annotate(busy=F("workshop__assignments__user"))
    )
    found: dict[Any, Found] = {}
    for session in sessions:
        key = (session.busy, session.workshop_id)
        way = _way(session, proposal, buffer)
        if _meets(session, proposal.times):
            words = busy_facilitator(names[session.busy], session)
        elif way and _meets(session, proposal.times, way):
            words = late_facilitator(names[session.busy], session, way)
        else:
            continue
        found.setdefault(key, (ConflictKind.FACILITATOR, session, words))
    return list(found.values())


def _of_room(proposal: Proposal) -> list[Found]:
    if proposal.room is None:
        return []
    found: dict[int, Found] = {}
    for session in _others(proposal).filter(room=proposal.room):
        if _meets(session, proposal.times):
            words = room_taken(proposal.room, session)
            found.setdefault(session.workshop_id, (ConflictKind.ROOM, session, words))
    return list(found.values())


def _of_people(proposal: Proposal) -> list[Found]:
    if proposal.workshop is None:
        return []
    there = "workshop__enrolments"
    sessions = (
        _others(proposal)
        .filter(
            **{
                f"{there}__state__in": TAKES_A_PLACE,
                f"{there}__participant__enrolments__workshop": proposal.workshop,
                f"{there}__participant__enrolments__state__in": TAKES_A_PLACE,
            }
        )
        .annotate(people=Count(f"{there}__participant", distinct=True))
    )
    found: dict[int, Found] = {}
    for session in sessions:
        if _meets(session, proposal.times):
            words = people_elsewhere(session.people, session)
            found.setdefault(
                session.workshop_id, (ConflictKind.PARTICIPANT, session, words)
            )
    return list(found.values())


def _of_teachers(proposal: Proposal) -> list[Conflict]:
    """A class of another organisation is named to nobody."""
    names = {person.pk: name_of(person) for person in proposal.facilitators}
    buffer = conf.travel_buffer()
    since, until = _span(proposal.times)
    found: dict[int, Conflict] = {}
    for slot in classes_taught(names, since - buffer, until + buffer):
        taught = slot.centre_class
        if taught is None or taught.teacher_id is None:
            continue
        same = taught.centre_id == proposal.centre.pk
        if not _meets(slot, proposal.times, dt.timedelta() if same else buffer):
            continue
        words = busy_teacher(names[taught.teacher_id], taught)
        is_ours = taught.centre.organisation_id == proposal.centre.organisation_id
        sentence = words.named if is_ours else words.discreet
        found[taught.pk] = Conflict(ConflictKind.FACILITATOR, sentence, words.discreet)
    return list(found.values())


def _of_other_uses(proposal: Proposal) -> list[Conflict]:
    if proposal.room is None:
        return []
    since, until = _span(proposal.times)
    sentences = {
        use.words: room_used(proposal.room, use)
        for use in uses_of(proposal.room, since, until)
        if _meets(use, proposal.times)
    }
    return [
        Conflict(ConflictKind.ROOM, words.named, words.discreet)
        for words in sentences.values()
    ]


def _of_days_off(proposal: Proposal) -> list[Conflict]:
    """Who is only asked to help on days that are planned chooses no day."""
    if proposal.days_stand:
        return []
    days = days_off_among(proposal.times, proposal.centre.organisation)
    return [
        Conflict(ConflictKind.DAY_OFF, words.named, words.discreet)
        for words in map(off, days)
    ]


def _others(
    proposal: Proposal, buffer: dt.timedelta = dt.timedelta()
) -> QuerySet[Session, Any]:
    """Sessions of other workshops that take place within the whole span of the times."""
    since, until = _span(proposal.times)
    sessions = Session.objects.filter(
        state=SessionState.STANDING,
        starts_at__lt=until + buffer,
        ends_at__gt=since - buffer,
    ).exclude(workshop__state__in=TAKES_NO_TIME)
    if proposal.workshop is not None:
        sessions = sessions.exclude(workshop=proposal.workshop)
    return sessions.select_related("workshop__edition").order_by("starts_at", "pk")


def _span(times: Iterable[Times]) -> Times:
    return min(start for start, _end in times), max(end for _start, end in times)


def _way(session: Session, proposal: Proposal, buffer: dt.timedelta) -> dt.timedelta:
    """No way at all inside the same centre."""
    same = session.workshop.centre_id == proposal.centre.pk
    return dt.timedelta() if same else buffer


def _meets(
    taken: Any, times: Iterable[Times], way: dt.timedelta = dt.timedelta()
) -> bool:
    """One that ends at the minute the other starts does not overlap it."""
    return any(
        taken.starts_at < end + way and taken.ends_at > start - way
        for start, end in times
    )
