"""What is deleted of a person's answers once the person is forgotten."""

from __future__ import annotations

from django.db.models import Q

from assessments.models import Answer, Item, Recording, Response
from assessments.models.items import TextItem, VoiceItem
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
    spoken_or_written = Item.objects.instance_of(TextItem, VoiceItem)
    Answer.objects.filter(
        response__in=theirs, item__in=spoken_or_written.values("pk")
    ).update(text="")
