"""How much a scale moved between two sets of sheets of the same people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.analysis import PairedChange, paired_change
from assessments.report.scores import Outcome, scores_by_card, smallest_step
from assessments.report.sheets import Sheet
from curriculum.languages import LocalisedText

BOUNDS = (0.0, 100.0)


@dataclass(frozen=True)
class OutcomeChange:
    """One scale, before and after, for those whose score exists in both waves."""

    key: str
    names: LocalisedText
    is_primary: bool
    change: PairedChange
    people: frozenset[int]
    """The cards that are counted."""
    pairs: tuple[tuple[float, float], ...] = ()
    """Their scores before and after, in the order of the cards. Shown nowhere."""


def change_of(
    before: Mapping[int, Sheet],
    after: Mapping[int, Sheet],
    people: Iterable[int],
    outcome: Outcome,
    *,
    delta: float,
) -> OutcomeChange:
    """Of those people whose score exists in both."""
    pre, post = scores_by_card(before, outcome), scores_by_card(after, outcome)
    pairs = {
        card: (first, second)
        for card in people
        if (first := pre[card].score) is not None
        and (second := post[card].score) is not None
    }
    change = paired_change(
        [first for first, _ in pairs.values()],
        [second for _, second in pairs.values()],
        delta=delta,
        bounds=BOUNDS,
        step=smallest_step(outcome),
    )
    return OutcomeChange(
        outcome.key,
        outcome.names,
        outcome.is_primary,
        change,
        frozenset(pairs),
        tuple(pairs.values()),
    )
