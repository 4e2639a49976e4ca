"""What happens elsewhere and matters here. Connected by the app's `ready`."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete
from django_scopes import scope
from wagtail.signals import published

from assessments.compiling import compile_version
from assessments.erasing import forget_what_was_said
from assessments.models import Instrument, Recording, WaitingSound
from assessments.models.odk import forget_waiting
from assessments.models.recording import forget_sound
from assessments.services import close_waves, freeze_again, make_cards
from workshops.models import Enrolment, Participant, Workshop
from workshops.signals import (
    consent_changed,
    participant_enrolled,
    participant_erased,
    workshop_closed,
)


def compile_published(instance: Instrument, revision: Any, **kwargs: Any) -> None:
    if instance.live:
        compile_version(instance, user=revision.user)


def give_card(enrolment: Enrolment, **kwargs: Any) -> None:
    with scope(organisation=enrolment.workshop.organisation):
        make_cards(enrolment.workshop)


def close_open_waves(workshop: Workshop, user: Any, **kwargs: Any) -> None:
    close_waves(workshop, by=user)


def count_anew(participant: Participant, **kwargs: Any) -> None:
    with scope(organisation=participant.organisation):
        freeze_again(participant)


def forget_words(participant: Participant, **kwargs: Any) -> None:
    with scope(organisation=participant.organisation):
        forget_what_was_said(participant)


def connect() -> None:
    published.connect(
        compile_published, sender=Instrument, dispatch_uid="assessments.compile"
    )
    post_delete.connect(
        forget_sound, sender=Recording, dispatch_uid="assessments.sound"
    )
    post_delete.connect(
        forget_waiting, sender=WaitingSound, dispatch_uid="assessments.waiting_sound"
    )
    participant_enrolled.connect(give_card, dispatch_uid="assessments.card")
    workshop_closed.connect(close_open_waves, dispatch_uid="assessments.close")
    participant_erased.connect(forget_words, dispatch_uid="assessments.forget_words")
    consent_changed.connect(count_anew, dispatch_uid="assessments.consent")
