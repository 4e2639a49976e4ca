"""Entries that may be one person, laid side by side for somebody who knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from django.contrib.auth.models import User
from django.db.models import Case, Count, F, QuerySet, When
from django.db.models.functions import Coalesce

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
MOST_GROUPS = 5000
"""Of phones and words that people share the rarest are looked at: the others would only
make pairs that come after all that are shown."""
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
    weights: defaultdict[tuple[int, int], float] = defaultdict(float)
    for kind, people in _groups(organisation):
        weight = (_PHONE_WEIGHT if kind == TokenKind.PHONE else 1) / len(people)
        for one, other in combinations(sorted(people), 2):
            if _compatible(people[one], people[other]):
                weights[one, other] += weight
    for pair in _told_apart(organisation):
        weights.pop(pair, None)
    return [pair for pair, _weight in sorted(weights.items(), key=_rarest)]


def _rarest(weighted: tuple[tuple[int, int], float]) -> tuple[float, tuple[int, int]]:
    pair, weight = weighted
    return -weight, pair


def _groups(organisation: Organisation) -> Iterator[tuple[str, dict[int, Described]]]:
    """The people who share a keyed hash. Who was put into another counts as that one.

    Only they are read, with what they are, and not everybody who has a code.
    """
    sharing: defaultdict[tuple[str, str], dict[int, Described]] = defaultdict(dict)
    tokens = _shared(organisation).annotate(
        person=Coalesce("participant__merged_into", "participant"),
        sex=Coalesce("participant__merged_into__sex", "participant__sex"),
        age_band=Coalesce(
            "participant__merged_into__age_band", "participant__age_band"
        ),
    )
    for kind, digest, person, sex, age_band in tokens.values_list(
        "kind", "digest", "person", "sex", "age_band"
    ):
        sharing[kind, digest][person] = (sex, age_band)
    for (kind, _digest), people in sharing.items():
        if len(people) > 1:
            yield kind, people


def _shared(organisation: Organisation) -> QuerySet[IdentityToken]:
    """What at least two people have and few enough to compare each with each.

    A phone weighs as much as a word of a name that half as many share.
    """
    tokens = IdentityToken.objects.filter(participant__organisation=organisation)
    shared = (
        tokens.values("digest", "kind")
        .annotate(people=Count("participant"))
        .filter(people__gt=1, people__lte=MOST_SHARING)
        .order_by(F("people") / Case(When(kind=TokenKind.PHONE, then=2.0), default=1.0))
    )
    rarest = shared.values_list("digest", flat=True)[:MOST_GROUPS]
    found: QuerySet[IdentityToken] = tokens.filter(digest__in=rarest)
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
