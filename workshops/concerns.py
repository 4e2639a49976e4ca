"""Who may open a concern. The only place that unseals one; each opening is logged."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from workshops.access import AnyUser, accepted_memberships
from workshops.choices import ConcernState
from workshops.models import Concern, ConcernNote, ConcernReading
from workshops.rights import Right, roles_with
from workshops.sealing import opened


@dataclass(frozen=True)
class OpenNote:
    note: ConcernNote
    words: str


@dataclass(frozen=True)
class OpenConcern:
    """`about` is what the reporter typed for a workshop or person that was not found."""

    concern: Concern
    seen: str
    about: str
    notes: list[OpenNote]


def concerns_for(user: AnyUser) -> QuerySet[Concern]:
    """What the user looks after. One of no workshop is for whom the whole organisation is."""
    mine = accepted_memberships().filter(
        user_id=user.pk or 0,
        organisation=OuterRef("organisation"),
        role__in=roles_with(Right.CONCERNS),
    )
    # A concern of no workshop has neither centre nor audience: only a role for all fits.
    here = mine.filter(
        Q(centre=None) | Q(centre=OuterRef("workshop__centre")),
        Q(audience=None) | Q(audience=OuterRef("workshop__audience")),
    )
    found: QuerySet[Concern] = Concern.objects.filter(Exists(here))
    return found.select_related("workshop__centre", "participant", "reported_by")


def new_concerns(user: AnyUser) -> int:
    """How many nobody has begun to look after. Opens none of them."""
    return concerns_for(user).filter(state=ConcernState.NEW).count()


def concerns_sent_by(user: AnyUser) -> QuerySet[Concern]:
    """Only for their numbers: who wrote a concern does not read it again."""
    sent: QuerySet[Concern] = Concern.objects.filter(reported_by_id=user.pk or 0)
    return sent.only("number", "reported_at")


def open_first(concerns: QuerySet[Concern]) -> list[Concern]:
    """The closed last; within each the newest first."""
    return sorted(
        concerns.order_by(F("reported_at").desc(), "-pk"),
        key=lambda concern: concern.state == ConcernState.CLOSED,
    )


def concern_or_404(user: AnyUser, key: uuid.UUID) -> Concern:
    concern: Concern = get_object_or_404(concerns_for(user), key=key)
    return concern


def focal_points_of(concern: Concern) -> QuerySet[User]:
    """Those who may open it and can log in."""
    centres, audiences = Q(centre=None), Q(audience=None)
    if concern.workshop is not None:
        centres |= Q(centre=concern.workshop.centre_id)
        audiences |= Q(audience=concern.workshop.audience_id)
    memberships = accepted_memberships().filter(
        centres,
        audiences,
        organisation=concern.organisation_id,
        role__in=roles_with(Right.CONCERNS),
    )
    return User.objects.filter(pk__in=memberships.values("user"), is_active=True)


@transaction.atomic
def read_concern(concern: Concern, *, reader: User) -> OpenConcern:
    """Open a concern with its notes, and write down that `reader` did."""
    ConcernReading.objects.create(concern=concern, reader=reader)
    words = json.loads(opened(concern))
    notes = concern.notes.select_related("written_by")
    return OpenConcern(
        concern=concern,
        seen=words["seen"],
        about=words["about"],
        notes=[OpenNote(note, opened(note)) for note in notes],
    )
