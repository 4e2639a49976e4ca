"""The one door for a whole set of answers, whichever way it comes.

Nothing is dropped and nothing is written over: what cannot be counted is set aside
with its reason, for the facilitator to decide.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from types import MappingProxyType
from uuid import uuid5

from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments.agreement import may_answer
from assessments.choices import AnswerMode, MissingReason, SetAsideReason
from assessments.models import (
    Administration,
    Answer,
    Card,
    InstrumentVersion,
    Item,
    Response,
    SelfCode,
    SetAside,
)
from assessments.models.items import Given
from assessments.queries import items_of
from assessments.routing import not_asked
from assessments.services.answering import is_of_child
from assessments.services.linking import link_response
from assessments.sheets import AnswerSheet

CLOCK_MAY_DIFFER = dt.timedelta(minutes=10)
"""More than this between the phone's clock and ours: the phone's is called wrong."""


class Outcome(Enum):
    ACCEPTED = "accepted"
    REPEATED = "repeated"
    """It was here already, the same: for the sender this is as good as accepted."""
    SET_ASIDE = "set_aside"


@dataclass(frozen=True)
class Submitted:
    outcome: Outcome
    response: Response | None = None
    set_aside: SetAside | None = None


def submit(
    administration: Administration, sheet: AnswerSheet, *, at: dt.datetime | None = None
) -> Submitted:
    """Count a set of answers, or set it aside. Call it in the organisation's scope."""
    at = at or timezone.now()
    known = Response.objects.filter(uuid=sheet.uuid).first()
    if known is not None:
        return _again(known, administration, sheet, at)
    card = _card(administration, sheet)
    sheet = _sealed(administration, sheet, card)
    reason = why_not(administration, sheet, card)
    if reason is not None:
        return put_aside(administration, sheet, reason, at=at, card=card)
    try:
        with transaction.atomic():
            response = keep(administration, sheet, card, at=at)
    except IntegrityError:
        # Sent twice at once, or the card answered in this very moment.
        known = Response.objects.filter(uuid=sheet.uuid).first()
        if known is not None:
            return _again(known, administration, sheet, at)
        return put_aside(
            administration, sheet, SetAsideReason.CARD_TWICE, at=at, card=card
        )
    return Submitted(Outcome.ACCEPTED, response)


def why_not(
    administration: Administration, sheet: AnswerSheet, card: Card | None
) -> SetAsideReason | None:
    """Why this set cannot be counted; None when it can."""
    is_open = Administration.objects.filter(pk=administration.pk, closed_at=None)
    if not is_open.exists():
        return SetAsideReason.CLOSED
    if sheet.card_number is not None and card is None:
        return SetAsideReason.NO_CARD
    if card and card.enrolment and not may_answer(card.enrolment):
        return SetAsideReason.NO_CONSENT
    if _has_answered(administration, sheet, card):
        return SetAsideReason.CARD_TWICE
    version = administration.version_for(card)
    if sheet.version and sheet.version != version.sha256:
        return SetAsideReason.OTHER_VERSION
    return _fault(sheet.answers, by_key(version))


def keep(
    administration: Administration,
    sheet: AnswerSheet,
    card: Card | None,
    *,
    at: dt.datetime,
) -> Response:
    """Write down a set that fits: four statements, however many answers it has."""
    version = administration.version_for(card)
    shift, is_wrong = _clock(sheet, at)
    response = Response.objects.create(
        uuid=sheet.uuid,
        administration=administration,
        version=version,
        card=card,
        enrolment_id=sheet.enrolment,
        seat=sheet.seat,
        language=sheet.language,
        mode=sheet.mode,
        reader=sheet.reader,
        of_child=is_of_child(administration.workshop, card),
        content_hash=sheet.content_hash,
        clock_is_wrong=is_wrong,
        started_at=sheet.started_at + shift if sheet.started_at else at,
        finished_at=_finished_at(sheet, shift, at),
    )
    _write(response, sheet, by_key(version), at)
    link_response(response)
    return response


def put_aside(
    administration: Administration,
    sheet: AnswerSheet,
    reason: SetAsideReason,
    *,
    at: dt.datetime | None = None,
    card: Card | None = None,
) -> Submitted:
    """Keep a set whole without counting it; the same set is kept once."""
    aside, is_new = SetAside.objects.get_or_create(
        client_id=sheet.uuid,
        content_hash=sheet.content_hash,
        defaults={
            "administration": administration,
            "reason": reason,
            "content": sheet.content,
            "card_number": sheet.card_number,
            "mode": sheet.mode,
            "of_child": is_of_child(administration.workshop, card),
            "sent_at": sheet.sent_at,
            "received_at": at or timezone.now(),
        },
    )
    outcome = Outcome.SET_ASIDE if is_new else Outcome.REPEATED
    return Submitted(outcome, set_aside=aside)


