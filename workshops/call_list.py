"""Whom to call about a session, at which number, and what to say."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from workshops.access import Right, has_right
from workshops.called_off import CALLED_OFF, called_off
from workshops.choices import ContactRule, EnrolmentState, SessionState
from workshops.identities import Names, read_identities
from workshops.message_choices import (
    MessageChannel,
    MessageKind,
    MessageState,
)
from workshops.message_texts import text_for
from workshops.models import Enrolment, Message, Session
from workshops.queries import roster
from workshops.separation import holds_two_apart

RULES = {
    ContactRule.NOT_ASKED: _("Ask first"),
    ContactRule.NO: _("Do not call"),
}
MAY_CALL = (ContactRule.YES, ContactRule.SAFE_NUMBER)


@dataclass(frozen=True)
class CallLine:
    """One person. There is a number only where it is safe to call.

    `is_held_back`: two of this list must not meet. Then every line is alike, so that
    none points at the two: the coordinator calls.
    """

    enrolment: Enrolment
    names: Names | None
    script: int
    was_written_to: bool
    is_held_back: bool = False

    @property
    def call_name(self) -> str:
        participant = self.enrolment.participant
        return self.names.call_name if self.names else participant.code

    @property
    def may_call(self) -> bool:
        return not self.is_held_back and self.enrolment.participant.contact in MAY_CALL

    @property
    def warning(self) -> str:
        """“Ask first” or “Do not call”, who calls instead, or nothing."""
        if self.is_held_back:
            return str(_("Told by the coordinator"))
        rule = RULES.get(ContactRule(self.enrolment.participant.contact))
        return str(rule) if rule else ""

    @property
    def is_forbidden(self) -> bool:
        is_no = self.enrolment.participant.contact == ContactRule.NO
        return is_no and not self.is_held_back

    @property
    def phone(self) -> str:
        return self.names.phone if self.names and self.may_call else ""


@dataclass
class CallList:
    """`is_off`: the day does not take place, and that is what everybody is told."""

    session: Session
    is_off: bool = False
    lines: list[CallLine] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)


def call_list(session: Session, *, reader: User) -> CallList:
    """Everybody who is enrolled. Every name is logged, also when no number shows.

    For a day that was called off only those who could have meant to come.
    """
    workshop = session.workshop
    enrolments = _to_be_called(session)
    # Who may read ties tells the two apart anyway, and has to call.
    is_held_back = holds_two_apart(workshop) and not has_right(
        reader, workshop, Right.TIES
    )
    known = read_identities(
        [enrolment.participant for enrolment in enrolments],
        reader=reader,
        purpose="call-list",
    )
    latest = _latest(session)
    made = CallList(session, is_off(session))
    for enrolment in enrolments:
        message = latest.get(enrolment.pk)
        line = CallLine(
            enrolment=enrolment,
            names=known.get(enrolment.participant_id),
            script=_script(made.scripts, _words(session, enrolment, message)),
            was_written_to=_was_written_to(message) and not is_held_back,
            is_held_back=is_held_back,
        )
        made.lines.append(line)
    return made


def is_off(session: Session) -> bool:
    is_cancelled = session.state == SessionState.CANCELLED
    return is_cancelled or session.workshop.state in CALLED_OFF


def _to_be_called(session: Session) -> list[Enrolment]:
    off = called_off(session.workshop, [session])
    return [
        row.enrolment
        for row in roster(session.workshop)
        if row.enrolment.state == EnrolmentState.ENROLLED
        and off.concerns(row.enrolment, session)
    ]


def _latest(session: Session) -> dict[int, Message]:
    """The message that matters now, by enrolment: the one about the newest fact."""
    found = Message.objects.filter(
        session=session, starts_at=session.starts_at, enrolment__isnull=False
    ).exclude(state=MessageState.CANCELLED)
    if is_off(session):
        found = found.filter(kind=MessageKind.CANCELLED)
    newest_last = found.order_by("due_at", "pk")
    return {
        message.enrolment_id: message for message in newest_last if message.enrolment_id
    }


def _words(session: Session, enrolment: Enrolment, message: Message | None) -> str:
    if message:
        return message.body
    kind = MessageKind.CANCELLED if is_off(session) else MessageKind.BEFORE
    language = enrolment.participant.language
    return text_for(kind, session, language, following=None)


def _script(scripts: list[str], words: str) -> int:
    """The number of the text, counted from one; a new one is added."""
    if words not in scripts:
        scripts.append(words)
    return scripts.index(words) + 1


def _was_written_to(message: Message | None) -> bool:
    return message is not None and (
        message.channel == MessageChannel.SMS and message.state == MessageState.SENT
    )
