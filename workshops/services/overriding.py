"""Planning two things at one time knowingly: never by chance, and the reason is kept."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User

from workshops.conflicts import Conflict, Proposal
from workshops.models import ConflictOverride, Room, Workshop
from workshops.refusals import Refused


class Conflicted(Refused):
    """The plan meets other plans. With a reason the same call is allowed."""

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        self.conflicts = list(conflicts)
        super().__init__([conflict.sentence for conflict in conflicts])


def hold_staff_and_room(proposal: Proposal) -> None:
    """Locked, so that two who plan at once do not book the same person or room."""
    pks = [facilitator.pk for facilitator in proposal.facilitators]
    list(User.objects.select_for_update().filter(pk__in=pks).order_by("pk"))
    if proposal.room is not None:
        list(Room.objects.select_for_update().filter(pk=proposal.room.pk))


def refuse_without_reason(conflicts: Sequence[Conflict], reason: str) -> None:
    if conflicts and not reason.strip():
        raise Conflicted(conflicts)


def keep_overrides(
    workshop: Workshop, conflicts: Sequence[Conflict], *, reason: str, by: User | None
) -> None:
    ConflictOverride.objects.bulk_create(
        ConflictOverride(
            workshop=workshop,
            kind=conflict.kind,
            sentence=conflict.discreet,
            reason=reason.strip(),
            overridden_by=by,
        )
        for conflict in conflicts
    )
