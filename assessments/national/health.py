"""Whether the questions of an instrument work: by scale, language and way of answering."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assessments.analysis import Reliability
from assessments.models import InstrumentVersion, Item, ItemSums
from assessments.national.reliable import FEWEST_PEOPLE, LOWEST, reliability_of
from assessments.queries import items_of
from assessments.report.questions import HARD_QUESTION
from assessments.report.scores import Outcome, outcomes_of
from workshops.models import Organisation

GOOD = 0.70
FLAGGED_END = 0.15
"""A share at the best or worst score from which a scale has no room (Terwee 2007)."""


class Together(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ItemHealth:
    item: Item
    missing: float
    item_rest: float | None
    alpha_without: float | None

    @property
    def is_hard(self) -> bool:
        return self.missing > HARD_QUESTION

    @property
    def runs_against(self) -> bool:
        """Perhaps a question that should be turned round, or is misunderstood."""
        return self.item_rest is not None and self.item_rest < 0


@dataclass(frozen=True)
class ScaleHealth:
    outcome: Outcome
    language: str
    mode: str
    people: int
    reliability: Reliability
    best: float
    worst: float
    items: list[ItemHealth]

    @property
    def together(self) -> Together:
        alpha = self.reliability.alpha
        if alpha is None:
            return Together.UNKNOWN
        if alpha >= GOOD:
            return Together.YES
        return Together.PARTLY if alpha >= LOWEST else Together.NO

    @property
    def is_uncertain(self) -> bool:
        """Fewer people than a hundred, or than seven for each question."""
        return self.reliability.n_used < max(100, 7 * self.reliability.k)

    @property
    def has_ceiling(self) -> bool:
        return self.best >= FLAGGED_END

    @property
    def has_floor(self) -> bool:
        return self.worst >= FLAGGED_END


def health_of(
    organisation: Organisation, version: InstrumentVersion
) -> list[ScaleHealth]:
    """Only where at least thirty people answered every question of the scale."""
    rows = list(
        ItemSums.objects.filter(
            organisation=organisation, version=version, workshop=None
        )
    )
    outcomes = {each.key: each for each in outcomes_of(version, _items(version))}
    return [
        _scale(outcomes[row.scale], row)
        for row in rows
        if row.scale in outcomes and row.counts["complete"] >= FEWEST_PEOPLE
    ]


def _items(version: InstrumentVersion) -> list[Item]:
    subscales = {subscale.pk: subscale for subscale in version.subscales.all()}
    items = items_of(version)
    for item in items:
        if item.subscale_id is not None:
            item.subscale = subscales[item.subscale_id]
    return items


def _scale(outcome: Outcome, row: ItemSums) -> ScaleHealth:
    counts: dict[str, Any] = row.counts
    found = reliability_of(counts)
    scored, people = counts["scored"] or 1, counts["people"]
    return ScaleHealth(
        outcome=outcome,
        language=row.language,
        mode=row.mode,
        people=people,
        reliability=found,
        best=counts["best"] / scored,
        worst=counts["worst"] / scored,
        items=[
            ItemHealth(item, sum(missing.values()) / people, rest, without)
            for item, missing, rest, without in zip(
                outcome.items,
                counts["missing"],
                found.item_rest,
                found.alpha_if_dropped,
                strict=True,
            )
        ],
    )
