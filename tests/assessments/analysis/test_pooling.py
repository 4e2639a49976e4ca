from __future__ import annotations

import math

import pytest

from assessments.analysis import IntraclassCorrelation, Pooled, icc1, pool


def test_the_standard_error_never_falls_below_dersimonian_and_lairds():
    result = pool([5.0, 5.1, 4.9, 5.0, 5.0], [1.0] * 5)

    assert result.se == pytest.approx(math.sqrt(1 / 5))
    assert result.tau2 == 0.0
    assert result.i2 == 0.0
    assert result.prediction95 == result.ci95


def test_workshops_that_agree_exactly():
    result = pool([3.0, 3.0], [2.0, 2.0])

    assert (result.mean, result.q, result.i2, result.se) == (3.0, 0.0, 0.0, 1.0)


def test_the_more_certain_workshop_weighs_more():
    assert pool([0.0, 10.0], [100.0, 900.0]).mean == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("estimates", "mean"), [([], None), ([4.0], 4.0)], ids=["none", "one"]
)
def test_one_workshop_is_no_programme(estimates, mean):
    k = len(estimates)

    assert pool(estimates, [1.0] * k) == Pooled(
        k, mean, None, None, None, None, None, None
    )


@pytest.mark.parametrize(
    ("estimates", "variances", "sentence"),
    [
        ([1, 2], [1], "needs its variance"),
        ([1, 2], [1, 0], "above 0"),
        ([1, 2], [1, -1], "above 0"),
        ([1, math.nan], [1, 1], "must be a finite number"),
    ],
)
def test_what_cannot_be_pooled_is_refused(estimates, variances, sentence):
    with pytest.raises(ValueError, match=sentence):
        pool(estimates, variances)


def test_people_of_one_group_all_alike():
    assert icc1([[1, 1], [3, 3], [7, 7]]) == IntraclassCorrelation(1.0, None, 2.0)


def test_groups_with_one_mean_are_less_alike_than_chance():
    result = icc1([[1, 3], [1, 3]])

    assert (result.icc, result.f, result.design_effect) == (-1.0, 0.0, 0.0)


def test_groups_of_different_size_use_the_size_of_the_anova():
    """Mean squares 25/9 and 1, and n0 = (9 − 29/9)/2 = 26/9, by hand."""
    result = icc1([[1, 3], [2, 4, 3], [3, 4, 5, 4]])

    assert result.f == pytest.approx(25 / 9)
    assert result.icc == pytest.approx(8 / 21)
    assert result.design_effect == pytest.approx(1 + 2 * 8 / 21)


@pytest.mark.parametrize(
    "groups", [[], [[1, 2]], [[1], [2]], [[1, 2], []], [[2, 2], [2, 2]]]
)
def test_likeness_needs_groups_and_differences(groups):
    assert icc1(groups) == IntraclassCorrelation(None, None, None)


def test_scores_of_groups_are_numbers():
    with pytest.raises(ValueError, match="must be a finite number"):
        icc1([[1, math.nan], [2, 3]])
