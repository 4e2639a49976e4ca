"""Reading the queue of messages. Who may see one lies in the query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.access import AnyUser, workshop_or_404, workshops_for
from workshops.clock import moment_in_words
from workshops.message_choices import (
    MessageChannel,
    MessageState,
)
from workshops.models import Message, Session, Workshop
from workshops.rights import Right

OPEN = (MessageState.WAITING, MessageState.SENDING, MessageState.FAILED)


@dataclass(frozen=True)
class MessageLine:
    message: Message
    sends_itself: bool

    @property
    def is_waiting(self) -> bool:
        return self.message.state == MessageState.WAITING

    @property
    def is_told_by_hand(self) -> bool:
        """Somebody may still call, or pass it on."""
        open_ = self.message.state in (MessageState.WAITING, MessageState.FAILED)
        return open_ and self.message.channel != MessageChannel.EMAIL

    @property
    def timing(self) -> str:
        """When it goes out or went out, as a sentence."""
        sent_at, state = self.message.sent_at, self.message.state
        if state == MessageState.SENT and sent_at:
            return _("Told %(when)s") % {"when": moment_in_words(sent_at)}
        when = {"when": moment_in_words(self.message.due_at)}
        if state not in OPEN:
            return _("Was meant for %(when)s") % when
        if self.message.due_at <= timezone.now():
            return _("Due since %(when)s") % when
        if self.sends_itself:
            return _("Goes out %(when)s") % when
        return _("To be told from %(when)s") % when


@dataclass(frozen=True)
class MeetingMessages:
    """What is said about one meeting."""

    session: Session
    lines: list[MessageLine]


def by_meeting(lines: Iterable[MessageLine]) -> list[MeetingMessages]:
    """Workshop by workshop, in each the newest meeting first."""

    def place(line: MessageLine) -> tuple[int, float, int]:
        session = line.message.session
        return session.workshop_id, -session.starts_at.timestamp(), session.pk

    return [
        MeetingMessages(group[0].message.session, group)
        for _place, found in groupby(sorted(lines, key=place), key=place)
        if (group := list(found))
    ]


def messages_of(workshop: Workshop) -> QuerySet[Message]:
    found: QuerySet[Message] = Message.objects.filter(workshop=workshop)
    return found.select_related("workshop", "session", "enrolment", "user")


def message_or_404(user: AnyUser, code: str, pk: int) -> Message:
    workshop = workshop_or_404(user, code, Right.RUN)
    message: Message = get_object_or_404(messages_of(workshop), pk=pk)
    message.workshop = workshop
    return message


def due_messages(user: AnyUser) -> QuerySet[Message]:
    """What should have gone out by now, in all the workshops that the user runs."""
    found: QuerySet[Message] = Message.objects.filter(
        workshop__in=workshops_for(user, Right.RUN),
        state__in=OPEN,
        due_at__lte=timezone.now(),
    )
    return found.select_related(
        "session", "enrolment", "user", "workshop__centre", "workshop__edition"
    )


def lines_of(
    messages: Iterable[Message], *, sendable: Iterable[str]
) -> list[MessageLine]:
    channels = set(sendable)
    return [MessageLine(message, message.channel in channels) for message in messages]


def texts_to_share(session: Session) -> list[Message]:
    """The newest standing text in each language, without names."""
    found = Message.objects.filter(
        session=session, starts_at=session.starts_at, channel=MessageChannel.SHARE
    ).exclude(state__in=[MessageState.CANCELLED, MessageState.SKIPPED])
    newest: dict[str, Message] = {}
    for message in found.order_by("due_at", "pk"):
        newest[message.language] = message
    return list(newest.values())
