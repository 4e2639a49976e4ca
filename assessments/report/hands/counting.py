"""Hands and booths: how a group answered before and after, not knowing who is who.

Never mixed with answers of single people: nobody can be matched, so each wave has its
shares and the difference its own wider interval.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.analysis import UnpairedBinary, proportion_ci, unpaired_binary
from assessments.models import Item
from assessments.models.items.parts import TallyField
from assessments.models.tally import SMALLEST_TALLY
from assessments.report.detail import SMALLEST_GROUP

Answered = tuple[int | None, str]
Counts = Mapping[Answered, int]


@dataclass(frozen=True)
class Share:
    """So many of `n` gave one answer; the likely range of the share, from 0 to 1."""

    count: int
    n: int
    low: float
    high: float

    @property
    def share(self) -> float:
        return self.count / self.n


@dataclass(frozen=True)
class CountedAnswer:
    field: TallyField
    before: Share | None
    after: Share | None
    comparison: UnpairedBinary | None
    """None where the question was counted in one wave only."""


@dataclass(frozen=True)
class CountedQuestion:
    """One question; a wave that was not counted, or may not be shown, has no people."""

    item: Item
    n_before: int
    n_after: int
    answers: list[CountedAnswer]


@dataclass(frozen=True)
class Hands:
    questions: list[CountedQuestion]
    was_counted: bool = False
    """Whether anything was counted, shown or not."""
    is_withheld: bool = False
    """Whether some counts would tell what a few people said."""


def may_be_shown(counts: Counts, individual: int) -> bool:
    """Whether a count is of enough people, also beside answers of single people.

    Who has both figures may take one from the other. Where single answers can be seen,
    those who are in one only must be as many as a count needs.
    """
    people = sum(counts.values())
    if people < SMALLEST_TALLY:
        return False
    return individual < SMALLEST_GROUP or abs(people - individual) >= SMALLEST_TALLY


def people_moved(old: Counts, new: Counts) -> int:
    """The fewest people whose answers differ between two counts of one question."""
    answers = old.keys() | new.keys()
    gaps = [new.get(each, 0) - old.get(each, 0) for each in answers]
    more = sum(gap for gap in gaps if gap > 0)
    return max(more, -sum(gap for gap in gaps if gap < 0))


def question_of(
    item: Item, before: Counts | None, after: Counts | None
) -> CountedQuestion:
    """The shares of every answer that could be given, with what lies between them."""
    n_before = sum((before or {}).values())
    n_after = sum((after or {}).values())
    answers = []
    for field in item.tally_fields():
        answered = (field.code, field.missing)
        first, second = (
            None if counts is None else counts.get(answered, 0)
            for counts in (before, after)
        )
        comparison = None
        if first is not None and second is not None:
            comparison = unpaired_binary(first, n_before, second, n_after)
        answers.append(
            CountedAnswer(
                field, _share(first, n_before), _share(second, n_after), comparison
            )
        )
    return CountedQuestion(item, n_before, n_after, answers)


def _share(count: int | None, n: int) -> Share | None:
    interval = None if count is None else proportion_ci(count, n)
    if count is None or interval is None:
        return None
    return Share(count, n, interval.low, interval.high)
