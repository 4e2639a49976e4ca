"""What the facilitator decides about answers that were set aside. Decided once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.agreement import may_answer
from assessments.choices import AnswerMode, Resolution, SetAsideReason
from assessments.models import Answer, Card, Response, SetAside
from assessments.services.freezing import freeze_when_closed
from assessments.services.sounds import keep_waiting_sounds
from assessments.services.submitting import by_key, fits, keep
from assessments.sheets import AnswerSheet
from workshops.refusals import Refused

MAY_COUNT = {
    SetAsideReason.CLOSED,
    SetAsideReason.UNKNOWN_ITEM,
    SetAsideReason.BAD_CODE,
    SetAsideReason.NO_CONSENT,
}
"""Where the answers may be counted as they are, or as far as they fit."""
NEEDS_CARD = {
    SetAsideReason.CARD_TWICE,
    SetAsideReason.NO_CARD,
    SetAsideReason.CONFLICT,
}
"""Where they may be counted once it is known whose they are."""


@transaction.atomic
def count_after_all(aside: SetAside, *, by: User | None) -> Response:
    """Count what fits of these answers for the card that was on them."""
    aside = _held(aside)
    if aside.reason not in MAY_COUNT:
        raise Refused(_("These answers cannot be counted as they are."))
    sheet = _sheet(aside)
    if aside.response is not None:
        return _add(aside, aside.response, sheet, by)
    card = None
    if aside.card_number is not None:
        card = _card_or_refuse(aside, aside.card_number)
    return _count(aside, sheet, card, Resolution.COUNT, by)


@transaction.atomic
def count_with_card(aside: SetAside, number: int, *, by: User | None) -> Response:
    """Count these answers for another card: the facilitator knows whose they are."""
    aside = _held(aside)
    if aside.reason not in NEEDS_CARD:
        raise Refused(_("These answers already have their card."))
    card = _card_or_refuse(aside, number)
    return _count(aside, _sheet(aside), card, Resolution.OTHER_CARD, by)


@transaction.atomic
def leave_out(aside: SetAside, *, by: User | None) -> None:
    """Do not count these answers. They stay where they are, unread.

    Only what was said without consent is deleted; that it was there stays.
    """
    aside = _held(aside)
    if aside.reason == SetAsideReason.NO_CONSENT:
        aside.content = {}
        for sound in aside.sounds.all():
            sound.delete()
    _close(aside, Resolution.LEAVE_OUT, by)


def _held(aside: SetAside) -> SetAside:
    rows = SetAside.objects.select_for_update(of=["self"]).select_related(
        "administration__workshop__audience",
        "administration__version",
        "administration__other_version",
        "response__version",
    )
    held = rows.get(pk=aside.pk)
    if held.resolution:
        raise Refused(_("Somebody has already decided about these answers."))
    return held


def _sheet(aside: SetAside) -> AnswerSheet:
    """With an id of its own where another set has the one that was sent."""
    own: dict[str, Any] = {"mode": AnswerMode(aside.mode)}
    if not Response.objects.filter(uuid=aside.client_id).exists():
        own["uuid"] = aside.client_id
    return AnswerSheet.of_content(aside.content, **own)


def _card_or_refuse(aside: SetAside, number: int) -> Card:
    administration = aside.administration
    cards = Card.objects.select_related("enrolment__participant")
    card = cards.filter(workshop=administration.workshop, number=number).first()
    if card is None:
        raise Refused(
            _("No card of this workshop has this number. Ask the facilitator.")
        )
    if Response.objects.filter(administration=administration, card=card).exists():
        raise Refused(
            _("This card has answers already. Give these a new card without a name.")
        )
    if card.enrolment and not may_answer(card.enrolment):
        raise Refused(
            _(
                "The holder of this card has not agreed to answer."
                " Ask the facilitator to write down the consent first."
            )
        )
    return card


def _count(
    aside: SetAside,
    sheet: AnswerSheet,
    card: Card | None,
    resolution: Resolution,
    by: User | None,
) -> Response:
    administration = aside.administration
    items = by_key(administration.version_for(card))
    fitting = {
        key: given
        for key, given in sheet.answers.items()
        if key in items and fits(items[key], given)
    }
    if not fitting:
        raise Refused(_("None of these answers fits the questions. Leave them out."))
    number = card.number if card else None
    counted = replace(sheet, answers=fitting, card_number=number)
    response = keep(administration, counted, card, at=aside.received_at)
    keep_waiting_sounds(aside, response, items)
    aside.response = response
    _close(aside, resolution, by)
    return response


def _add(
    aside: SetAside, response: Response, sheet: AnswerSheet, by: User | None
) -> Response:
    """What came late belongs to a set that was begun in time: put it there."""
    items = by_key(response.version)
    answered = set(response.answers.values_list("item", flat=True))
    Answer.objects.bulk_create(
        Answer(
            response=response,
            item=items[key],
            code=given.code,
            text=given.text,
            missing=given.missing,
            answered_at=aside.received_at,
        )
        for key, given in sheet.answers.items()
        if key in items and items[key].pk not in answered
    )
    _close(aside, Resolution.COUNT, by)
    return response


def _close(aside: SetAside, resolution: Resolution, by: User | None) -> None:
    aside.resolution, aside.resolved_at = resolution, timezone.now()
    aside.resolved_by = by
    aside.save()
    if resolution != Resolution.LEAVE_OUT:
        freeze_when_closed(aside.administration.workshop)
