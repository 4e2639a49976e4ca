"""What people do with the queue: edit, cancel, send now, mark as told."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.identities import Names, read_identities
from workshops.message_choices import (
    MessageChannel,
    MessageState,
)
from workshops.models import Enrolment, Message
from workshops.quiet import is_quiet
from workshops.refusals import Refused
from workshops.services.planning_messages import plan_messages
from workshops.services.sending_messages import deliver, sendable

LONGEST = 480
_SHORTEST_NAME = 3


@transaction.atomic
def edit_message(message: Message, *, by: User, body: str) -> None:
    """Change the words of a message that waits. No name may stand in them."""
    body = body.strip()
    if not body:
        raise Refused(_("Write what should be said, or cancel the message."))
    held = _held(message)
    _refuse_names(held, body, reader=by)
    held.body, held.edited_by = body, by
    held.save(update_fields=["body", "edited_by"])


@transaction.atomic
def cancel_message(message: Message, *, by: User) -> None:
    """It will not be sent, however the plan changes."""
    held = _held(message)
    held.state, held.cancelled_by, held.reason = MessageState.CANCELLED, by, ""
    held.save(update_fields=["state", "cancelled_by", "reason"])


def send_now(message: Message, *, by: User) -> MessageState:
    """Send it without waiting for its time, but not in the quiet hours."""
    if message.channel not in sendable():
        raise Refused(_("The program cannot send this. Call, or pass the text on."))
    if is_quiet(timezone.now()):
        raise Refused(_("No phone should ring now. Try again in the daytime."))
    plan_messages(message.workshop)
    state = deliver(message.pk, reader=by)
    if state is None:
        raise Refused(_("This message does not wait any more. Open the page again."))
    return state


@transaction.atomic
def mark_told(message: Message, *, by: User) -> None:
    """Somebody called, or passed the text on."""
    held = _held(message, also=MessageState.FAILED)
    if held.channel == MessageChannel.EMAIL:
        raise Refused(_("The program sends this letter itself."))
    held.state, held.sent_at = MessageState.SENT, timezone.now()
    held.edited_by = by
    held.save(update_fields=["state", "sent_at", "edited_by"])


def _held(message: Message, *, also: str = "") -> Message:
    held: Message = (
        Message.objects.select_for_update(of=["self"])
        .select_related("enrolment__participant")
        .get(pk=message.pk)
    )
    if held.state not in (MessageState.WAITING, also):
        raise Refused(_("This message does not wait any more. Open the page again."))
    return held


def _refuse_names(message: Message, body: str, *, reader: User) -> None:
    """Not the person's name, nor for a group that of anybody on the list."""
    if message.enrolment:
        people = [message.enrolment.participant]
    else:
        rows = Enrolment.objects.filter(workshop=message.workshop_id)
        people = [row.participant for row in rows.select_related("participant")]
    known = read_identities(people, reader=reader, purpose="message")
    words = set(_words(body))
    if any(words & _names_in(names) for names in known.values()):
        raise Refused(_("Take the name or number out: others may read this phone too."))


def _names_in(names: Names) -> set[str]:
    given = (
        names.call_name,
        names.name_bn,
        names.name_latin,
        names.guardian,
        names.phone,
    )
    found = {word for text in given for word in _words(text)}
    return {word for word in found if len(word) >= _SHORTEST_NAME}


def _words(text: str) -> list[str]:
    # Not \w: it takes Bangla vowel signs for the end of a word.
    for mark in ".,;:!?।()“”\"'-–":
        text = text.replace(mark, " ")
    return text.casefold().split()
