"""Lists on which two stand who must be kept apart, for who can do something about it."""

from __future__ import annotations

from dataclasses import dataclass

from workshops.access import AnyUser, has_right, workshops_for
from workshops.choices import OFF_THE_LIST, OPEN_STATES
from workshops.models import Workshop
from workshops.rights import Right
from workshops.separation import holds_two_apart, lists_with_both, must_stay_off


@dataclass(frozen=True)
class TooNear:
    """`reads_ties`: may read who the two are. Others learn only whom to ask."""

    workshop: Workshop
    reads_ties: bool


def too_near_for(user: AnyUser, workshop: Workshop | None = None) -> list[TooNear]:
    """In the open workshops that the user runs or whose ties they read, or in this one.

    The number of queries does not grow with the workshops.
    """
    read = workshops_for(user, Right.TIES).filter(state__in=OPEN_STATES)
    run = workshops_for(user, Right.RUN).filter(state__in=OPEN_STATES)
    if workshop is not None:
        read, run = read.filter(pk=workshop.pk), run.filter(pk=workshop.pk)
    near = lists_with_both((read | run).values_list("pk", flat=True))
    if not near:
        return []
    readable = set(read.filter(pk__in=near).values_list("pk", flat=True))
    found = Workshop.objects.filter(pk__in=near).select_related("edition")
    return [TooNear(one, one.pk in readable) for one in found.order_by("pk")]


@dataclass(frozen=True)
class HeldBack:
    """Nobody on this list is written to. `rows` are those who must not meet.

    They are empty for who may not read ties: whoever calls must be told whom to keep
    apart, and nobody else.
    """

    rows: list[int]


def held_back(workshop: Workshop, *, reader: AnyUser) -> HeldBack | None:
    if not holds_two_apart(workshop):
        return None
    if not has_right(reader, workshop, Right.TIES):
        return HeldBack([])
    standing = workshop.enrolments.exclude(state__in=OFF_THE_LIST)
    apart = standing.filter(participant__in=must_stay_off(workshop))
    return HeldBack(sorted(apart.values_list("row_number", flat=True)))
