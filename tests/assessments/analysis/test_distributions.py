from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import special

from assessments.analysis.distributions import (
    above_zero,
    noncentral_t_cdf,
    noncentrality_interval,
    t_two_sided,
)


def _integrated_cdf(t, df, noncentrality):
    """Over the scale of the estimated error, in 120 Gauss–Legendre points."""
    nodes, weights = np.polynomial.legendre.leggauss(120)
    width = 6.0
    scale = (nodes + 1) * width / 2
    log_density = (
        math.log(2)
        + df / 2 * math.log(df / 2)
        - special.gammaln(df / 2)
        + (df - 1) * np.log(scale)
        - df * scale**2 / 2
    )
    inside = np.exp(log_density) * special.ndtr(t * scale - noncentrality)
    return float(weights @ inside) * width / 2


@pytest.mark.parametrize(
    ("t", "df"), [(0.0, 4), (2.5, 4), (4.06, 9), (-1.3, 19), (12.0, 30)]
)
def test_the_noncentral_interval_holds_what_it_says(t, df):
    low, high = noncentrality_interval(t, df)

    assert _integrated_cdf(t, df, low) == pytest.approx(0.975, abs=1e-8)
    assert _integrated_cdf(t, df, high) == pytest.approx(0.025, abs=1e-8)


def test_the_interval_of_the_opposite_is_the_opposite():
    low, high = noncentrality_interval(3.2, 11)

    assert noncentrality_interval(-3.2, 11) == (-high, -low)


def test_beyond_what_can_be_computed_is_no_interval():
    assert noncentrality_interval(10_001, 9) is None


@pytest.mark.parametrize(("t", "noncentrality"), [(-12.7, 8.0), (15.68, -6.179)])
def test_far_tails_are_numbers(t, noncentrality):
    df = 1 if t < 0 else 19

    probability = noncentral_t_cdf(t, df, noncentrality)

    assert probability == pytest.approx(0.0 if t < 0 else 1.0, abs=1e-8)


@pytest.mark.parametrize(("p", "expected"), [(0.0, 5e-324), (0.3, 0.3), (1.5, 1.0)])
def test_a_p_lies_above_zero_and_at_most_at_one(p, expected):
    assert above_zero(p) == expected


def test_an_enormous_t_still_has_a_p():
    assert t_two_sided(1e200, 9) == 5e-324
