from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django_scopes import scope

from workshops.message_choices import (
    MessageKind,
    MessageReason,
    MessageState,
)
from workshops.message_plan import STALE, Key, Wanted, key_of, wanted_messages
from workshops.models import Enrolment, Message, Workshop

AT_ONCE = (MessageKind.MOVED, MessageKind.CANCELLED)
_FIELDS = ("channel", "language", "planned_body", "body", "due_at", "state", "reason")


def plan_messages(
    workshop: Workshop,
    *,
    only: Enrolment | None = None,
    now: dt.datetime | None = None,
) -> None:
    """Bring the messages of a workshop in line with how it stands now.

    Again changes nothing. What was sent, is being sent, failed or was cancelled by
    somebody stays as it is; what somebody edited stays until the plain text changes.
    Opens the scope itself, since it is called when something was saved anywhere.
    """
    with scope(organisation=workshop.organisation), transaction.atomic():
        # Held, so that two plans at once do not write the same message twice.
        Workshop.objects.select_for_update().get(pk=workshop.pk)
        fresh = Workshop.objects.select_related("centre").get(pk=workshop.pk)
        now = now or timezone.now()
        # Locked too, so that what is taken for sending meanwhile is not set back.
        existing = Message.objects.select_for_update().filter(workshop=fresh)
        if only is not None:
            existing = existing.filter(enrolment=only)
        known = {key_of(message): message for message in existing}
        wanted = {
            one.key: one
            for one in wanted_messages(fresh, list(known.values()), now=now, only=only)
        }
        _write(fresh, known, wanted, now)


def _write(
    workshop: Workshop,
    known: dict[Key, Message],
    wanted: dict[Key, Wanted],
    now: dt.datetime,
) -> None:
    new = [_new(workshop, one) for key, one in wanted.items() if key not in known]
    Message.objects.bulk_create(new)
    changed = [
        message
        for key, message in known.items()
        if _is_open(message)
        and (_renew(message, wanted[key]) if key in wanted else _drop(message, now))
    ]
    Message.objects.bulk_update(changed, _FIELDS)


def _is_open(message: Message) -> bool:
    """Nobody has decided about it: it waits, or the plan itself set it aside."""
    if message.state == MessageState.CANCELLED:
        return message.cancelled_by_id is None and bool(message.reason)
    if message.state == MessageState.SKIPPED:
        return message.reason != MessageReason.NO_NUMBER
    return message.state == MessageState.WAITING


def _new(workshop: Workshop, one: Wanted) -> Message:
    return Message(
        organisation_id=workshop.organisation_id,
        workshop=workshop,
        session=one.session,
        enrolment=one.recipient.enrolment,
        user=one.recipient.user,
        kind=one.kind,
        channel=one.recipient.channel,
        language=one.recipient.language,
        starts_at=one.session.starts_at,
        planned_body=one.body,
        body=one.body,
        due_at=one.due_at,
        state=MessageState.SKIPPED if one.recipient.skip else MessageState.WAITING,
        reason=one.recipient.skip,
    )


def _renew(message: Message, one: Wanted) -> bool:
    """Whether something about it has changed."""
    before = _values(message, _FIELDS)
    message.channel = one.recipient.channel
    message.language = one.recipient.language
    if message.kind not in AT_ONCE:
        message.due_at = one.due_at
    if message.planned_body != one.body:
        message.planned_body = message.body = one.body
    message.state = MessageState.SKIPPED if one.recipient.skip else MessageState.WAITING
    if one.recipient.skip or message.reason != MessageReason.NOT_TAKEN:
        message.reason = one.recipient.skip
    return before != _values(message, _FIELDS)


def _drop(message: Message, now: dt.datetime) -> bool:
    before = (message.state, message.reason)
    afterwards = message.kind in (MessageKind.MISSED, MessageKind.THANKS)
    is_late = (message.due_at + STALE if afterwards else message.starts_at) <= now
    if before[0] == MessageState.WAITING:
        message.state = MessageState.SKIPPED if is_late else MessageState.CANCELLED
        message.reason = MessageReason.TOO_LATE if is_late else MessageReason.NOT_NEEDED
    return before != (message.state, message.reason)


def _values(message: Message, names: Iterable[str]) -> list[object]:
    return [getattr(message, name) for name in names]
