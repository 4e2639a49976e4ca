"""Change when nobody could be matched: the same estimate with a wider, honest range."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assessments.analysis.distributions import Interval, t_interval, t_two_sided
from assessments.analysis.exact import as_float, covariance, mean, on_common_grid


@dataclass(frozen=True, slots=True)
class UnpairedChange:
    """Welch's test. `mean_change` is mean(post) − mean(pre); `p` is two-sided."""

    n_pre: int
    n_post: int
    mean_change: float | None
    ci95: Interval | None
    t: float | None
    df: float | None
    p: float | None


def unpaired_change(pre: Sequence[float], post: Sequence[float]) -> UnpairedChange:
    """The change between two groups that need not be the same people.

    Only the mean change exists when a group has one person or nobody differs.
    """
    (before, after), per_point = on_common_grid(pre, post)
    means = mean(before, per_point), mean(after, per_point)
    if means[0] is None or means[1] is None:
        return UnpairedChange(len(pre), len(post), None, None, None, None, None)
    change = float(means[1] - means[0])
    shares = [
        (as_float(covariance(group, group, per_point)) or 0.0) / len(group)
        for group in (before, after)
    ]
    se = math.sqrt(sum(shares))
    if min(len(pre), len(post)) < 2 or not se or not math.isfinite(change / se):
        return UnpairedChange(len(pre), len(post), change, None, None, None, None)
    df = welch_df(shares, [len(pre), len(post)])
    t = change / se
    return UnpairedChange(
        n_pre=len(pre),
        n_post=len(post),
        mean_change=change,
        ci95=t_interval(change, se, df),
        t=t,
        df=df,
        p=t_two_sided(t, df),
    )


def welch_df(shares: list[float], sizes: list[int]) -> float:
    """Satterthwaite's degrees of freedom, by shares so that no square underflows."""
    total = sum(shares)
    weights = [share / total for share in shares]
    pairs = zip(weights, sizes, strict=True)
    return 1 / sum(weight**2 / (size - 1) for weight, size in pairs)
