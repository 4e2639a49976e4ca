"""Scores as exact numbers, so that ties are found and sums do not drift.

0.3 − 0.2 and 0.2 − 0.1 differ as floats; as people's scores they are the same step.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from numbers import Rational
from typing import SupportsFloat

import numpy as np

LARGEST_SCORE = 10**15
"""Beyond it no scale reaches, and its squares would not fit a double."""

_DIGITS_SOMEBODY_TYPES = 12
_LARGEST_DENOMINATOR = 10_000
_ROUNDING = Fraction(1, 10**14)


def as_fraction(score: object) -> Fraction:
    """What the score means: 1.2 is 6/5, and 83.33333333333333 is 250/3.

    A float of few digits is the decimal that it prints as. One of many digits is the
    result of a division, as when a score is prorated over the items answered: the
    fraction with a denominator of at most 10,000 that rounds to it, if there is one.

    Raises ValueError for what is no finite number, or too large for a score.
    """
    fraction = _exactly(score)
    if fraction is None or abs(fraction) > LARGEST_SCORE:
        raise ValueError(f"A score must be a finite number, not {score!r}.")
    return fraction


def _exactly(score: object) -> Fraction | None:
    if isinstance(score, Rational):
        return Fraction(int(score.numerator), int(score.denominator))
    if isinstance(score, Decimal) and score.is_finite():
        return Fraction(score)
    if isinstance(score, SupportsFloat) and math.isfinite(float(score)):
        return _from_float(float(score))
    return None


@lru_cache(maxsize=4096)
def _from_float(score: float) -> Fraction:
    printed = Decimal(repr(score))
    decimal = Fraction(printed)
    if len(printed.as_tuple().digits) <= _DIGITS_SOMEBODY_TYPES:
        return decimal
    simple = decimal.limit_denominator(_LARGEST_DENOMINATOR)
    return simple if abs(simple - decimal) <= abs(decimal) * _ROUNDING else decimal


def on_common_grid(*samples: Iterable[object]) -> tuple[list[list[int]], int]:
    """The samples as whole numbers, and how many of them make one point."""
    fractions = [[as_fraction(score) for score in sample] for sample in samples]
    denominators = {score.denominator for sample in fractions for score in sample}
    per_point = math.lcm(*denominators)
    grids = [
        [score.numerator * (per_point // score.denominator) for score in sample]
        for sample in fractions
    ]
    return grids, per_point


def mean(numbers: Sequence[int], per_point: int) -> Fraction | None:
    return Fraction(sum(numbers), len(numbers) * per_point) if numbers else None


def covariance(
    first: Sequence[int], second: Sequence[int], per_point: int
) -> Fraction | None:
    """With n − 1 below; the variance when both are the same. None under two people."""
    n = len(first)
    if n < 2:
        return None
    products = sum(a * b for a, b in zip(first, second, strict=True))
    spread = n * products - sum(first) * sum(second)
    return Fraction(spread, n * (n - 1) * per_point**2)


def root(square: Fraction | None) -> float | None:
    """The square root, right to the last digit even where the square overflows."""
    if square is None:
        return None
    shift = max(
        0, 128 - square.numerator.bit_length() + square.denominator.bit_length()
    )
    shift += shift % 2
    whole = math.isqrt((square.numerator << shift) // square.denominator)
    return float(Fraction(whole, 1 << (shift // 2)))


def median(numbers: Sequence[int], per_point: int) -> Fraction | None:
    if not numbers:
        return None
    ordered, middle = sorted(numbers), len(numbers) // 2
    if len(ordered) % 2:
        return Fraction(ordered[middle], per_point)
    return Fraction(ordered[middle - 1] + ordered[middle], 2 * per_point)


def as_array(scores: Sequence[object]) -> np.ndarray:
    """Scores for NumPy, held to the same limits as exact ones."""
    array = np.array(scores, dtype=float)
    if not (np.abs(array) <= LARGEST_SCORE).all():
        raise ValueError("A score must be a finite number.")
    return array


def as_float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)
