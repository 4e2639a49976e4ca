"""Change when some people were matched and others answered only once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assessments.analysis.distributions import Interval, t_interval, t_two_sided
from assessments.analysis.exact import as_float, covariance, mean, on_common_grid
from assessments.analysis.unpaired import welch_df


@dataclass(frozen=True, slots=True)
class PartlyPairedChange:
    """`mean_change` is the mean of everybody after minus that of everybody before.

    `t`, `df`, `p` and `ci95` allow for unequal spreads; the three of `equal` do not.
    """

    n_both: int
    n_pre_only: int
    n_post_only: int
    mean_change: float | None
    ci95: Interval | None
    t: float | None
    df: float | None
    p: float | None
    t_equal: float | None
    df_equal: float | None
    p_equal: float | None


def partly_paired_change(
    pre_only: Sequence[float],
    post_only: Sequence[float],
    pre: Sequence[float],
    post: Sequence[float],
) -> PartlyPairedChange:
    """The t-tests for partially overlapping samples (Derrick and others 2017).

    `pre` and `post` are of the same people. A sensitivity figure: it takes those who
    were lost for a chance selection. Only the mean change exists below two pairs, and
    where nobody differs.
    """
    if len(pre) != len(post):
        raise ValueError(f"{len(pre)} scores before and {len(post)} after do not pair.")
    parts = on_common_grid(pre_only, post_only, pre, post)
    (first_alone, second_alone, first, second), per_point = parts
    before, after = [*first_alone, *first], [*second_alone, *second]
    counts = len(pre), len(pre_only), len(post_only)
    means = mean(before, per_point), mean(after, per_point)
    change = None
    if means[0] is not None and means[1] is not None:
        change = float(means[1] - means[0])
    if change is None or len(pre) < 2:
        return PartlyPairedChange(*counts, change, *[None] * 7)
    shared = as_float(covariance(first, second, per_point)) or 0.0
    inside = _root(covariance(first, first, per_point)) * _root(
        covariance(second, second, per_point)
    )
    r = shared / inside if inside else 0.0
    spreads = (
        _root(covariance(before, before, per_point)),
        _root(covariance(after, after, per_point)),
    )
    return _tested(change, counts, spreads, r)


def _root(square: object) -> float:
    return math.sqrt(float(square)) if square else 0.0  # type: ignore[arg-type]


def _tested(
    change: float, counts: tuple[int, int, int], spreads: tuple[float, float], r: float
) -> PartlyPairedChange:
    both, pre_only, post_only = counts
    sizes = both + pre_only, both + post_only
    alone = pre_only + post_only
    shares = [s**2 / n for s, n in zip(spreads, sizes, strict=True)]
    overlap = 2 * r * both / (sizes[0] * sizes[1])
    se = math.sqrt(max(0.0, sum(shares) - overlap * spreads[0] * spreads[1]))
    pooled = math.sqrt(
        sum((n - 1) * s**2 for s, n in zip(spreads, sizes, strict=True))
        / (sum(sizes) - 2)
    )
    se_equal = pooled * math.sqrt(max(0.0, 1 / sizes[0] + 1 / sizes[1] - overlap))
    if not min(se, se_equal) or not math.isfinite(change / min(se, se_equal)):
        return PartlyPairedChange(*counts, change, *[None] * 7)
    share_alone = alone / (alone + 2 * both)
    df = (both - 1) + (welch_df(shares, list(sizes)) - both + 1) * share_alone
    df_equal = (both - 1) + (alone + both - 1) * share_alone
    return PartlyPairedChange(
        *counts,
        mean_change=change,
        ci95=t_interval(change, se, df),
        t=change / se,
        df=df,
        p=t_two_sided(change / se, df),
        t_equal=change / se_equal,
        df_equal=df_equal,
        p_equal=t_two_sided(change / se_equal, df_equal),
    )
