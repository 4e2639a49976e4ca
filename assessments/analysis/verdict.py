"""The one sentence a report may say, chosen by rule and never by a p-value."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from assessments.analysis.distributions import Interval
from assessments.analysis.exact import as_fraction
from assessments.analysis.moments import Moments

SMALLEST_GROUP = 5
HIGH_MEAN = Fraction(85, 100)
HIGH_SHARE_AT_BEST = Fraction(1, 3)


class Verdict(StrEnum):
    """What may be said about a change. The values are kept: other programs read them."""

    TOO_FEW = "too_few"
    ALREADY_HIGH = "already_high"
    MOVED = "moved"
    MOVED_LITTLE = "moved_little"
    NO_CHANGE = "no_change"
    CANNOT_TELL = "cannot_tell"
    MOVED_BACK = "moved_back"


def verdict_of(
    moments: Moments,
    ci95: Interval | None,
    ci90: Interval | None,
    delta: float,
    has_ceiling: bool,
) -> Verdict:
    """The first rule that holds. Where all moved alike, the interval is that point."""
    change = moments.mean_change
    if moments.n < SMALLEST_GROUP or change is None:
        return Verdict.TOO_FEW
    if has_ceiling:
        return Verdict.ALREADY_HIGH
    low, high = ci95 or (change, change)
    if low > 0:
        return Verdict.MOVED if change >= delta else Verdict.MOVED_LITTLE
    if high < 0:
        return Verdict.MOVED_BACK
    inner_low, inner_high = ci90 or (change, change)
    is_within = -delta < inner_low and inner_high < delta
    return Verdict.NO_CHANGE if is_within else Verdict.CANNOT_TELL


def is_already_high(pre: Sequence[float], bounds: tuple[float, float] | None) -> bool:
    """Whether the scale has no room left to show a rise.

    Mean before of at least 85 of 100, or more than a third at the best score: a
    stricter mark than the 15 % at which a ceiling is flagged (Terwee 2007).
    """
    if bounds is None or len(pre) == 0:
        return False
    low, high = as_fraction(bounds[0]), as_fraction(bounds[1])
    if low >= high:
        raise ValueError(f"The bounds {bounds!r} leave no room between them.")
    scores = [as_fraction(score) for score in pre]
    mean = sum(scores, Fraction(0)) / len(scores)
    at_best = Fraction(sum(score >= high for score in scores), len(scores))
    return (mean - low) / (high - low) >= HIGH_MEAN or at_best > HIGH_SHARE_AT_BEST
