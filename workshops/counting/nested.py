"""Keeps a number from telling, beside one shown before, of a few people. Pure.

Who knows how many came in the first quarter and how many in the year knows how many
came only later. The same goes for a centre and the whole organisation. A number is
therefore shown only when it is the same as, or at least 5 more than, every number shown
before of a part of it, and the other way round. What two quarters have in common
is no number from 1 to 4 either. The reader may know this rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workshops.counting.suppression import LEAST

Numbers = dict[str, Any]
Table = Sequence[Sequence[int | None]]


@dataclass(frozen=True)
class Set:
    """Who came: to which workshops, in which days.

    `reach` has a part “centre/audience” for each role, empty for all of them.
    """

    reach: frozenset[str]
    first: str
    last: str

    @classmethod
    def of(cls, key: str) -> Set:
        """`key` is the question of a showing: reach, days and kind of period."""
        reach, days, _kind = key.split(" ")
        first, last = days.split("..")
        return cls(frozenset(reach.split(",")), first, last)

    def holds(self, other: Set) -> bool:
        within = self.first <= other.first and other.last <= self.last
        return within and all(
            any(_covers(wide, narrow) for wide in self.reach) for narrow in other.reach
        )

    def at(self, *, centre: str = "", audience: str = "") -> Set:
        """The part of it at one centre or for some people."""
        parts = (part.split("/") for part in self.reach)
        met = {
            f"{centre or own_centre}/{audience or own_audience}"
            for own_centre, own_audience in parts
            if centre in ("", own_centre or centre)
            and audience in ("", own_audience or audience)
        }
        return replace(self, reach=frozenset(met))


Figure = tuple[Set, int]


def guarded(key: str, numbers: Numbers, earlier: Sequence[tuple[str, Numbers]]) -> Numbers:  # fmt: skip
    """`numbers` without what comes too near to `earlier` ones; `people` may be None."""
    whole, safe = Set.of(key), dict(numbers)
    known = [figure for k, n in earlier for figure in _figures(k, n)]
    total = (whole, numbers["people"])
    if _is_near(total, known) or _overlap_is_small(numbers["periods"], total[1]):
        safe.update(people=None, sex_age=[], audiences=[], centres=[])
    else:
        known.append(total)
        for part in ("centres", "audiences"):
            figures = _of_part(whole, part, numbers[part])
            if any(_is_near(each, known) for each in figures) or (
                _overlap_is_small(numbers[part], total[1])
            ):
                safe[part] = []
            else:
                known += figures
        if _table_is_near(key, numbers, earlier):
            safe["sex_age"] = []
    spans = _of_part(whole, "periods", numbers["periods"])
    if any(_is_near(each, known) for each in spans):
        safe["periods"] = [[name, None] for name, _number in numbers["periods"]]
    return safe


def _covers(wide: str, narrow: str) -> bool:
    pairs = zip(wide.split("/"), narrow.split("/"), strict=True)
    return all(own in ("", other) for own, other in pairs)


def _figures(key: str, numbers: Numbers) -> list[Figure]:
    whole = Set.of(key)
    total = numbers["people"]
    figures = [] if total is None else [(whole, total)]
    for part in ("centres", "audiences", "periods"):
        figures += _of_part(whole, part, numbers[part])
    return figures


def _of_part(whole: Set, part: str, lines: Iterable[Sequence[Any]]) -> list[Figure]:
    return [
        (_subset(whole, part, str(name)), number)
        for name, number in lines
        if number is not None
    ]


def _subset(whole: Set, part: str, name: str) -> Set:
    if part == "centres":
        return whole.at(centre=name)
    if part == "audiences":
        return whole.at(audience=name)
    first, last = name.split("..")
    return replace(whole, first=first, last=last)


def _is_near(figure: Figure, known: Iterable[Figure]) -> bool:
    return any(_tells(figure, other) for other in known)


def _tells(one: Figure, other: Figure) -> bool:
    (ours, number), (theirs, shown) = one, other
    if ours.holds(theirs) and theirs.holds(ours):
        return _is_few(abs(number - shown))
    if ours.holds(theirs):
        return _betrays(number - shown)
    return theirs.holds(ours) and _betrays(shown - number)


def _is_few(number: int) -> bool:
    return 0 < number < LEAST


def _betrays(more: int) -> bool:
    """Fewer in the whole than in its part can only be a late correction."""
    return more < 0 or _is_few(more)


def _overlap_is_small(lines: Sequence[Sequence[Any]], total: int) -> bool:
    numbers = [number for _name, number in lines]
    return None not in numbers and _is_few(sum(numbers) - total)


def _table_is_near(
    key: str, numbers: Numbers, earlier: Sequence[tuple[str, Numbers]]
) -> bool:
    """A hidden number in one of two nested tables is reason enough."""
    whole, table = Set.of(key), numbers["sex_age"]
    tables = [(Set.of(k), n["sex_age"]) for k, n in earlier if n["sex_age"]]
    if not table:
        return False
    for other, shown in tables:
        if whole.holds(other) and _differ_little(table, shown):
            return True
        if other.holds(whole) and _differ_little(shown, table):
            return True
    spans = {name for name, _number in numbers["periods"]}
    parts = [
        shown
        for other, shown in tables
        if other.reach == whole.reach and f"{other.first}..{other.last}" in spans
    ]
    return len(spans) > 1 and len(parts) > 1 and _share_few(table, parts)


def _differ_little(outer: Table, inner: Table) -> bool:
    return any(
        more is None or less is None or _betrays(more - less)
        for more, less in zip(_cells(outer), _cells(inner), strict=True)
    )


def _share_few(table: Table, parts: Sequence[Table]) -> bool:
    """What is hidden was found before."""
    sums = (sum(n or 0 for n in cell) for cell in zip(*map(_cells, parts), strict=True))
    return any(
        _is_few(added - (whole or 0))
        for added, whole in zip(sums, _cells(table), strict=True)
    )


def _cells(table: Table) -> list[int | None]:
    return [number for row in table for number in row]
