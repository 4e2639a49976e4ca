"""Entries that may be one person, laid side by side for somebody who knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from django.contrib.auth.models import User
from django.db.models import Count, QuerySet

from workshops.choices import AgeBand, Sex, TokenKind
from workshops.known_people import FoundPerson, people_with_names
from workshops.likeness import Likeness, likeness
from workshops.models import (
    IdentityToken,
    Merge,
    NotSamePerson,
    Organisation,
    Participant,
)

MOST_COMPARED = 200
PAIRS_A_PAGE = 5
MOST_MERGES = 20
MOST_SHARING = 100
"""What more people share tells nothing: half a country is called Mohammad."""
_PHONE_WEIGHT = 2.0
_BANDS = list(AgeBand)
Described = tuple[str, str]
"""Sex and age band."""


@dataclass(frozen=True)
class Pair:
    one: FoundPerson
    other: FoundPerson
    likeness: Likeness


def likely_pairs(user: User, organisation: Organisation) -> list[Pair]:
    """The likeliest pairs first. Names are opened only of those whose keyed hashes meet."""
    keys = candidates(organisation)[:MOST_COMPARED]
    people = Participant.objects.filter(pk__in={key for pair in keys for key in pair})
    found = {
        person.participant.pk: person
        for person in people_with_names(user, people, "duplicates")
    }
    pairs = []
    for one, other in keys:
        first, second = found[one], found[other]
        if first.names and second.names:
            pairs.append(Pair(first, second, likeness(first.names, second.names)))
    likely = [pair for pair in pairs if pair.likeness.is_likely]
    likely.sort(key=lambda pair: pair.likeness.rank, reverse=True)
    return likely


def candidates(organisation: Organisation) -> list[tuple[int, int]]:
    """Keys of people who share a phone or a word of a name that few have, the rarest first.

    Two sexes or ages far apart are two people, and so are those of whom it was said.
    """
    living = Participant.objects.filter(organisation=organisation, merged_into=None)
    people = {
        pk: (sex, age_band)
        for pk, sex, age_band in living.values_list("pk", "sex", "age_band")
    }
    weights: defaultdict[tuple[int, int], float] = defaultdict(float)
    for kind, keys in _groups(organisation, people):
        weight = (_PHONE_WEIGHT if kind == TokenKind.PHONE else 1) / len(keys)
        for one, other in combinations(sorted(keys), 2):
            if _compatible(people[one], people[other]):
                weights[one, other] += weight
    for pair in _told_apart(organisation):
        weights.pop(pair, None)
    return [pair for pair, _weight in sorted(weights.items(), key=_rarest)]


def _rarest(weighted: tuple[tuple[int, int], float]) -> tuple[float, tuple[int, int]]:
    pair, weight = weighted
    return -weight, pair


def _groups(
    organisation: Organisation, people: Iterable[int]
) -> Iterator[tuple[str, set[int]]]:
    """The people who share a keyed hash. Who was put into another counts as that one."""
    living = set(people)
    sharing: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for kind, digest, own, other in _shared(organisation).values_list(
        "kind", "digest", "participant", "participant__merged_into"
    ):
        sharing[kind, digest].add(other or own)
    for (kind, _digest), keys in sharing.items():
        if len(keys & living) > 1:
            yield kind, keys & living


def _shared(organisation: Organisation) -> QuerySet[IdentityToken]:
    """What at least two people have and few enough to compare each with each."""
    tokens = IdentityToken.objects.filter(participant__organisation=organisation)
    shared = (
        tokens.values("digest")
        .annotate(people=Count("participant"))
        .filter(people__gt=1, people__lte=MOST_SHARING)
    )
    found: QuerySet[IdentityToken] = tokens.filter(digest__in=shared.values("digest"))
    return found


def _compatible(one: Described, other: Described) -> bool:
    """Neighbouring bands too: people grow older, and ages are guessed."""
    sexes = {one[0], other[0]}
    apart = abs(_BANDS.index(AgeBand(one[1])) - _BANDS.index(AgeBand(other[1])))
    return (len(sexes) == 1 or Sex.OTHER in sexes) and apart <= 1


def _told_apart(organisation: Organisation) -> Iterator[tuple[int, int]]:
    noted = NotSamePerson.objects.filter(first__organisation=organisation)
    for first, into, second, into_too in noted.values_list(
        "first", "first__merged_into", "second", "second__merged_into"
    ):
        one, other = sorted((into or first, into_too or second))
        yield one, other


@dataclass(frozen=True)
class MergeLine:
    merge: Merge
    kept: FoundPerson


def merges_lately(user: User, organisations: list[Organisation]) -> list[MergeLine]:
    """The newest that were not taken apart, with the name of who stayed."""
    merges = list(
        Merge.objects.filter(kept__organisation__in=organisations, undone_at=None)
        .select_related("kept", "removed", "merged_by")
        .order_by("-merged_at", "-pk")[:MOST_MERGES]
    )
    people = {merge.kept_id: merge.kept for merge in merges}
    named = people_with_names(user, people.values(), "merges")
    by_key = {person.participant.pk: person for person in named}
    return [MergeLine(merge, by_key[merge.kept_id]) for merge in merges]
