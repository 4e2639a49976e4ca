from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.mail import EmailMessage, get_connection
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_scopes import scope

from workshops.choices import (
    ContactRule,
)
from workshops.gateways import Gateway, Result, load_gateway
from workshops.identities import read_identities
from workshops.message_choices import (
    MessageChannel,
    MessageReason,
    MessageState,
)
from workshops.models import Message, Organisation, Workshop
from workshops.quiet import is_quiet
from workshops.services.planning_messages import plan_messages

PAUSES = (dt.timedelta(minutes=10), dt.timedelta(hours=1))
"""After the first and the second failure. The third one is the last."""
LOST_AFTER = dt.timedelta(minutes=15)
MAIL_SECONDS = 10
MOST_AT_ONCE = 500
_NEAR = dt.timedelta(days=2)
_DIGITS = re.compile(r"\d{4,}")


@dataclass
class Sent:
    """What one run did."""

    sent: int = 0
    failed: int = 0
    left: int = 0


def send_due(organisation: Organisation, *, now: dt.datetime | None = None) -> Sent:
    """Send what is due, each message once, also when two of these run.

    Every workshop is planned again first, so that nobody is told what is no longer so.
    In the quiet hours nothing goes out.
    """
    now = now or timezone.now()
    for workshop in _near(organisation, now):
        plan_messages(workshop, now=now)
    done = Sent()
    with scope(organisation=organisation):
        _give_up_lost(now)
        due = _due(organisation, now)
        if is_quiet(now):
            done.left = due.count()
            return done
        for pk in due.values_list("pk", flat=True)[:MOST_AT_ONCE]:
            state = deliver(pk, now=now)
            done.sent += state == MessageState.SENT
            done.failed += state in (MessageState.FAILED, MessageState.WAITING)
    return done


def deliver(
    pk: int, *, now: dt.datetime | None = None, reader: User | None = None
) -> MessageState | None:
    """Send one message that waits; None when another was first. Inside a scope.

    It is taken with one statement before anything is handed over. Who is killed in
    between leaves it as SENDING: then nobody knows, and it is not sent a second time.
    """
    now = now or timezone.now()
    taken = Message.objects.filter(pk=pk, state=MessageState.WAITING).update(
        state=MessageState.SENDING, claimed_at=now, attempts=F("attempts") + 1
    )
    if not taken:
        return None
    message: Message = Message.objects.select_related(
        "enrolment__participant", "user"
    ).get(pk=pk)
    if message.channel == MessageChannel.EMAIL:
        _note(message, _post(message), now)
    else:
        _send_sms(message, now, reader)
    return MessageState(message.state)


def sendable() -> list[MessageChannel]:
    """The channels on which the program sends by itself."""
    if load_gateway() is None:
        return [MessageChannel.EMAIL]
    return [MessageChannel.EMAIL, MessageChannel.SMS]


def _near(organisation: Organisation, now: dt.datetime) -> QuerySet[Workshop]:
    """With a session about now, or a message that is due."""
    with scope(organisation=organisation):
        due = Message.objects.filter(state=MessageState.WAITING, due_at__lte=now)
        about = Q(sessions__starts_at__range=(now - 2 * _NEAR, now + _NEAR))
        found = Workshop.objects.filter(
            about | Q(pk__in=due.values("workshop")), organisation=organisation
        )
        return found.distinct()


def _due(organisation: Organisation, now: dt.datetime) -> QuerySet[Message]:
    found: QuerySet[Message] = Message.objects.filter(
        Q(try_at=None) | Q(try_at__lte=now),
        organisation=organisation,
        state=MessageState.WAITING,
        due_at__lte=now,
        channel__in=sendable(),
    )
    return found.order_by("due_at", "pk")


def _give_up_lost(now: dt.datetime) -> None:
    Message.objects.filter(
        state=MessageState.SENDING, claimed_at__lt=now - LOST_AFTER
    ).update(state=MessageState.FAILED, reason=MessageReason.UNCERTAIN)


def _send_sms(message: Message, now: dt.datetime, reader: User | None) -> None:
    participant = message.enrolment.participant if message.enrolment else None
    gateway = load_gateway()
    if participant is None or gateway is None:
        _set(message, MessageState.WAITING)
        return
    if participant.contact not in (ContactRule.YES, ContactRule.SAFE_NUMBER):
        _set(message, MessageState.SKIPPED, MessageReason.NO_CONTACT)
        return
    names = read_identities([participant], reader=reader, purpose="message")
    known = names.get(participant.pk)
    if known is None or not known.phone:
        _set(message, MessageState.SKIPPED, MessageReason.NO_NUMBER)
        return
    _note(message, _hand_over(gateway, known.phone, message.body), now)


def _hand_over(gateway: Gateway, number: str, text: str) -> Result | None:
    try:
        return gateway.send(number, text)
    except Exception:
        return None


def _post(message: Message) -> Result:
    if message.user is None or not message.user.email:
        return Result(False, "no address")
    with override(message.language):
        subject = _("About a meeting")
    letter = EmailMessage(
        subject,
        message.body,
        to=[message.user.email],
        connection=get_connection(timeout=MAIL_SECONDS),
    )
    try:
        letter.send()
    except OSError as error:
        return Result(False, type(error).__name__)
    return Result(True)


def _note(message: Message, result: Result | None, now: dt.datetime) -> None:
    """Write down what became of it. No result: nobody knows."""
    if result is None:
        _set(message, MessageState.FAILED, MessageReason.UNCERTAIN)
    elif result.accepted:
        message.sent_at = now
        _set(message, MessageState.SENT)
    else:
        # A gateway likes to repeat the number. It stands in the identity only.
        message.detail = _DIGITS.sub("…", result.reason)[:200]
        if message.attempts > len(PAUSES):
            _set(message, MessageState.FAILED, MessageReason.NOT_TAKEN)
        else:
            message.try_at = now + PAUSES[message.attempts - 1]
            _set(message, MessageState.WAITING, MessageReason.NOT_TAKEN)


def _set(message: Message, state: MessageState, reason: str = "") -> None:
    message.state, message.reason = state, reason
    message.save(update_fields=["state", "reason", "detail", "try_at", "sent_at"])
