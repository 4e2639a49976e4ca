"""How far and how evenly people moved, by ranks: figures beside the exact Wilcoxon."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from assessments.analysis.randomisation import doubled_signed_ranks


def hodges_lehmann(changes: Sequence[int], per_point: int) -> float | None:
    """The median of all Walsh averages, a person's with themselves included."""
    if not changes:
        return None
    points = [float(Fraction(change, per_point)) for change in changes]
    values, counts = np.unique(points, return_counts=True)
    first, second = np.triu_indices(len(values))
    sums = values[first] + values[second]
    pairs = np.where(
        first == second,
        counts[first] * (counts[first] + 1) // 2,
        counts[first] * counts[second],
    )
    order = np.argsort(sums, kind="stable")
    sums, below = sums[order], np.cumsum(pairs[order])
    total = int(below[-1])
    lower, upper = np.searchsorted(below, [(total + 1) // 2, total // 2 + 1])
    return float(sums[lower] + sums[upper]) / 4


def rank_biserial(changes: Sequence[int]) -> float | None:
    """(W+ − W−)/(W+ + W−) over those who moved (Kerby 2014). None when nobody did."""
    ranks = doubled_signed_ranks([change for change in changes if change])
    if not ranks:
        return None
    return sum(ranks) / sum(abs(rank) for rank in ranks)
