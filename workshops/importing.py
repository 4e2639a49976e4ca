"""People of a file against those who are known: new, known, or doubtful.

Nobody's names are opened for it: `identity_index` compares keyed hashes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from workshops.choices import AgeBand, AgeBasis, Sex
from workshops.codes import normalise_code
from workshops.identities import Names
from workshops.identity_index import look_alikes
from workshops.models import Organisation, Participant, Workshop

MOST_ROWS = 10_000
_CHUNK = 500


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
    """`alike` are the codes, or rows of the file, of who could be the same person."""

    candidate: Candidate
    standing: Standing
    participant: Participant | None = None
    alike: list[str] = field(default_factory=list)
    same_as_row: int | None = None


def find_known(
    organisation: Organisation, codes: Sequence[str]
) -> dict[str, Participant]:
    """People of the organisation by code; whom another entry took in is found there."""
    wanted = sorted({normalise_code(code) for code in codes if code})
    found = {}
    for some in _chunks(wanted):
        people = Participant.objects.filter(organisation=organisation, code__in=some)
        for person in people.select_related("merged_into"):
            found[person.code] = person.merged_into or person
    return found


def judge(workshop: Workshop, candidates: Sequence[Candidate]) -> list[Judged]:
    """In the order of the file. Who has a code is known; the codes exist."""
    organisation = workshop.organisation
    known = find_known(organisation, [c.code for c in candidates])
    on_list = set(workshop.enrolments.values_list("participant", flat=True))
    new = [candidate for candidate in candidates if not candidate.code]
    alike = look_alikes(organisation, [(c.names, c.sex) for c in new])
    alike_by_row = {c.row: codes for c, codes in zip(new, alike, strict=True)}
    judged, seen = [], dict[tuple[str, ...], int]()
    for candidate in candidates:
        if candidate.code:
            person = known[normalise_code(candidate.code)]
            standing = Standing.ON_LIST if person.pk in on_list else Standing.KNOWN
            judged.append(Judged(candidate, standing, person))
            on_list.add(person.pk)
            continue
        first = seen.setdefault(_as_told(candidate), candidate.row)
        same_row = first if first != candidate.row else None
        codes = alike_by_row[candidate.row]
        is_doubtful = bool(codes or same_row)
        standing = Standing.DOUBTFUL if is_doubtful else Standing.NEW
        judged.append(Judged(candidate, standing, None, codes, same_row))
    return judged


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


def _chunks(codes: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(codes), _CHUNK):
        yield codes[start : start + _CHUNK]
