"""Reading follow-ups. What a role may see of them lies in the query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from workshops.access import (
    AnyUser,
    accepted_memberships,
    organisations_for,
    organisations_wholly_for,
    workshops_for,
)
from workshops.choices import FollowUpReason, FollowUpState
from workshops.identities import Names, read_identities
from workshops.models import FollowUp, FollowUpStep, Organisation
from workshops.rights import Right, roles_with
from workshops.sealing import opened
from workshops.visiting import REACHED_BY_PHONE, endangered_by_visits


@dataclass(frozen=True)
class FollowUpLine:
    follow_up: FollowUp
    names: Names | None
    endangers: bool

    @property
    def is_late(self) -> bool:
        today = timezone.localdate()
        return self.follow_up.state == FollowUpState.OPEN and (
            self.follow_up.due_on < today
        )

    @property
    def phone(self) -> str:
        """The number, only when it is safe to call."""
        allowed = self.follow_up.participant.contact in REACHED_BY_PHONE
        return self.names.phone if self.names and allowed else ""


@dataclass(frozen=True)
class OpenStep:
    step: FollowUpStep
    words: str


def follow_ups_for(user: AnyUser) -> QuerySet[FollowUp]:
    """What is given to the user, and that of the workshops the user runs.

    One that came out of a concern is only for whom it was given to, while they follow
    up at all, and for those who look after safety there: that there is a concern must
    not show.
    """
    working = organisations_for(user, Right.RUN) | organisations_for(
        user, Right.CONCERNS
    )
    mine = Q(assigned_to_id=user.pk or 0, organisation__in=working)
    of_workshops = Q(enrolment__workshop__in=workshops_for(user, Right.RUN))
    found: QuerySet[FollowUp] = FollowUp.objects.filter(
        mine
        | (of_workshops & ~Q(reason=FollowUpReason.CONCERN))
        | _looked_after_by(user)
    )
    return found.select_related(
        "participant", "enrolment__workshop__centre", "assigned_to", "concern"
    )


def _looked_after_by(user: AnyUser) -> Q:
    """By the centre and the people of its workshop; without one, organisation-wide."""
    theirs = workshops_for(user, Right.CONCERNS)
    everywhere = organisations_wholly_for(user, Right.CONCERNS)
    elsewhere = Q(concern__workshop__in=theirs) | Q(
        concern__workshop=None, organisation__in=everywhere
    )
    return Q(enrolment__workshop__in=theirs) | (Q(enrolment=None) & elsewhere)


def may_reassign(user: AnyUser, follow_up: FollowUp) -> bool:
    """One from a concern goes no further than a focal point sends it."""
    if follow_up.reason != FollowUpReason.CONCERN:
        return True
    found = FollowUp.objects.filter(_looked_after_by(user), pk=follow_up.pk)
    return bool(found.exists())


def follow_ups_due(user: AnyUser) -> int:
    """How many are to be done today or are late, of those that the user sees."""
    is_due = Q(state=FollowUpState.OPEN, due_on__lte=timezone.localdate())
    return follow_ups_for(user).filter(is_due).count()


def may_follow_up(user: AnyUser) -> bool:
    return organisations_for(user, Right.RUN).exists() or (
        organisations_for(user, Right.CONCERNS).exists()
    )


def follow_up_or_404(user: AnyUser, pk: int) -> FollowUp:
    follow_up: FollowUp = get_object_or_404(follow_ups_for(user), pk=pk)
    return follow_up


def lines_of(follow_ups: Iterable[FollowUp], *, reader: User) -> list[FollowUpLine]:
    """With the names that the reader may see; each reading is logged."""
    found = list(follow_ups)
    people = [follow_up.participant for follow_up in found]
    names = read_identities(people, reader=reader, purpose="follow-up")
    endangered = endangered_by_visits(people)
    return [
        FollowUpLine(
            one, names.get(one.participant_id), one.participant_id in endangered
        )
        for one in found
    ]


def steps_of(follow_up: FollowUp) -> list[OpenStep]:
    steps = follow_up.steps.select_related("written_by", "assigned_to")
    return [OpenStep(step, opened(step)) for step in steps]


def who_can_follow_up(organisation: Organisation) -> QuerySet[User]:
    """Those who run workshops or look after safety there."""
    roles = {*roles_with(Right.RUN), *roles_with(Right.CONCERNS)}
    memberships = accepted_memberships().filter(
        organisation=organisation, role__in=roles
    )
    return User.objects.filter(
        pk__in=memberships.values("user"), is_active=True
    ).order_by("first_name", "username")
