from __future__ import annotations

import itertools
import statistics

import pytest

from assessments.analysis.ranks import hodges_lehmann, rank_biserial


@pytest.mark.parametrize(
    "changes", [[1], [1, 4], [0, 0, 3, 3, -2], [5, -1, 0, 2, 2, 9, -7], [2] * 6]
)
def test_hodges_lehmann_is_the_median_walsh_average(changes):
    walsh = [
        (one + other) / 2
        for one, other in itertools.combinations_with_replacement(changes, 2)
    ]

    assert hodges_lehmann(changes, 1) == statistics.median(walsh)


def test_hodges_lehmann_is_in_points():
    assert hodges_lehmann([6, 6, 6], 4) == 1.5


@pytest.mark.parametrize(
    ("changes", "expected"),
    [([], None), ([0, 0], None), ([1, 2, 0], 1.0), ([-3], -1.0), ([2, -2], 0.0)],
)
def test_rank_biserial(changes, expected):
    assert rank_biserial(changes) == expected


def test_nobody_has_no_shift():
    assert hodges_lehmann([], 1) is None
