"""From answers to one score per person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from assessments.analysis.exact import as_fraction

_FEWEST_FOR_A_LINE = 4


class Missing(StrEnum):
    """Why there is no answer: four different things, all missing for the score."""

    DONT_KNOW = "dont_know"
    REFUSED = "refused"
    NOT_ASKED = "not_asked"
    SKIPPED = "skipped"


class ItemKey(NamedTuple):
    """How one item is scored.

    `low` and `high` are the ends of its scores. `values` gives the score of each code
    where the code is not the score itself.
    """

    low: float
    high: float
    is_reversed: bool = False
    values: Mapping[float, float] | None = None

    def share(self, code: float) -> Fraction:
        """How far from the worst (0) to the best (1) score the code lies."""
        low, high = as_fraction(self.low), as_fraction(self.high)
        if low >= high:
            raise ValueError(f"An item from {self.low} to {self.high} has no room.")
        if self.values is not None and code not in self.values:
            raise ValueError(f"{code!r} is none of the item's codes.")
        score = as_fraction(code if self.values is None else self.values[code])
        if not low <= score <= high:
            raise ValueError(f"{code!r} lies outside {self.low} to {self.high}.")
        share = (score - low) / (high - low)
        return 1 - share if self.is_reversed else share


Answer = float | str | None
Keying = Sequence[ItemKey] | Mapping[str, ItemKey] | Mapping[int, ItemKey]
Answers = Sequence[Answer] | Mapping[str, Answer] | Mapping[int, Answer]


@dataclass(frozen=True, slots=True)
class Score:
    """`score` on 0–100, higher = more rights-respecting; None with too few answers.

    `missing` counts each reason. `straight_lined` marks who picked one code all
    through, turned items too: the score stays, the report counts them.
    """

    score: float | None
    answered: int
    missing: dict[Missing, int]
    straight_lined: bool


def score(answers: Answers, keying: Keying) -> Score:
    """The mean of the answered items, if at least half of them are answered.

    Answers and keying go by position, or both by the items' keys. An answer is a
    code, a `Missing` reason, or None for an item left out. Each item counts from 0 to
    1 first, so that items of different formats weigh alike.

    Raises ValueError for a code outside its item, an unknown reason or item.
    """
    keys, given = _aligned(answers, keying)
    codes = [_code(answer) for answer in given]
    missing = [code for code in codes if isinstance(code, Missing)]
    answered = [
        (code, key)
        for code, key in zip(codes, keys, strict=True)
        if not isinstance(code, Missing)
    ]
    shares = [key.share(code) for code, key in answered]
    return Score(
        score=_prorated(shares, len(keys)),
        answered=len(answered),
        missing={reason: missing.count(reason) for reason in Missing},
        straight_lined=_is_straight_line(answered),
    )


def shared_scale(
    items: Iterable[str], reverse: Iterable[str], scale_min: float, scale_max: float
) -> dict[str, ItemKey]:
    """The keying of items that share one scale, some of them reversed."""
    turned = set(reverse)
    return {item: ItemKey(scale_min, scale_max, item in turned) for item in items}


def _aligned(answers: Answers, keying: Keying) -> tuple[list[ItemKey], list[Answer]]:
    if not isinstance(keying, Mapping):
        names: Iterable[object] = range(len(keying))
        keys = [ItemKey(*key) for key in keying]
    else:
        names, keys = keying.keys(), [ItemKey(*key) for key in keying.values()]
    if isinstance(answers, Mapping):
        by_name: dict[object, Answer] = dict(answers.items())
        unknown = by_name.keys() - set(names)
        if unknown:
            raise ValueError(f"Answers to unknown items: {sorted(map(str, unknown))}.")
        return keys, [by_name.get(name) for name in names]
    if len(answers) != len(keys):
        raise ValueError(f"{len(answers)} answers to {len(keys)} items.")
    return keys, list(answers)


def _code(answer: Answer) -> float | Missing:
    if answer is None:
        return Missing.SKIPPED
    return Missing(answer) if isinstance(answer, str) else answer


def _prorated(shares: list[Fraction], items: int) -> float | None:
    """The half rule of SF-36, EORTC QLQ-C30 and FACIT, then 0–100."""
    if not shares or 2 * len(shares) < items:
        return None
    return float(100 * sum(shares, Fraction(0)) / len(shares))


def _is_straight_line(answered: list[tuple[float, ItemKey]]) -> bool:
    has_turned = any(key.is_reversed for _, key in answered)
    is_line = len({code for code, _ in answered}) == 1
    return has_turned and is_line and len(answered) >= _FEWEST_FOR_A_LINE
