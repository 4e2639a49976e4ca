"""Lists on which two stand who must be kept apart, for who can do something about it."""

from __future__ import annotations

from dataclasses import dataclass

from workshops.access import AnyUser, workshops_for
from workshops.choices import OPEN_STATES
from workshops.models import Workshop
from workshops.rights import Right
from workshops.separation import lists_with_both


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
