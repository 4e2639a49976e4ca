"""Many p-values at once, and the test that a change is too small to matter."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assessments.analysis.distributions import t_tail


def adjust(pvalues: Sequence[float], method: str) -> list[float]:
    """P-values corrected for their number, in the order given.

    `bonferroni` and `holm` hold the chance of any false alarm, `bh` the share of
    false alarms (Benjamini & Hochberg 1995).
    """
    if any(not 0 <= p <= 1 for p in pvalues):
        raise ValueError("A p-value lies between 0 and 1.")
    m, pvalues = len(pvalues), [float(p) for p in pvalues]
    if method == "bonferroni":
        return [min(1.0, m * p) for p in pvalues]
    rising = sorted(range(m), key=lambda index: pvalues[index])
    adjusted, bound = [0.0] * m, 0.0
    if method == "holm":
        for rank, index in enumerate(rising):
            bound = max(bound, min(1.0, (m - rank) * pvalues[index]))
            adjusted[index] = bound
        return adjusted
    if method == "bh":
        bound = 1.0
        for rank, index in reversed(list(enumerate(rising, start=1))):
            bound = min(bound, m * pvalues[index] / rank)
            adjusted[index] = bound
        return adjusted
    raise ValueError(f"Unknown method {method!r}: bonferroni, holm or bh.")


@dataclass(frozen=True, slots=True)
class Equivalence:
    """One-sided p against a change below `low`, above `high`, and the larger."""

    p_low: float | None
    p_high: float | None
    p: float | None


def equivalence(n: int, mean: float, sd: float, low: float, high: float) -> Equivalence:
    """Two one-sided t-tests that the mean change lies between `low` and `high`.

    `mean` and `sd` are of the change (Lakens 2017). All None when the change does not
    vary or only one person answered.
    """
    if not all(map(math.isfinite, (mean, sd, low, high))) or low >= high:
        raise ValueError("Needs finite numbers, and `low` below `high`.")
    if n < 2 or not sd > 0:
        return Equivalence(None, None, None)
    se = sd / math.sqrt(n)
    p_low = t_tail((mean - low) / se, n - 1)
    p_high = t_tail((high - mean) / se, n - 1)
    return Equivalence(p_low, p_high, max(p_low, p_high))
