from __future__ import annotations

import dataclasses

import pytest

from assessments.analysis.moments import Pairs, moments_of
from assessments.analysis.verdict import Verdict, is_already_high, verdict_of

SOME = moments_of(Pairs.of(list(range(12)), list(range(12))))


def _verdict(change, ci95, ci90, *, n=12, delta=5.0, has_ceiling=False):
    moments = dataclasses.replace(SOME, n=n, mean_change=change)
    return verdict_of(moments, ci95, ci90, delta, has_ceiling)


@pytest.mark.parametrize(
    ("change", "ci95", "ci90", "verdict"),
    [
        (9.0, (4.0, 14.0), (5.0, 13.0), Verdict.MOVED),
        (5.0, (0.1, 9.9), (1.0, 9.0), Verdict.MOVED),
        (4.9, (0.1, 9.7), (1.0, 8.8), Verdict.MOVED_LITTLE),
        (0.5, (-2.0, 3.0), (-1.5, 2.5), Verdict.NO_CHANGE),
        (0.5, (-6.0, 7.0), (-4.9, 4.9), Verdict.NO_CHANGE),
        (0.5, (-6.0, 7.0), (-4.9, 5.0), Verdict.CANNOT_TELL),
        (0.5, (-6.0, 7.0), (-5.0, 4.9), Verdict.CANNOT_TELL),
        (5.0, (0.0, 10.0), (1.0, 9.0), Verdict.CANNOT_TELL),
        (-3.0, (-6.0, 0.0), (-5.5, -0.5), Verdict.CANNOT_TELL),
        (-3.0, (-5.9, -0.1), (-4.9, -1.1), Verdict.MOVED_BACK),
    ],
)
def test_the_rules_in_their_order(change, ci95, ci90, verdict):
    assert _verdict(change, ci95, ci90) == verdict


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        (6.0, Verdict.MOVED),
        (1.0, Verdict.MOVED_LITTLE),
        (0.0, Verdict.NO_CHANGE),
        (-1.0, Verdict.MOVED_BACK),
    ],
)
def test_where_all_moved_alike_the_interval_is_a_point(change, verdict):
    assert _verdict(change, None, None) == verdict


def test_too_few_comes_before_all():
    interval = (4.0, 14.0)

    assert _verdict(9.0, interval, interval, n=4, has_ceiling=True) == "too_few"
    assert _verdict(9.0, interval, interval, n=5) == "moved"


def test_already_high_comes_before_the_change():
    assert _verdict(9.0, (4.0, 14.0), (5.0, 13.0), has_ceiling=True) == ("already_high")


@pytest.mark.parametrize(
    ("pre", "bounds", "expected"),
    [
        ([85] * 6, (0, 100), True),
        ([84.9] * 6, (0, 100), False),
        ([100, 100, 50, 50, 50, 50], (0, 100), False),
        ([100, 100, 100, 50, 50, 50], (0, 100), True),
        ([4.4] * 6, (1, 5), True),
        ([4.3] * 6, (1, 5), False),
        ([99] * 6, None, False),
        ([], (0, 100), False),
    ],
)
def test_already_high(pre, bounds, expected):
    assert is_already_high(pre, bounds) is expected


def test_bounds_need_room():
    with pytest.raises(ValueError, match="leave no room"):
        is_already_high([1], (5, 5))
