"""Finding the two answers of one person by a code that the person made up.

Inside one workshop only. A wrong link between people of one group leaves the mean
change as it is and widens its interval; so doubt is left unlinked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Code = Sequence[str | None]
Codes = Mapping[str, Code] | Iterable[Mapping[str, Any]]


class LinkMethod(StrEnum):
    EXACT = "exact"
    ONE_DIFFERENCE = "one_difference"


@dataclass(frozen=True, slots=True)
class Link:
    """`pre` and `post` are identifiers; `distance` counts elements that differ."""

    pre: str
    post: str
    method: LinkMethod
    distance: int


@dataclass(frozen=True, slots=True)
class LinkedCodes:
    links: tuple[Link, ...]
    unlinked_pre: tuple[str, ...]
    unlinked_post: tuple[str, ...]


def link_codes(pre: Codes, post: Codes) -> LinkedCodes:
    """Links by the codes of two waves: {id: elements}, or [{"id": …, "code": …}].

    First identical codes that occur once in each wave. Then, among who is left, codes
    with exactly one element different, when neither has another candidate that is as
    near or nearer. A missing element (None) counts as different, also from another
    missing one. Elements are compared, not strings: with five short elements an edit
    distance means nothing.

    Raises ValueError for codes of different length and identifiers that repeat.
    """
    before, after = _by_identifier(pre), _by_identifier(post)
    lengths = {len(code) for code in [*before.values(), *after.values()]}
    if len(lengths) > 1:
        raise ValueError("All codes need the same number of elements.")
    links = _links(before, after, 0)
    before = _without(before, {link.pre for link in links})
    after = _without(after, {link.post for link in links})
    nearly = _links(before, after, 1)
    return LinkedCodes(
        links=tuple(links + nearly),
        unlinked_pre=tuple(_without(before, {link.pre for link in nearly})),
        unlinked_post=tuple(_without(after, {link.post for link in nearly})),
    )


def _by_identifier(codes: Codes) -> dict[str, Code]:
    if isinstance(codes, Mapping):
        return dict(codes)
    records = list(codes)
    found = {record["id"]: record["code"] for record in records}
    if len(found) < len(records):
        raise ValueError("An identifier occurs twice in one wave.")
    return found


def _links(before: dict[str, Code], after: dict[str, Code], most: int) -> list[Link]:
    """Pairs at most `most` apart, neither side of which is in another such pair."""
    near = [
        (one, other, distance)
        for one, first in before.items()
        for other, second in after.items()
        if (distance := _distance(first, second)) <= most
    ]
    of_pre = Counter(one for one, _, _ in near)
    of_post = Counter(other for _, other, _ in near)
    method = LinkMethod.ONE_DIFFERENCE if most else LinkMethod.EXACT
    return [
        Link(one, other, method, distance)
        for one, other, distance in near
        if of_pre[one] == of_post[other] == 1
    ]


def _distance(first: Code, second: Code) -> int:
    pairs = zip(first, second, strict=True)
    return sum(one is None or one != other for one, other in pairs)


def _without(codes: dict[str, Code], linked: set[str]) -> dict[str, Code]:
    return {name: code for name, code in codes.items() if name not in linked}
