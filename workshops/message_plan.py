"""Which messages a workshop needs, from how it stands now. Reads; writes nothing.

While two of a list must not meet, nothing goes to that list that brings people to one
place or says when they are there: no reminder, new time, “we missed you” or thanks. To
leave out only the two would be kinder to the others and would betray them: whoever got
no message while the neighbour did, or whose line is missing in the queue that every
facilitator reads, is one of the two. To write to the two as well would send them to one
door. So all are held back, and the coordinator calls.

“Does not take place” is the one thing that goes to everybody all the same. It is the
same neutral sentence for all, so nobody's silence tells anything, it names no place,
and a child who is not told stands alone before a closed door.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace

from django.conf import settings
from django.contrib.auth.models import User

from workshops.called_off import CALLED_OFF, CalledOff, called_off
from workshops.choices import (
    CAME,
    AttendanceStatus,
    ContactRule,
    EnrolmentState,
    SessionState,
    SpokenLanguage,
    WorkshopState,
)
from workshops.message_choices import (
    MessageChannel,
    MessageKind,
    MessageReason,
)
from workshops.message_texts import text_for
from workshops.models import Enrolment, Message, Session, Workshop
from workshops.queries import RosterRow, roster
from workshops.separation import holds_two_apart

BEFORE = dt.timedelta(days=1)
AFTERWARDS = dt.timedelta(hours=2)
STALE = dt.timedelta(days=3)
GOES_ON = (WorkshopState.PLANNED, WorkshopState.CONFIRMED, WorkshopState.RUNNING)

Key = tuple[int, str, dt.datetime, int | None, int | None, str]
"""Session, kind, time it speaks of, enrolment, person of staff, language of a group."""


_Told = tuple[int, tuple[int | str | None, ...]]


@dataclass(frozen=True)
class Recipient:
    """A participant, a person of staff, or a group of one language."""

    language: str
    channel: MessageChannel
    enrolment: Enrolment | None = None
    user: User | None = None
    row: RosterRow | None = None
    skip: str = ""
    is_held_back: bool = False

    @property
    def key(self) -> tuple[int | None, int | None, str]:
        return (
            self.enrolment.pk if self.enrolment else None,
            self.user.pk if self.user else None,
            "" if self.enrolment or self.user else self.language,
        )


@dataclass(frozen=True)
class Wanted:
    recipient: Recipient
    kind: MessageKind
    session: Session
    due_at: dt.datetime
    body: str

    @property
    def key(self) -> Key:
        session = self.session
        return (session.pk, self.kind, session.starts_at, *self.recipient.key)


def key_of(message: Message) -> Key:
    is_group = message.enrolment_id is None and message.user_id is None
    return (
        message.session_id,
        message.kind,
        message.starts_at,
        message.enrolment_id,
        message.user_id,
        message.language if is_group else "",
    )


def wanted_messages(
    workshop: Workshop,
    existing: Collection[Message],
    *,
    now: dt.datetime,
    only: Enrolment | None = None,
) -> list[Wanted]:
    """What should be said to whom. `only` looks at one participant alone."""
    sessions = list(workshop.sessions.order_by("starts_at", "number"))
    for session in sessions:
        session.workshop = workshop
    told = _told(existing)
    plan = _Plan(workshop, sessions, now, called_off(workshop, sessions))
    return [
        wanted
        for recipient in recipients_of(workshop, only=only)
        for session in sessions
        for wanted in plan.about(
            session, recipient, told.get((session.pk, recipient.key), set())
        )
    ]


def _told(existing: Collection[Message]) -> dict[_Told, set[dt.datetime]]:
    """The times that were planned for each, by session: more than one after a move."""
    told: defaultdict[_Told, set[dt.datetime]] = defaultdict(set)
    for message in existing:
        if message.kind == MessageKind.BEFORE:
            session, _kind, starts_at, *recipient = key_of(message)
            told[session, tuple(recipient)].add(starts_at)
    return told


def recipients_of(
    workshop: Workshop, *, only: Enrolment | None = None
) -> list[Recipient]:
    """Who is enrolled, and the staff.

    While two of the list must not meet, the whole list is held back alike.
    """
    people = [
        _participant(row)
        for row in roster(workshop, only=only)
        if row.enrolment.state == EnrolmentState.ENROLLED
    ]
    if people and holds_two_apart(workshop):
        people = [replace(person, is_held_back=True) for person in people]
    if only is not None:
        return people
    staff = workshop.assignments.running().select_related("user").order_by("pk")
    return [
        *people,
        *(_colleague(one.user) for one in staff if one.user.email),
        *(
            Recipient(language, MessageChannel.SHARE)
            for language in SpokenLanguage.values
        ),
    ]


def _participant(row: RosterRow) -> Recipient:
    contact = row.participant.contact
    may_write = contact in (ContactRule.YES, ContactRule.SAFE_NUMBER)
    return Recipient(
        language=row.participant.language,
        channel=MessageChannel.SMS if may_write else MessageChannel.CALL,
        enrolment=row.enrolment,
        row=row,
        skip=MessageReason.NO_CONTACT if contact == ContactRule.NO else "",
    )


def _colleague(user: User) -> Recipient:
    language = settings.LANGUAGE_CODE.split("-")[0]
    return Recipient(language, MessageChannel.EMAIL, user=user)


@dataclass(frozen=True)
class _Plan:
    workshop: Workshop
    sessions: list[Session]
    now: dt.datetime
    off: CalledOff

    def about(
        self, session: Session, recipient: Recipient, told: set[dt.datetime]
    ) -> list[Wanted]:
        """What is to be said about one session. `told` are the times planned before."""
        if session.starts_at > self.now:
            kinds = self._of_coming(session, told)
        else:
            kinds = self._of_past(session, recipient)
        kinds = [kind for kind in kinds if self._may_say(kind, session, recipient)]
        return [self._wanted(kind, session, recipient) for kind in kinds]

    def _may_say(
        self, kind: MessageKind, session: Session, recipient: Recipient
    ) -> bool:
        if kind == MessageKind.CANCELLED:
            enrolment = recipient.enrolment
            return enrolment is None or self.off.concerns(enrolment, session)
        return not recipient.is_held_back

    def _of_coming(self, session: Session, told: set[dt.datetime]) -> list[MessageKind]:
        if self.workshop.state in CALLED_OFF:
            # One word is enough, not one for each of its days.
            is_next = session == self._standing(after=self.now)
            return [MessageKind.CANCELLED] if is_next else []
        if self.workshop.state not in GOES_ON:
            return []
        if session.state == SessionState.CANCELLED:
            return [MessageKind.CANCELLED]
        if not told - {session.starts_at}:
            return [MessageKind.BEFORE]
        # Who hears of the new time within the last day needs no reminder on top.
        is_early = session.starts_at - BEFORE > self.now
        if is_early or session.starts_at in told:
            return [MessageKind.MOVED, MessageKind.BEFORE]
        return [MessageKind.MOVED]

    def _of_past(self, session: Session, recipient: Recipient) -> list[MessageKind]:
        is_stale = session.ends_at + STALE < self.now
        if recipient.row is None or is_stale or self.workshop.state in CALLED_OFF:
            return []
        if session.state == SessionState.CANCELLED:
            return []
        status = recipient.row.statuses.get(session.pk)
        if status == AttendanceStatus.ABSENT:
            return [MessageKind.MISSED]
        if status in CAME and self._standing(after=session.starts_at) is None:
            return [MessageKind.THANKS]
        return []

    def _standing(self, *, after: dt.datetime) -> Session | None:
        return next(
            (
                session
                for session in self.sessions
                if session.starts_at > after and session.state == SessionState.STANDING
            ),
            None,
        )

    def _wanted(
        self, kind: MessageKind, session: Session, recipient: Recipient
    ) -> Wanted:
        following = None
        if self.workshop.state in GOES_ON:
            following = self._standing(after=max(self.now, session.starts_at))
        return Wanted(
            recipient=recipient,
            kind=kind,
            session=session,
            due_at=self._due(kind, session),
            body=text_for(kind, session, recipient.language, following=following),
        )

    def _due(self, kind: MessageKind, session: Session) -> dt.datetime:
        if kind == MessageKind.BEFORE:
            return session.starts_at - BEFORE
        if kind in (MessageKind.MISSED, MessageKind.THANKS):
            return session.ends_at + AFTERWARDS
        return self.now
