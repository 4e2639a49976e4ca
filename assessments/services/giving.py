from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from assessments.choices import MissingReason
from assessments.models import Item, Response
from assessments.models.items import Given
from assessments.routing import not_asked
from assessments.services.answering import hold_answerable, save_answer


@transaction.atomic
def keep_screen(
    response: Response, kept: Iterable[tuple[Item, Given]], items: list[Item]
) -> None:
    """Keep all that was answered on one screen, and mark what is not asked after it.

    `items` are all items of the version. Raises what `save_answer` raises; then nothing
    of the screen is kept.
    """
    answered = list(kept)
    if any(given.upload is not None for _item, given in answered):
        # A voice becomes a file, and no file is taken back when the rest is refused.
        hold_answerable(response)
    for item, given in answered:
        sealed = item.sealed(given, response)
        save_answer(
            response,
            item,
            code=sealed.code,
            text=sealed.text,
            missing=sealed.missing,
        )
    settle_route(response, items)


@transaction.atomic
def settle_route(response: Response, items: list[Item]) -> None:
    """Mark what the answers leave out as *not asked*, and unmark what they lead to.

    Whoever goes back and answers otherwise is asked what was left out before. What was
    answered on a way that is no longer taken is not kept: it was never meant to be asked.
    """
    answers = {answer.item_id: answer for answer in response.answers.all()}
    out = not_asked(items, answers)
    for item in items:
        answer = answers.get(item.pk)
        is_marked = answer is not None and answer.missing == MissingReason.NOT_ASKED
        if item.pk in out and not is_marked:
            save_answer(response, item, missing=MissingReason.NOT_ASKED)
            for recording in response.recordings.filter(item=item):
                recording.delete()
        elif item.pk not in out and is_marked and item.asks:
            response.answers.filter(item=item).delete()
