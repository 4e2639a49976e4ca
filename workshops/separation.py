"""Who must never meet: an employer and the child who works for him, and others told apart.

Whatever puts a person on a list asks `refuse_to_meet` first; whatever sends several
people somewhere (a message, a file) asks `must_not_share`. The sentence of a refusal
tells nobody who the other is, nor why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from workshops.choices import KEPT_APART, OFF_THE_LIST
from workshops.models import Enrolment, Participant, Tie, Workshop
from workshops.refusals import Refused


def separating_ties() -> QuerySet[Tie]:
    return Tie.objects.filter(kind__in=KEPT_APART, ended_at=None)


def kept_apart_from(pks: Collection[int]) -> set[int]:
    """The participants whom one of `pks` must not meet."""
    ties = separating_ties().filter(Q(first__in=pks) | Q(second__in=pks))
    others = set()
    for first, second in ties.values_list("first", "second"):
        others |= {second} if first in pks else set()
        others |= {first} if second in pks else set()
    return others


def must_not_share(pks: Collection[int]) -> bool:
    """Whether two of these participants must not be in one list, message or file."""
    return bool(kept_apart_from(pks) & set(pks))


def refuse_to_meet(workshop: Workshop, participant: Participant) -> None:
    """Refuses who must not meet somebody of this workshop's list.

    Also somebody who left it or waits: their row is on the same page. The participant
    is held, so that a tie that is written at the same moment is seen by one of the two.
    """
    Participant.objects.select_for_update().get(pk=participant.pk)
    others = kept_apart_from([participant.pk])
    if others and workshop.enrolments.filter(participant__in=others).exists():
        raise Refused(
            _(
                "This person cannot join this workshop. Ask the safeguarding focal point."
            )
        )


def must_stay_off(workshop: Workshop) -> set[int]:
    """Participants on this list who must not meet another on it.

    Only a tie written after both were on the list brings this about.
    """
    listed = set(workshop.enrolments.values_list("participant", flat=True))
    return kept_apart_from(listed) & listed


def lists_with_both(workshops: Iterable[int] | QuerySet[Workshop]) -> set[int]:
    """Those of `workshops` on whose list two are now who must not meet; in two queries.

    Who left is not counted: with that the danger is over.
    """
    ties = separating_ties()
    pairs = set(ties.values_list("first", "second"))
    if not pairs:
        return set()
    tied = Q(participant__in=ties.values("first")) | Q(
        participant__in=ties.values("second")
    )
    rows = Enrolment.objects.filter(tied, workshop__in=workshops)
    lists: defaultdict[int, set[int]] = defaultdict(set)
    for workshop, participant in rows.exclude(state__in=OFF_THE_LIST).values_list(
        "workshop", "participant"
    ):
        lists[workshop].add(participant)
    return {
        workshop
        for workshop, people in lists.items()
        if any(first in people and second in people for first, second in pairs)
    }


def holds_two_apart(workshop: Workshop) -> bool:
    return bool(lists_with_both([workshop.pk]))


def shared_workshops(first: Participant, second: Participant) -> list[Workshop]:
    """Where both are on the list already."""
    lists: defaultdict[int, set[int]] = defaultdict(set)
    rows = Enrolment.objects.filter(participant__in=[first, second])
    for workshop, participant in rows.values_list("workshop", "participant"):
        lists[workshop].add(participant)
    both = [workshop for workshop, people in lists.items() if len(people) > 1]
    return list(Workshop.objects.filter(pk__in=both))
