"""Many workshops together: the average, the spread, and how alike neighbours are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assessments.analysis.distributions import Interval, t_interval
from assessments.analysis.exact import as_array

_SMALLEST_VARIANCE = 1e-30


@dataclass(frozen=True, slots=True)
class Pooled:
    """`tau2` is the variance between workshops, `q` Cochran's, `i2` in percent.

    `prediction95` is where the next workshop will likely land.
    """

    k: int
    mean: float | None
    se: float | None
    ci95: Interval | None
    tau2: float | None
    q: float | None
    i2: float | None
    prediction95: Interval | None


def pool(estimates: Sequence[float], variances: Sequence[float]) -> Pooled:
    """Random effects: DerSimonian–Laird's τ², Knapp–Hartung's interval.

    The standard error never falls below DerSimonian–Laird's own, and t has k − 1
    degrees of freedom. One workshop has a mean and nothing else. With fewer than five
    the figures exist, but no pooled claim should be made of them.

    Raises ValueError for lists of different length and variances of 0 or less.
    """
    y, v = as_array(estimates), as_array(variances)
    if len(y) != len(v):
        raise ValueError("Every estimate needs its variance.")
    if (v < _SMALLEST_VARIANCE).any():
        raise ValueError("Variances must lie above 0.")
    k = len(y)
    if k < 2:
        only = float(y[0]) if k else None
        return Pooled(k, only, None, None, None, None, None, None)
    q, tau2 = _heterogeneity(y, v)
    weights = 1 / (v + tau2)
    mean = float(np.average(y, weights=weights))
    se = _knapp_hartung(y, weights, mean)
    return Pooled(
        k=k,
        mean=mean,
        se=se,
        ci95=t_interval(mean, se, k - 1),
        tau2=tau2,
        q=q,
        i2=max(0.0, 100 * (q - (k - 1)) / q) if q else 0.0,
        prediction95=t_interval(mean, math.sqrt(se**2 + tau2), k - 1),
    )


def _weighted(weights: np.ndarray, values: np.ndarray) -> float:
    """Their sum. Not as a product of matrices: a linear algebra library spreads long ones
    over threads, which wait for each other on a busy machine, and adds in another order.
    """
    return float((weights * values).sum())


def _knapp_hartung(y: np.ndarray, weights: np.ndarray, mean: float) -> float:
    own = 1 / float(weights.sum())
    spread = _weighted(weights, (y - mean) ** 2) * own / (len(y) - 1)
    return math.sqrt(max(own, spread))


def _heterogeneity(y: np.ndarray, v: np.ndarray) -> tuple[float, float]:
    """Cochran's Q and DerSimonian–Laird's τ²."""
    weights = 1 / v
    total = float(weights.sum())
    q = _weighted(weights, (y - np.average(y, weights=weights)) ** 2)
    scale = total - _weighted(weights, weights) / total
    # One workshop may outweigh the others beyond what a double can tell.
    return q, max(0.0, (q - (len(y) - 1)) / scale) if scale > 0 else 0.0


@dataclass(frozen=True, slots=True)
class IntraclassCorrelation:
    """`f` is the F of the one-way analysis of variance.

    People divided by `design_effect` is the number of independent people that the
    data are worth.
    """

    icc: float | None
    f: float | None
    design_effect: float | None


def icc1(groups: Sequence[Sequence[float]]) -> IntraclassCorrelation:
    """How alike people of one group are: ICC(1) (Shrout & Fleiss 1979).

    Groups may differ in size and empty ones are left out. It may be negative. None
    with fewer than two groups, with groups of one only, and when all are equal.
    """
    filled = [as_array(group) for group in groups if len(group)]
    k, people = len(filled), sum(len(group) for group in filled)
    if k < 2 or people <= k:
        return IntraclassCorrelation(None, None, None)
    between, within = _mean_squares(filled)
    if not between and not within:
        return IntraclassCorrelation(None, None, None)
    return _intraclass(np.array([len(group) for group in filled]), between, within)


def icc1_of_summaries(
    sizes: Sequence[int], means: Sequence[float], variances: Sequence[float]
) -> IntraclassCorrelation:
    """`icc1` where of each group only its size, mean and variance (n − 1) are known."""
    n, m, v = as_array(sizes), as_array(means), as_array(variances)
    if len({len(n), len(m), len(v)}) > 1:
        raise ValueError("Every group needs its size, mean and variance.")
    if len(n) < 2 or n.sum() <= len(n):
        return IntraclassCorrelation(None, None, None)
    near = m - m[0]
    centre = _weighted(n, near) / float(n.sum())
    between = _weighted(n, (near - centre) ** 2) / (len(n) - 1)
    within = _weighted(n - 1, v) / float(n.sum() - len(n))
    if not between and not within:
        return IntraclassCorrelation(None, None, None)
    return _intraclass(n, between, within)


def _intraclass(
    sizes: np.ndarray, between: float, within: float
) -> IntraclassCorrelation:
    k, people = len(sizes), float(sizes.sum())
    size = (people - float((sizes**2).sum()) / people) / (k - 1)
    icc = (between - within) / (between + (size - 1) * within)
    f = between / within if within else None
    return IntraclassCorrelation(icc, f, 1 + (people / k - 1) * icc)


def _mean_squares(groups: list[np.ndarray]) -> tuple[float, float]:
    """Between and within groups, far from zero without losing the digits that matter."""
    near = [group - groups[0][0] for group in groups]
    sizes = np.array([len(group) for group in near])
    means = np.array([group.mean() for group in near])
    centre = _weighted(sizes, means) / sizes.sum()
    between = _weighted(sizes, (means - centre) ** 2) / (len(near) - 1)
    inside = sum(
        float(((group - mean) ** 2).sum())
        for group, mean in zip(near, means, strict=True)
    )
    return between, inside / float(sizes.sum() - len(near))
