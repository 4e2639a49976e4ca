"""When people could not be matched: all before against all after, with a wider range."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.analysis import UnpairedChange, unpaired_change
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
    )


def _known(sheets: dict[int, Sheet], outcome: Outcome) -> dict[int, float]:
    scores = scores_by_card(sheets, outcome)
    return {
        person: score.score
        for person, score in scores.items()
        if score.score is not None
    }