def keep_late(response: Response, kept: Iterable[tuple[Item, Given]]) -> None:
    """A screen that came when the wave was closed already: set aside, not lost.

    Nothing of somebody whose card has answered meanwhile or who took the yes back.
    """
    held = Response.objects.select_related(
        "administration__workshop__audience", "card__enrolment__participant"
    ).get(pk=response.pk)
    card = held.card
    has_agreed = not card or not card.enrolment or may_answer(card.enrolment)
    if held.administration.is_open or held.finished_at or not has_agreed:
        return
    answers = {str(item.key): item.sealed(given, held) for item, given in kept}
    sheet = AnswerSheet(
        answers=answers,
        mode=AnswerMode(held.mode),
        uuid=uuid5(held.uuid, " ".join(answers)),
        language=held.language,
        card_number=card.number if card else None,
        is_complete=False,
    )
    aside = put_aside(
        held.administration, sheet, SetAsideReason.CLOSED, card=card
    ).set_aside
    if aside is not None:
        aside.response = held
        aside.save(update_fields=["response"])


def by_key(version: InstrumentVersion) -> Mapping[str, Item]:
    """The items of a version by their key. Frozen, so read once and remembered."""
    return _items_by_key(version.pk, version.published_at)


@lru_cache(maxsize=32)
def _items_by_key(version: int, _published_at: dt.datetime) -> Mapping[str, Item]:
    items = items_of(InstrumentVersion.objects.get(pk=version))
    return MappingProxyType({str(item.key): item for item in items})


def _sealed(
    administration: Administration, sheet: AnswerSheet, card: Card | None
) -> AnswerSheet:
    """With what must not lie about in plain words turned, before anything is kept."""
    items = by_key(administration.version_for(card))
    whose = Response(administration=administration)
    answers = {
        key: items[key].sealed(given, whose)
        if key in items and given.upload is None
        else given
        for key, given in sheet.answers.items()
    }
    return replace(sheet, answers=answers)


def _again(
    known: Response, administration: Administration, sheet: AnswerSheet, at: dt.datetime
) -> Submitted:
    if known.content_hash == sheet.content_hash:
        return Submitted(Outcome.REPEATED, known)
    return put_aside(administration, sheet, SetAsideReason.CONFLICT, at=at)


def _card(administration: Administration, sheet: AnswerSheet) -> Card | None:
    if sheet.card_number is None:
        return None
    cards = Card.objects.select_related("enrolment__participant", "workshop__audience")
    return cards.filter(
        workshop=administration.workshop_id, number=sheet.card_number
    ).first()


def _has_answered(
    administration: Administration, sheet: AnswerSheet, card: Card | None
) -> bool:
    if card is not None:
        return Response.objects.filter(
            administration=administration, card=card
        ).exists()
    own = {"seat": sheet.seat, "enrolment": sheet.enrolment}
    own = {name: value for name, value in own.items() if value is not None}
    answered = Response.objects.filter(administration=administration, **own)
    return bool(own) and answered.exists()


def _fault(
    answers: Mapping[str, Given], items: Mapping[str, Item]
) -> SetAsideReason | None:
    for key, given in answers.items():
        if key not in items:
            return SetAsideReason.UNKNOWN_ITEM
        if not fits(items[key], given):
            return SetAsideReason.BAD_CODE
    return None


def fits(item: Item, given: Given) -> bool:
    """Whether this may be kept as the answer to this item."""
    if (given.code is not None) + bool(given.text) + bool(given.missing) != 1:
        return False
    if given.missing:
        return given.missing in MissingReason.values
    if given.code is not None:
        return item.accepts(given.code)
    try:
        return item.accepts_text(given.text)
    except ValueError:
        # Words where codes belong.
        return False


def _write(
    response: Response, sheet: AnswerSheet, items: Mapping[str, Item], at: dt.datetime
) -> None:
    rows = [
        Answer(
            response=response,
            item=items[key],
            code=given.code,
            text=given.text,
            missing=given.missing,
            answered_at=response.finished_at or at,
        )
        for key, given in sheet.answers.items()
    ]
    _mark_not_asked(rows, list(items.values()))
    Answer.objects.bulk_create(rows)
    if sheet.self_code:
        SelfCode.objects.create(response=response, elements=list(sheet.self_code))


def _mark_not_asked(rows: list[Answer], items: list[Item]) -> None:
    """What the answers before it leave out was not asked, rather than left out."""
    if not any(item.show_if for item in items):
        return
    out = not_asked(items, {row.item_id: row for row in rows})
    for row in rows:
        if row.item_id in out and row.missing == MissingReason.SKIPPED:
            row.missing = MissingReason.NOT_ASKED


def _clock(sheet: AnswerSheet, at: dt.datetime) -> tuple[dt.timedelta, bool]:
    """How far the sender's clock is behind ours, and whether that is too far."""
    if sheet.sent_at is None:
        return dt.timedelta(), False
    behind = at - sheet.sent_at
    is_wrong = abs(behind) > CLOCK_MAY_DIFFER
    return (behind if is_wrong else dt.timedelta()), is_wrong


def _finished_at(
    sheet: AnswerSheet, shift: dt.timedelta, at: dt.datetime
) -> dt.datetime | None:
    if not sheet.is_complete:
        return None
    return sheet.finished_at + shift if sheet.finished_at else at
