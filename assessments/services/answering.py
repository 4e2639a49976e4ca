from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.agreement import may_answer
from assessments.choices import AnswerMode, MissingReason
from assessments.models import Administration, Answer, Card, Item, Response
from assessments.services.linking import link_response
from workshops.models import Workshop
from workshops.refusals import Refused


def start_response(
    administration: Administration,
    card: Card,
    *,
    language: str,
    mode: str | AnswerMode | None = None,
    at: dt.datetime | None = None,
) -> Response:
    """The set of answers of a card in a wave: a new one, or the one to go on with.

    Refuses a closed wave, a card of another workshop, a card whose holder has not
    agreed to answer or has taken the yes back, and a card that has finished.
    """
    _refuse_closed(administration)
    if card.workshop_id != administration.workshop_id:
        raise Refused(_("This card belongs to another workshop. Ask the facilitator."))
    _refuse_without_consent(card)
    response, is_new = Response.objects.get_or_create(
        administration=administration,
        card=card,
        defaults={
            "version": administration.version_for(card),
            "language": language,
            "mode": mode or administration.mode,
            "of_child": is_of_child(card.workshop, card),
            "started_at": at or timezone.now(),
        },
    )
    _refuse_finished(response)
    response.administration = administration
    if is_new:
        link_response(response)
    return response


@transaction.atomic
def save_answer(
    response: Response,
    item: Item,
    *,
    code: int | None = None,
    text: str = "",
    missing: str | MissingReason = "",
    at: dt.datetime | None = None,
) -> Answer:
    """Keep what was answered to one item; the newest counts until the end.

    Exactly one of `code`, `text` and `missing` is given. Raises ValueError for a code
    that the item does not have, for an item of another version, and for a reason that
    does not exist.
    """
    _check(response, item, code=code, text=text, missing=missing)
    held = hold_answerable(response)
    if not held.of_child and is_of_child(held.administration.workshop, held.card):
        # The age was corrected while somebody answered.
        held.of_child = True
        held.save(update_fields=["of_child"])
    answer, _new = Answer.objects.update_or_create(
        response=held,
        item=item,
        defaults={
            "code": code,
            "text": text,
            "missing": missing,
            "answered_at": at or timezone.now(),
        },
    )
    return answer


@transaction.atomic
def finish_response(response: Response, *, at: dt.datetime | None = None) -> None:
    """All questions were gone through. Finishing twice keeps the first time."""
    if response.finished_at is None:
        response.finished_at = at or timezone.now()
        response.save(update_fields=["finished_at"])


def hold_answerable(response: Response) -> Response:
    """The set of answers, locked and read anew; refused when nothing may be added to it.

    The wave may be closed, and a yes taken back, while somebody answers.
    """
    held = _held(response)
    _refuse_closed(held.administration)
    _refuse_without_consent(held.card)
    _refuse_finished(held)
    return held


def _held(response: Response) -> Response:
    rows = Response.objects.select_for_update(of=["self"]).select_related(
        "administration__workshop__audience", "card__enrolment__participant"
    )
    return rows.get(pk=response.pk)


def is_of_child(workshop: Workshop, card: Card | None) -> bool:
    """A card for nobody is a child's where the workshop is for children."""
    if workshop.audience.is_of_children:
        return True
    holder = card.enrolment if card else None
    return holder is not None and holder.participant.is_child


def _check(
    response: Response, item: Item, *, code: int | None, text: str, missing: str
) -> None:
    if item.version_id != response.version_id:
        raise ValueError(f"{item!r} is not asked in this wave.")
    if (code is not None) + bool(text) + bool(missing) != 1:
        raise ValueError("Give exactly one of code, text and missing.")
    if code is not None and not item.accepts(code):
        raise ValueError(f"{item!r} has no step {code}.")
    if text and not item.accepts_text(text):
        raise ValueError(f"{item!r} does not keep such words.")
    if missing and missing not in MissingReason.values:
        raise ValueError(f"{missing} is no reason.")


def _refuse_closed(administration: Administration) -> None:
    if not administration.is_open:
        raise Refused(_("These questions are closed now. Ask the facilitator."))


def _refuse_without_consent(card: Card | None) -> None:
    """A card for nobody is handed out by the facilitator, who asks by word of mouth."""
    holder = card.enrolment if card else None
    if holder is not None and not may_answer(holder):
        raise Refused(
            _(
                "The holder of this card has not agreed to answer."
                " Ask the facilitator to write down the consent first."
            )
        )


def _refuse_finished(response: Response) -> None:
    if response.finished_at is not None:
        raise Refused(
            _(
                "This card has already answered. If that was not you, ask the facilitator."
            )
        )
