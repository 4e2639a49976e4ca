"""Which answers belong to one person, by the links that were made and by nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assessments.choices import LinkMethod, Wave
from assessments.models import Link
from workshops.models import Workshop

Gave = tuple[int, int | None, str]
"""A response that has an answer, its card if it has one, and its wave."""


@dataclass(frozen=True)
class Paired:
    """Every response with the person who gave it, and how the pairs were found."""

    people: Mapping[int, int] = field(default_factory=dict)
    """Response → person: the card of the first answers, or minus the response."""
    methods: Mapping[int, LinkMethod] = field(default_factory=dict)
    """Person → how the answers after were matched with those before."""
    inexact: frozenset[int] = frozenset()
    """People whose two codes differ in a part."""
    is_unlinked: bool = False
    """Whether nobody was to be matched."""

    def person(self, response: int) -> int:
        return self.people[response]

    def counts(self, people: Iterable[int]) -> dict[LinkMethod, int]:
        """How many of these were matched in which way; ways that occur, in order."""
        found = Counter(self.methods[each] for each in people if each in self.methods)
        return {method: found[method] for method in LinkMethod if found[method]}


def pairing_of(
    workshop: Workshop, given: Iterable[Gave], *, is_unlinked: bool = False
) -> Paired:
    """The pairs among those who gave an answer, in one query."""
    links = list(
        Link.objects.filter(
            before__administration__workshop=workshop, broken_at=None
        ).order_by("pk")
    )
    people = _people(sorted(set(given)), links)
    to_post = {
        people[link.before_id]: link
        for link in links
        if link.wave == Wave.POST and link.before_id in people
    }
    return Paired(
        people,
        {person: LinkMethod(link.method) for person, link in to_post.items()},
        frozenset(person for person, link in to_post.items() if not link.is_exact),
        is_unlinked,
    )


def _people(given: list[Gave], links: list[Link]) -> dict[int, int]:
    """Who has a card is known by it, unless it was first somebody else's."""
    first = {pk: card or -pk for pk, card, wave in given if wave == Wave.PRE}
    taken = set(first.values())
    people = dict(first)
    for link in links:
        if link.before_id in first:
            people[link.after_id] = first[link.before_id]
    for pk, card, _wave in given:
        is_free = card is not None and card not in taken
        people.setdefault(pk, card if is_free and card else -pk)
    for link in links:
        if link.wave == Wave.RETROSPECTIVE and link.after_id in people:
            people[link.before_id] = people[link.after_id]
    return people
