"""Before a workshop: how many people to ask, and what so many people can show."""

from __future__ import annotations

import math

from scipy import special

from assessments.analysis.distributions import noncentral_t_cdf

_ALPHA = 0.05
_MOST_PEOPLE = 10_000_000


def sample_size(dz: float, power: float = 0.8) -> int | None:
    """The fewest people for a paired t-test (two-sided, 5 %) to see a change of dz.

    None for a change of nothing, and for one that ten million people would not show.
    """
    _check(power)
    if not math.isfinite(dz):
        raise ValueError("dz must be a finite number.")
    if not dz or power_of(dz, _MOST_PEOPLE) < power:
        return None
    few, enough = 1, 2
    while power_of(dz, enough) < power:
        few, enough = enough, enough * 2
    while enough - few > 1:
        middle = (few + enough) // 2
        if power_of(dz, middle) < power:
            few = middle
        else:
            enough = middle
    return enough


def detectable(n: int, power: float = 0.8) -> float | None:
    """The smallest dz that n people show with the power asked for."""
    _check(power)
    if n < 2:
        return None
    low, high = 0.0, 1.0
    while power_of(high, n) < power:
        low, high = high, 2 * high
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if power_of(middle, n) < power else (low, middle)
    return high


def power_of(dz: float, n: int) -> float:
    """The chance that the paired t-test of n people sees a change of dz."""
    df, noncentrality = n - 1, abs(dz) * math.sqrt(n)
    critical = float(special.stdtrit(df, 1 - _ALPHA / 2))
    below = noncentral_t_cdf(-critical, df, noncentrality)
    return below + 1 - noncentral_t_cdf(critical, df, noncentrality)


def _check(power: float) -> None:
    if not _ALPHA < power < 1:
        raise ValueError("Power lies above 0.05 and below 1.")
