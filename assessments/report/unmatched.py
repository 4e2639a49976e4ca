"""When people could not be matched: all before against all after, with a wider range."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.analysis import (
    PartlyPairedChange,
    UnpairedChange,
    partly_paired_change,
    unpaired_change,
)
from assessments.report.scores import Outcome, scores_by_card
from assessments.report.sheets import Answers, Sheet

MANY_UNMATCHED = 0.20
"""From this share of pairs that could be there and are not, the figure is given too."""


@dataclass(frozen=True)
class Unmatched:
    """The change of the main result between two groups that need not be the same people."""

    comparison: UnpairedChange
    before: frozenset[int]
    after: frozenset[int]
    share: float
    """The part of the pairs that could be there and are not."""
    partly: PartlyPairedChange | None = None
    """With the pairs that are known. None where they are too few to show."""


def unmatched_of(
    answers: Answers, outcome: Outcome | None, smallest: int
) -> Unmatched | None:
    """None where enough are matched, too few answered, or somebody still may answer."""
    possible = min(len(answers.pre), len(answers.post))
    if outcome is None or answers.is_open or not possible:
        return None
    share = 1 - len(answers.linked) / possible
    if share <= MANY_UNMATCHED and not answers.paired.is_unlinked:
        return None
    before, after = (_known(each, outcome) for each in (answers.pre, answers.post))
    if min(len(before), len(after)) < smallest:
        return None
    return Unmatched(
        unpaired_change(
            [before[person] for person in sorted(before)],
            [after[person] for person in sorted(after)],
        ),
        frozenset(before),
        frozenset(after),
        share,
        _partly_paired(answers, before, after, smallest),
    )


def _partly_paired(
    answers: Answers,
    before: dict[int, float],
    after: dict[int, float],
    smallest: int,
) -> PartlyPairedChange | None:
    """Never where nobody was to be matched, and of no group that is too small."""
    both = [each for each in answers.linked if each in before and each in after]
    alone = [sorted(scores.keys() - set(both)) for scores in (before, after)]
    sizes = [len(both), *(len(each) for each in alone if each)]
    if answers.paired.is_unlinked or min(sizes) < smallest:
        return None
    return partly_paired_change(
        [before[each] for each in alone[0]],
        [after[each] for each in alone[1]],
        [before[each] for each in both],
        [after[each] for each in both],
    )


def _known(sheets: dict[int, Sheet], outcome: Outcome) -> dict[int, float]:
    scores = scores_by_card(sheets, outcome)
    return {
        person: score.score
        for person, score in scores.items()
        if score.score is not None
    }
