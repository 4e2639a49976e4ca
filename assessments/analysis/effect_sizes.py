"""Standardised changes. For comparing and pooling only; the headline is raw points."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy import special

from assessments.analysis.distributions import (
    Interval,
    noncentrality_interval,
    normal_cdf,
)
from assessments.analysis.moments import Moments


@dataclass(frozen=True, slots=True)
class EffectSizes:
    """See `paired_change`. None where a standard deviation is zero or unknown."""

    dz: float | None
    dz_ci95: Interval | None
    gz: float | None
    d_av: float | None
    smcr: float | None
    smcr_var: float | None
    cl: float | None


def effect_sizes(moments: Moments, t: float | None) -> EffectSizes:
    n, change = moments.n, moments.mean_change
    dz = ratio(change, moments.sd_change)
    smcr = corrected(ratio(change, moments.sd_pre), n)
    return EffectSizes(
        dz=dz,
        dz_ci95=_dz_interval(t, n),
        gz=corrected(dz, n),
        d_av=ratio(change, _sd_average(moments)),
        smcr=smcr,
        smcr_var=variance_by_pre(smcr, moments.r, n),
        cl=None if dz is None else normal_cdf(dz),
    )


def hedges_j(df: int) -> float | None:
    """The exact small-sample correction Γ(m/2) / (√(m/2) Γ((m−1)/2)) (Hedges 1981).

    None below two degrees of freedom, where no unbiased estimate exists.
    """
    if df < 2:
        return None
    log_ratio = special.gammaln(df / 2) - special.gammaln((df - 1) / 2)
    return math.exp(log_ratio) / math.sqrt(df / 2)


def corrected(standardised: float | None, n: int) -> float | None:
    """J times a change in standard deviations: gz of dz, and SMCR of d̄/s_pre."""
    j = hedges_j(n - 1)
    return None if standardised is None or j is None else j * standardised


def variance_by_pre(smcr: float | None, r: float | None, n: int) -> float | None:
    """The sampling variance of SMCR, 2(1−r)/n + g²/2n (Morris 2008)."""
    if smcr is None or r is None:
        return None
    return 2 * (1 - r) / n + smcr**2 / (2 * n)


def ratio(change: float | None, sd: float | None) -> float | None:
    if change is None or not sd:
        return None
    quotient = change / sd
    return quotient if math.isfinite(quotient) else None


def _sd_average(moments: Moments) -> float | None:
    """√((s²_pre + s²_post)/2), the root-mean-square variant of Lakens' average."""
    if moments.sd_pre is None or moments.sd_post is None:
        return None
    return math.hypot(moments.sd_pre, moments.sd_post) / math.sqrt(2)


def _dz_interval(t: float | None, n: int) -> Interval | None:
    """From the noncentral t: dz is the noncentrality over √n."""
    interval = None if t is None else noncentrality_interval(t, n - 1)
    if interval is None:
        return None
    return interval[0] / math.sqrt(n), interval[1] / math.sqrt(n)
