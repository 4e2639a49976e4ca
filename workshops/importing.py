"""People of a file against those who are known: new, known, or doubtful.

Nobody's names are opened for it: `identity_index` compares keyed hashes. Yet a match
tells something about somebody, so it is logged as a reading of theirs; and whoever
brings the file learns the code of nobody but the people whose names they may read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar

from django.contrib.auth.models import User
from django.db.models import Q

from workshops.access import Right, participants_for
from workshops.choices import OFF_THE_LIST, AgeBand, AgeBasis, Sex
from workshops.codes import normalise_code
from workshops.identities import Names, note_reading
from workshops.identity_index import look_alikes
from workshops.models import Organisation, Participant, Workshop

MOST_ROWS = 10_000
_CHUNK = 500
_Value = TypeVar("_Value")


class Standing(Enum):
    NEW = "new"
    KNOWN = "known"
    ON_LIST = "on_list"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True)
class Candidate:
    """A person as the file says. `code` is given for somebody who is known here."""

    row: int
    names: Names
    sex: Sex
    age_band: AgeBand
    code: str = ""

    @property
    def age_basis(self) -> AgeBasis:
        return AgeBasis.STATED


@dataclass
class Judged:
    """`alike` are the codes of people within reach who could be the same person.

    `is_for_office`: somebody out of reach could be; nothing more is told of them.
    `is_crossed_out`: the person was taken off this list, and is brought back there.
    """

    candidate: Candidate
    standing: Standing
    participant: Participant | None = None
    alike: list[str] = field(default_factory=list)
    same_as_row: int | None = None
    is_for_office: bool = False
    is_crossed_out: bool = False


def find_known(
    user: User, organisation: Organisation, codes: Sequence[str]
) -> dict[str, Participant]:
    """People whose names the user may read, by code. Others read like nobody at all.

    Whom another entry took in is found there.
    """
    wanted = sorted({normalise_code(code) for code in codes if code})
    reach = participants_for(user, Right.IDENTITIES)
    found = {}
    for some in _chunks(wanted):
        people = Participant.objects.filter(
            Q(pk__in=reach) | Q(merged_into__in=reach),
            organisation=organisation,
            code__in=some,
        )
        for person in people.select_related("merged_into"):
            found[person.code] = person.merged_into or person
    return found


def judge(
    workshop: Workshop, candidates: Sequence[Candidate], *, user: User
) -> list[Judged]:
    """In the order of the file. Who has a code is known; the codes are within reach."""
    known = find_known(user, workshop.organisation, [c.code for c in candidates])
    on_list = dict(workshop.enrolments.values_list("participant", "state"))
    new = [candidate for candidate in candidates if not candidate.code]
    alike_by_row = _alike(workshop.organisation, new, user)
    judged, seen = [], dict[tuple[str, ...], int]()
    for candidate in candidates:
        if candidate.code:
            person = known[normalise_code(candidate.code)]
            standing = Standing.ON_LIST if person.pk in on_list else Standing.KNOWN
            is_out = on_list.get(person.pk) in OFF_THE_LIST
            judged.append(Judged(candidate, standing, person, is_crossed_out=is_out))
            on_list.setdefault(person.pk, "")
            continue
        first = seen.setdefault(_as_told(candidate), candidate.row)
        same_row = first if first != candidate.row else None
        codes, is_elsewhere = alike_by_row[candidate.row]
        is_doubtful = bool(codes or is_elsewhere or same_row)
        standing = Standing.DOUBTFUL if is_doubtful else Standing.NEW
        judged.append(Judged(candidate, standing, None, codes, same_row, is_elsewhere))
    return judged


def _alike(
    organisation: Organisation, candidates: Sequence[Candidate], user: User
) -> dict[int, tuple[list[str], bool]]:
    """By row the codes within reach, and whether somebody out of reach is alike too."""
    found = look_alikes(organisation, [(c.names, c.sex) for c in candidates])
    people = _by_key({pk for keys in found for pk in keys})
    note_reading(people.values(), reader=user, purpose="import")
    reach = set[int]()
    for some in _chunks(sorted(people)):
        readable = participants_for(user, Right.IDENTITIES).filter(pk__in=some)
        reach |= set(readable.values_list("pk", flat=True))
    return {
        candidate.row: (
            sorted(people[pk].code for pk in keys & reach),
            not keys <= reach,
        )
        for candidate, keys in zip(candidates, found, strict=True)
    }


def _by_key(keys: Collection[int]) -> dict[int, Participant]:
    people = dict[int, Participant]()
    for some in _chunks(sorted(keys)):
        people |= Participant.objects.in_bulk(some)
    return people


def to_be_written(judged: Sequence[Judged], *, doubtful: bool) -> list[Judged]:
    wanted = {Standing.NEW, Standing.KNOWN} | (
        {Standing.DOUBTFUL} if doubtful else set()
    )
    return [person for person in judged if person.standing in wanted]


def numbers_of(judged: Sequence[Judged]) -> dict[str, int]:
    counted: defaultdict[str, int] = defaultdict(int)
    for person in judged:
        counted[person.standing.value] += 1
    return {standing.value: counted[standing.value] for standing in Standing}


def _as_told(candidate: Candidate) -> tuple[str, ...]:
    names = candidate.names
    told = (names.call_name, names.name_bn, names.name_latin, names.guardian)
    words = tuple(word.casefold() for word in told)
    return (*words, names.phone, candidate.sex, candidate.age_band)


def _chunks(values: Sequence[_Value]) -> Iterator[Sequence[_Value]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]
