from __future__ import annotations

import numpy as np
import pytest

from assessments.analysis import icc1, pool
from assessments.national.pooled import Claim, difference, pooled_scale


def arrays(*columns):
    return [np.array(column, dtype=float) for column in columns]


def scale(k, n=12, variance=4.0):
    return pooled_scale("total", *arrays([n] * k, range(k), [variance] * k))


@pytest.mark.parametrize(
    ("workshops", "claim"),
    [(0, Claim.NOTHING), (1, Claim.NOTHING), (2, Claim.LISTED), (4, Claim.LISTED)],
)
def test_few_workshops_say_nothing_together(workshops, claim):
    found = scale(workshops)

    assert (found.claim, found.pooled, found.p, found.icc) == (claim, None, None, None)


def test_five_workshops_are_pooled_by_knapp_and_hartung():
    found = scale(5)

    assert found.claim == Claim.POOLED
    assert found.pooled == pool(range(5), [4.0 / 12] * 5)
    assert found.people == 60


def test_small_workshops_borrow_the_spread_of_all():
    n, variances = [9, 10, 30, 12, 11], [100.0, 4.0, 4.0, 4.0, 4.0]
    found = pooled_scale("total", *arrays(n, [1, 2, 3, 4, 5], variances))

    common = (8 * 100 + (9 + 29 + 11 + 10) * 4) / (8 + 9 + 29 + 11 + 10)
    own = [common / 9, 4 / 10, 4 / 30, 4 / 12, 4 / 11]
    assert found.pooled == pool([1, 2, 3, 4, 5], own)


def test_where_nobody_differs_nothing_is_estimated():
    assert scale(6, variance=0.0).pooled is None


def test_likeness_from_sums_is_that_from_people():
    groups = [[1, 3, 5], [4, 4, 7, 9], [0, 2], [5, 5, 6], [8, 1, 4]]
    sizes = [len(group) for group in groups]
    means = [np.mean(group) for group in groups]
    variances = [np.var(group, ddof=1) for group in groups]

    found = pooled_scale("total", *arrays(sizes, means, variances)).icc

    expected = icc1(groups)
    assert found.icc == pytest.approx(expected.icc, rel=1e-12)
    assert found.f == pytest.approx(expected.f, rel=1e-12)
    assert found.design_effect == pytest.approx(expected.design_effect, rel=1e-12)


def test_people_are_worth_no_more_than_they_are():
    alike = pooled_scale("t", *arrays([10] * 6, [1] * 6, [9] * 6))

    assert alike.icc.icc < 0
    assert alike.worth == 60


def test_a_difference_has_the_wider_range():
    first, second = scale(5), scale(8)

    found = difference(first, second)

    assert found.mean == first.pooled.mean - second.pooled.mean
    assert found.ci95[0] < found.mean < found.ci95[1]
    assert difference(scale(4), second) is None
