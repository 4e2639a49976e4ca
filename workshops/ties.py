"""Ties for those who may read them, and where people kept apart come too near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from django.db.models import QuerySet
from django.utils import timezone

from workshops.access import AnyUser, Right, organisations_for
from workshops.choices import (
    KEPT_APART,
    OFF_THE_LIST,
    OPEN_STATES,
    SessionState,
)
from workshops.models import Enrolment, Session, Tie


@dataclass(frozen=True)
class Nearness:
    """Two who must not meet are on one list, or in one centre at the same time."""

    tie: Tie
    first: Session
    second: Session

    @property
    def is_one_list(self) -> bool:
        return self.first.workshop_id == self.second.workshop_id


def ties_for(user: AnyUser) -> QuerySet[Tie]:
    """What stands, in the organisations whose ties the user may read."""
    return Tie.objects.filter(
        first__organisation__in=organisations_for(user, Right.TIES), ended_at=None
    ).select_related("first", "second", "added_by")


def warnings_for(ties: Sequence[Tie]) -> list[Nearness]:
    """For each pair the first meeting to come at which they would be too near."""
    apart = [tie for tie in ties if tie.kind in KEPT_APART]
    meetings = _meetings_to_come({pk for tie in apart for pk in _pair(tie)})
    found = []
    for tie in apart:
        pairs = product(meetings[tie.first_id], meetings[tie.second_id])
        near = (Nearness(tie, a, b) for a, b in pairs if _are_near(a, b))
        found += [nearness for nearness in [next(near, None)] if nearness]
    return found


def _pair(tie: Tie) -> tuple[int, int]:
    return tie.first_id, tie.second_id


def _meetings_to_come(people: set[int]) -> defaultdict[int, list[Session]]:
    """By participant, in two queries."""
    meetings: defaultdict[int, list[Session]] = defaultdict(list)
    rows = (
        Enrolment.objects.filter(
            participant__in=people, workshop__state__in=OPEN_STATES
        )
        .exclude(state__in=OFF_THE_LIST)
        .values_list("participant", "workshop")
    )
    where: defaultdict[int, list[int]] = defaultdict(list)
    for participant, workshop in rows:
        where[workshop].append(participant)
    sessions = Session.objects.filter(
        workshop__in=where, state=SessionState.STANDING, ends_at__gt=timezone.now()
    )
    for session in sessions.select_related("workshop").order_by("starts_at", "pk"):
        for participant in where[session.workshop_id]:
            meetings[participant].append(session)
    return meetings


def _are_near(first: Session, second: Session) -> bool:
    """The same centre, and no time between."""
    same_place = first.workshop.centre_id == second.workshop.centre_id
    together = first.starts_at < second.ends_at and second.starts_at < first.ends_at
    return same_place and together
