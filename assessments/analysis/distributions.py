"""Quantiles and tails of the distributions the tests rest on.

From scipy.special alone: it loads in a quarter of the time of scipy.stats.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from scipy import special

Interval = tuple[float, float]

Z_975 = float(special.ndtri(0.975))
_SMALLEST_P = math.ulp(0.0)
_LARGEST_T = 10_000


def above_zero(p: float) -> float:
    """No test gives a p of exactly 0; below the smallest double it is that double."""
    return min(1.0, max(float(p), _SMALLEST_P))


def t_tail(t: float, df: float) -> float:
    """The probability of a Student t of at least `t`."""
    return above_zero(special.stdtr(df, -t))


def t_two_sided(t: float, df: float) -> float:
    return above_zero(2 * special.stdtr(df, -abs(t)))


def t_interval(centre: float, se: float, df: float, level: float = 0.95) -> Interval:
    half_width = float(special.stdtrit(df, 0.5 + level / 2)) * se
    return centre - half_width, centre + half_width


def chi2_tail(chi2: float, df: float) -> float:
    return above_zero(special.chdtrc(df, chi2))


def normal_two_sided(z: float) -> float:
    return above_zero(2 * special.ndtr(-abs(z)))


def normal_cdf(z: float) -> float:
    return float(special.ndtr(z))


def noncentral_t_cdf(t: float, df: float, noncentrality: float) -> float:
    """SciPy gives NaN in some far tails, where the answer is 0 or 1 to nine digits."""
    probability = float(special.nctdtr(df, noncentrality, t))
    if math.isnan(probability):
        return 0.0 if noncentrality > t else 1.0
    return probability


def noncentrality_interval(t: float, df: float) -> Interval | None:
    """The 95 % interval of the noncentrality that a t statistic leaves open.

    The ends are where `t` is the 97.5th and the 2.5th percentile (Cumming & Finch
    2001). None for |t| above 10,000, where the distribution cannot be computed.
    """
    size = abs(t)
    if size > _LARGEST_T:
        return None
    low = _falling_root(lambda nc: noncentral_t_cdf(size, df, nc) - 0.975, size)
    high = _falling_root(lambda nc: noncentral_t_cdf(size, df, nc) - 0.025, size)
    if low is None or high is None:
        return None
    return (low, high) if t >= 0 else (-high, -low)


def _falling_root(function: Callable[[float], float], start: float) -> float | None:
    """Where a falling function crosses zero, by bisection from around `start`."""
    width = 1.0 + abs(start)
    low, high = start - width, start + width
    for _ in range(60):
        if function(low) >= 0 >= function(high):
            break
        low, high, width = low - width, high + width, 2 * width
    else:
        return None
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if function(middle) >= 0 else (low, middle)
    return (low + high) / 2
