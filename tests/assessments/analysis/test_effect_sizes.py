from __future__ import annotations

import math

import pytest

from assessments.analysis.effect_sizes import (
    corrected,
    effect_sizes,
    hedges_j,
    ratio,
    variance_by_pre,
)
from assessments.analysis.moments import Pairs, moments_of


def test_j_of_two_degrees_is_known_in_closed_form():
    assert hedges_j(2) == pytest.approx(1 / math.sqrt(math.pi), rel=1e-14)


def test_there_is_no_correction_for_one_degree_of_freedom():
    assert hedges_j(1) is None
    assert corrected(0.5, 2) is None


@pytest.mark.parametrize(
    ("change", "sd", "expected"),
    [(3.0, 2.0, 1.5), (3.0, 0.0, None), (3.0, None, None), (None, 2.0, None)],
)
def test_ratio(change, sd, expected):
    assert ratio(change, sd) == expected


def test_d_av_uses_the_root_mean_square_of_both_deviations():
    moments = moments_of(Pairs.of([0, 2, 4], [3, 7, 11]))

    assert effect_sizes(moments, None).d_av == pytest.approx(5 / math.sqrt(10))


def test_no_correlation_no_variance():
    assert variance_by_pre(0.4, None, 12) is None
    assert variance_by_pre(0.4, 0.5, 10) == pytest.approx(0.108)
