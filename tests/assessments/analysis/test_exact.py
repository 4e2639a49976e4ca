from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from assessments.analysis.exact import as_fraction, median, on_common_grid, root


@pytest.mark.parametrize(
    ("score", "meaning"),
    [
        (3, Fraction(3)),
        (1.2, Fraction(6, 5)),
        (0.1 + 0.2, Fraction(3, 10)),
        (250 / 3, Fraction(250, 3)),
        (100 * 17 / 24, Fraction(425, 6)),
        (Decimal("83.33"), Fraction(8333, 100)),
        (Fraction(1, 7), Fraction(1, 7)),
        (np.float64(2.5), Fraction(5, 2)),
        (np.int64(4), Fraction(4)),
        (-0.0, Fraction(0)),
        (math.pi, Fraction("3.141592653589793")),
    ],
)
def test_a_score_is_what_somebody_meant(score, meaning):
    assert as_fraction(score) == meaning


@pytest.mark.parametrize(
    "score",
    [math.nan, math.inf, None, "3", Decimal("NaN"), 1 + 2j, [1], 1e16, -(10**16)],
)
def test_what_is_no_finite_number_is_refused(score):
    with pytest.raises(ValueError, match="must be a finite number"):
        as_fraction(score)


def test_samples_share_one_grid():
    assert on_common_grid([0.5, 1], [1 / 3]) == ([[3, 6], [2]], 6)


@pytest.mark.parametrize(
    ("square", "expected"),
    [
        (Fraction(0), 0.0),
        (Fraction(2), math.sqrt(2)),
        (Fraction(1, 9), 1 / 3),
        (Fraction(10) ** 600, 1e300),
        (Fraction(1, 10**600), 1e-300),
        (None, None),
    ],
)
def test_root(square, expected):
    assert root(square) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"), [([], None), ([3, 1, 2], 1), ([1, 4, 2, 3], 1.25)]
)
def test_median(numbers, expected):
    assert median(numbers, 2) == expected
