"""Yes/no questions asked twice, and the interval of one share."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from scipy import special

from assessments.analysis.distributions import Z_975, Interval, above_zero, chi2_tail


class ProportionInterval(NamedTuple):
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PairedBinary:
    """`before_yes`, `after_yes` and `difference` are shares of `n`, from 0 to 1.

    The p-values are McNemar's, two-sided: mid-p, exact, and asymptotic without
    continuity correction.
    """

    n: int
    before_yes: float | None
    after_yes: float | None
    difference: float | None
    ci_newcombe: Interval | None
    ci_bonett_price: Interval | None
    p_midp: float | None
    p_exact: float | None
    p_asymptotic: float | None


@dataclass(frozen=True, slots=True)
class UnpairedBinary:
    """Two groups that need not be the same people. Shares lie between 0 and 1."""

    n_before: int
    n_after: int
    before_yes: float | None
    after_yes: float | None
    difference: float | None
    ci_newcombe: Interval | None


def unpaired_binary(
    before_yes: int, n_before: int, after_yes: int, n_after: int
) -> UnpairedBinary:
    """A yes/no question counted before and after without knowing who is who.

    The interval is Newcombe's for independent shares (1998, method 10), which stays
    between −1 and 1. None while one of the groups is empty.
    """
    before = proportion_ci(before_yes, n_before)
    after = proportion_ci(after_yes, n_after)
    if before is None or after is None:
        return UnpairedBinary(n_before, n_after, None, None, None, None)
    first, second = before_yes / n_before, after_yes / n_after
    down = math.hypot(second - after.low, before.high - first)
    up = math.hypot(after.high - second, first - before.low)
    difference = second - first
    return UnpairedBinary(
        n_before=n_before,
        n_after=n_after,
        before_yes=first,
        after_yes=second,
        difference=difference,
        ci_newcombe=(max(-1.0, difference - down), min(1.0, difference + up)),
    )


def paired_binary(a: int, b: int, c: int, d: int) -> PairedBinary:
    """Of the people counted, `a` said yes-yes, `b` yes-no, `c` no-yes and `d` no-no.

    The asymptotic p does not exist when nobody changed; the others are 1 then.
    """
    if min(a, b, c, d) < 0:
        raise ValueError(f"Counts must not be negative: {(a, b, c, d)}.")
    n, moved = a + b + c + d, b + c
    if n == 0:
        return PairedBinary(0, *[None] * 8)
    fewer = min(b, c)
    at_most = float(special.bdtr(fewer, moved, 0.5))
    below = float(special.bdtr(fewer - 1, moved, 0.5)) if fewer else 0.0
    return PairedBinary(
        n=n,
        before_yes=(a + b) / n,
        after_yes=(a + c) / n,
        difference=(c - b) / n,
        ci_newcombe=_newcombe(a, b, c, d),
        ci_bonett_price=_bonett_price(b, c, n),
        p_midp=above_zero(below + at_most),
        p_exact=above_zero(2 * at_most),
        p_asymptotic=chi2_tail((b - c) ** 2 / moved, 1) if moved else None,
    )


def proportion_ci(x: int, n: int) -> ProportionInterval | None:
    """Wilson's 95 % score interval of x out of n. None without anybody."""
    if not 0 <= x <= n:
        raise ValueError(f"{x} out of {n} is no share.")
    if n == 0:
        return None
    share, square = x / n, Z_975**2
    centre = (share + square / (2 * n)) / (1 + square / n)
    spread = share * (1 - share) / n + square / (4 * n**2)
    half_width = Z_975 * math.sqrt(spread) / (1 + square / n)
    # The ends are 0 and 1 in theory; rounding leaves 1e-17.
    low = 0.0 if x == 0 else max(0.0, centre - half_width)
    high = 1.0 if x == n else min(1.0, centre + half_width)
    return ProportionInterval(low, high)


def _newcombe(a: int, b: int, c: int, d: int) -> Interval | None:
    """Method 10 of Newcombe (1998): Wilson intervals, squared and added.

    Corrected for the correlation φ, whose numerator is moved n/2 towards zero when it
    is positive.
    """
    n = a + b + c + d
    before, after = proportion_ci(a + b, n), proportion_ci(a + c, n)
    if before is None or after is None:
        return None
    first, second = (a + b) / n, (a + c) / n
    phi = _corrected_phi(a, b, c, d)
    down = _square_and_add(second - after.low, before.high - first, phi)
    up = _square_and_add(after.high - second, first - before.low, phi)
    difference = (c - b) / n
    return difference - down, difference + up


def _corrected_phi(a: int, b: int, c: int, d: int) -> float:
    margins = (a + b) * (c + d) * (a + c) * (b + d)
    cross = a * d - b * c
    if margins == 0:
        return 0.0
    corrected = max(cross - (a + b + c + d) / 2, 0) if cross > 0 else cross
    return corrected / math.sqrt(margins)


def _square_and_add(first: float, second: float, phi: float) -> float:
    return math.sqrt(max(0.0, first**2 - 2 * phi * first * second + second**2))


def _bonett_price(b: int, c: int, n: int) -> Interval:
    """Wald with one person added to each kind of change (Bonett & Price 2012)."""
    down, up = (b + 1) / (n + 2), (c + 1) / (n + 2)
    centre = up - down
    half_width = Z_975 * math.sqrt((up + down - centre**2) / (n + 2))
    return max(-1.0, centre - half_width), min(1.0, centre + half_width)
