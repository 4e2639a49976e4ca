"""Forgetting a person who asks for it. What was counted stays counted, without them.

What remains is a row with a code, sex and age band, and the roll that was called: sums
would otherwise change behind reports that were sent. Concerns stay with the people who
look after safety, who decide about them by the law, not by this.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from workshops.choices import OFF_THE_LIST
from workshops.models import (
    Concern,
    ContactChange,
    Enrolment,
    EnrolmentChange,
    FollowUp,
    Identity,
    IdentityToken,
    Message,
    NotSamePerson,
    Participant,
    Tie,
)
from workshops.services.consents import end_all_consents
from workshops.services.holding import hold_people
from workshops.services.leaving import leave_workshop
from workshops.services.withholding import withhold_photos
from workshops.signals import consent_changed, participant_erased


@dataclass(frozen=True)
class Erased:
    """What was forgotten, in numbers, and what somebody has to look at."""

    entries: int
    """One, and those that had been put into it as the same person."""
    workshops_left: int
    pictures_hidden: int
    concerns_kept: int


@transaction.atomic
def erase_participant(participant: Participant, *, by: User | None) -> Erased:
    """Forget a person for good. Run it in the scope of the organisation.

    Plugins above delete what they know when they hear `participant_erased`.
    """
    person = participant.merged_into or participant
    people = hold_people(person)
    left = _leave_all(people, by)
    hidden = withhold_photos(people)
    for each in people:
        participant_erased.send(sender=erase_participant, participant=each)
    _delete_words(people)
    end_all_consents(people)
    for each in people:
        consent_changed.send(sender=erase_participant, participant=each)
    Participant.objects.filter(pk__in=[each.pk for each in people]).update(
        erased_at=timezone.now()
    )
    return Erased(
        entries=len(people),
        workshops_left=left,
        pictures_hidden=hidden,
        concerns_kept=Concern.objects.filter(participant__in=people).count(),
    )


def _leave_all(people: list[Participant], by: User | None) -> int:
    """Their places go to who waits. The reason says nothing about them."""
    theirs = Enrolment.objects.filter(participant__in=people)
    here = list(theirs.exclude(state__in=OFF_THE_LIST).select_related("workshop"))
    for enrolment in here:
        leave_workshop(enrolment, by=by, reason="")
    theirs.update(party_key="")
    EnrolmentChange.objects.filter(enrolment__in=theirs).update(reason="")
    return len(here)


def _delete_words(people: list[Participant]) -> None:
    """Everything by which somebody could be named, found, reached or told apart."""
    for model in (Identity, IdentityToken, ContactChange, FollowUp):
        model._default_manager.filter(participant__in=people).delete()
    for pairs in (Tie, NotSamePerson):
        either = Q(first__in=people) | Q(second__in=people)
        pairs._default_manager.filter(either).delete()
    Message.objects.filter(enrolment__participant__in=people).delete()
