"""Which scales a version has, and the score of each card on one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assessments.analysis import ItemKey, Score, score
from assessments.models import InstrumentVersion, Item
from assessments.models.version import TOTAL
from assessments.report.sheets import Sheet
from curriculum.languages import LocalisedText

TOTAL_NAMES: LocalisedText = {"bn": "সব প্রশ্ন মিলিয়ে", "en": "All questions together"}


@dataclass(frozen=True)
class Outcome:
    """One scale: all scored questions, or those of one subscale."""

    key: str
    names: LocalisedText
    is_primary: bool
    items: tuple[Item, ...]

    @property
    def keying(self) -> dict[int, ItemKey]:
        return {item.pk: item_key(item) for item in self.items}


def item_key(item: Item) -> ItemKey:
    low, high = item.bounds()
    values: dict[float, float] = {step.code: step.score for step in item.steps()}
    return ItemKey(low, high, item.is_reversed, values)


def outcomes_of(version: InstrumentVersion | None, items: list[Item]) -> list[Outcome]:
    """The total first, then the subscales in their order."""
    if version is None:
        return []
    scored = [item for item in items if item.is_scored]
    subscales = {item.subscale.key: item.subscale for item in scored if item.subscale}
    in_order = sorted(subscales.values(), key=lambda subscale: subscale.sort_order)
    found = [(TOTAL, TOTAL_NAMES, scored)]
    for subscale in in_order:
        members = [
            item
            for item in scored
            if item.subscale is not None and item.subscale.key == subscale.key
        ]
        found.append((subscale.key, subscale.names, members))
    return [
        Outcome(key, names, key == version.primary_outcome, tuple(members))
        for key, names, members in found
    ]


def scores_by_card(sheets: Mapping[int, Sheet], outcome: Outcome) -> dict[int, Score]:
    """The score of every card that answered in the wave; some have too few answers."""
    by_version = {
        version: replace(outcome, items=tuple(items)).keying
        for version, items in _by_version(outcome.items).items()
    }
    return {
        card: score(_given(sheet, keying), keying)
        for card, sheet in sheets.items()
        for keying in [_keying_of(sheet, by_version)]
    }


def _by_version(items: Sequence[Item]) -> dict[int, list[Item]]:
    """Of two parallel versions, each with its own questions."""
    found: dict[int, list[Item]] = {}
    for item in items:
        found.setdefault(item.version_id, []).append(item)
    return found or {0: []}


def _keying_of(
    sheet: Sheet, by_version: Mapping[int, dict[int, ItemKey]]
) -> dict[int, ItemKey]:
    """The questions of the version that this sheet answered."""
    if len(by_version) == 1:
        return next(iter(by_version.values()))
    asked = sheet.answered_at.keys()
    return max(by_version.values(), key=lambda keying: len(asked & keying.keys()))


def _given(
    sheet: Sheet, keying: Mapping[int, ItemKey]
) -> dict[int, float | str | None]:
    return {item: sheet.codes.get(item, sheet.missing.get(item)) for item in keying}


def smallest_step(outcome: Outcome) -> float:
    """The least change that counts as a move: one scale step of one question.

    In points of 100. Slightly less than that, so that a whole step never falls short
    by the rounding of binary numbers.
    """
    if not outcome.items:
        return 0.0
    finest = min(_finest(item) for item in outcome.items)
    longest = max(len(items) for items in _by_version(outcome.items).values())
    return 100 * finest / longest - 1e-9


def _finest(item: Item) -> float:
    """The smallest gap between two scores of an item, as a share of its range."""
    low, high = item.bounds()
    scores = sorted({step.score for step in item.steps()})
    return min(after - before for before, after in pairwise(scores)) / (high - low)
