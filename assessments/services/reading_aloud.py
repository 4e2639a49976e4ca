"""A group that is read to: what the facilitator taps for one question, card by card."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction

from assessments.choices import AnswerMode
from assessments.models import Administration, Card, Item, Response
from assessments.models.items import Given
from assessments.queries import items_of
from assessments.services.answering import finish_response, save_answer, start_response
from assessments.services.giving import settle_route


@transaction.atomic
def keep_column(
    administration: Administration,
    item: Item,
    given: Mapping[Card, Given],
    *,
    reader: User | None,
    language: str,
    is_last: bool,
) -> None:
    """What a group answered to one question that was read aloud, card by card.

    With the last question all who have an answer to each are finished.
    """
    for card, answer in given.items():
        response = start_response(
            administration, card, language=language, mode=AnswerMode.READ_ALOUD
        )
        if response.reader_id is None and reader is not None:
            response.reader = reader
            response.save(update_fields=["reader"])
        save_answer(
            response, item, code=answer.code, text=answer.text, missing=answer.missing
        )
    if is_last:
        _finish_all(administration)


def _finish_all(administration: Administration) -> None:
    items = items_of(administration.version)
    begun = Response.objects.filter(
        administration=administration, mode=AnswerMode.READ_ALOUD, finished_at=None
    ).select_related("version")
    for response in begun:
        response.administration = administration
        settle_route(response, items)
        answered = set(response.answers.values_list("item", flat=True))
        if all(item.pk in answered for item in items if item.asks):
            finish_response(response)
