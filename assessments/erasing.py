"""What is deleted of a person's answers once the person is forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from assessments.choices import MissingReason
from assessments.models import Answer, Card, Item, Recording, Response, SetAside
from assessments.models.items import KINDS
from workshops.models import Enrolment, Participant


def forget_what_was_said(participant: Participant) -> None:
    """Delete the voice and the own words. Picked codes stay, and count no longer.

    They stop counting because the yes to answering ends with the erasing, and reports
    already know how to leave somebody out without letting readers subtract.
    """
    enrolments = Enrolment.objects.filter(participant=participant)
    theirs = Response.objects.filter(
        Q(enrolment__in=enrolments) | Q(card__enrolment__in=enrolments)
    )
    for recording in Recording.objects.filter(response__in=theirs):
        recording.delete()
    words = Answer.objects.filter(response__in=theirs).exclude(text="")
    words.exclude(item__in=_of_codes().values("pk")).update(text="")
    set_aside = Q(response__in=theirs)
    for card in Card.objects.filter(enrolment__in=enrolments):
        set_aside |= Q(
            administration__workshop=card.workshop_id, card_number=card.number
        )
    _forget_set_aside(set_aside)


def _of_codes() -> Any:
    """Items whose `text` is codes of ours, whatever kinds the host has brought."""
    several = [kind for kind in KINDS.values() if kind.keeps_several]
    return Item.objects.instance_of(*several)


def _forget_set_aside(theirs: Q) -> None:
    """What did not fit was kept whole, also after somebody decided about it."""
    codes = {str(key) for key in _of_codes().values_list("key", flat=True)}
    for aside in SetAside.objects.filter(theirs).exclude(content={}):
        for sound in aside.sounds.all():
            sound.delete()
        answers = aside.content["answers"]
        aside.content["answers"] = {
            key: given if key in codes else _without_words(given)
            for key, given in answers.items()
        }
        aside.save(update_fields=["content"])


def _without_words(given: Mapping[str, Any]) -> Mapping[str, Any]:
    if not given["text"]:
        return given
    return {"code": None, "text": "", "missing": MissingReason.SKIPPED.value}
