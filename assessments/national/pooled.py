"""What many workshops say together, or why they say nothing yet. Knows no Django."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from assessments.analysis import (
    IntraclassCorrelation,
    Pooled,
    icc1_of_summaries,
    pool,
)
from assessments.analysis.distributions import Interval, t_interval, t_two_sided

FEWEST_TO_POOL = 5
_FEWEST_FOR_OWN_VARIANCE = 10


class Claim(IntEnum):
    """How much so many workshops may be taken to say."""

    NOTHING = 0
    LISTED = 1
    """Two to four: they are shown one by one, and nothing is said of all."""
    POOLED = 2


@dataclass(frozen=True)
class PooledScale:
    """`pooled` and what follows from it are None unless the claim is POOLED."""

    key: str
    workshops: int
    people: int
    pooled: Pooled | None
    p: float | None
    icc: IntraclassCorrelation | None

    @property
    def claim(self) -> Claim:
        if self.pooled is not None:
            return Claim.POOLED
        return Claim.LISTED if self.workshops >= 2 else Claim.NOTHING

    @property
    def worth(self) -> int | None:
        """So many people who had nothing to do with each other would tell as much."""
        effect = self.icc.design_effect if self.icc else None
        return None if effect is None else round(self.people / max(1.0, effect))


def pooled_scale(
    key: str, n: np.ndarray, estimates: np.ndarray, variances: np.ndarray
) -> PooledScale:
    """From each workshop's people, estimate, and variance of one person."""
    k, people = len(n), int(n.sum())
    own = _sampling_variances(n, variances)
    if k < FEWEST_TO_POOL or own is None:
        return PooledScale(key, k, people, None, None, None)
    found = pool(estimates.tolist(), own.tolist())
    p = None
    if found.mean is not None and found.se:
        p = t_two_sided(found.mean / found.se, k - 1)
    icc = icc1_of_summaries(
        n.astype(int).tolist(), estimates.tolist(), variances.tolist()
    )
    return PooledScale(key, k, people, found, p, icc)


def _sampling_variances(n: np.ndarray, variances: np.ndarray) -> np.ndarray | None:
    """A workshop of fewer than ten borrows the spread of all: its own says too little.

    So does one in which everybody moved alike. None where nobody differs anywhere.
    """
    freedom = float((n - 1).sum())
    common = float(((n - 1) * variances).sum()) / freedom if freedom else 0.0
    if common <= 0:
        return None
    few = (n < _FEWEST_FOR_OWN_VARIANCE) | (variances <= 0)
    return np.where(few, common, variances) / n


@dataclass(frozen=True)
class Difference:
    """One group of workshops minus all the others."""

    mean: float
    ci95: Interval


def difference(group: PooledScale, others: PooledScale) -> Difference | None:
    """With the fewer degrees of freedom of the two, which is the wider range."""
    first, second = group.pooled, others.pooled
    if first is None or second is None:
        return None
    if first.mean is None or second.mean is None or not first.se or not second.se:
        return None
    mean = first.mean - second.mean
    se = float(np.hypot(first.se, second.se))
    return Difference(mean, t_interval(mean, se, min(first.k, second.k) - 1))
