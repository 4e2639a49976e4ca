from __future__ import annotations

import math

import pytest

from assessments.analysis import (
    MarginalHomogeneity,
    marginal_homogeneity,
    paired_binary,
)


def test_two_answers_are_mcnemars_case():
    result = marginal_homogeneity([[12, 8], [40, 9]])

    assert result.df == 1
    assert result.p == pytest.approx(paired_binary(12, 8, 40, 9).p_asymptotic)


def test_an_answer_nobody_moves_to_changes_nothing():
    table = [[20, 10, 5], [3, 30, 15], [0, 5, 40]]
    wider = [[*row, 0] for row in table] + [[0, 0, 0, 7]]

    known, result = marginal_homogeneity(table), marginal_homogeneity(wider)

    assert result.chi2 == pytest.approx(known.chi2)
    assert result.df == known.df == 2


def test_separate_answers_add_up():
    table = [[5, 9, 0, 0], [2, 5, 0, 0], [0, 0, 5, 1], [0, 0, 8, 5]]

    result = marginal_homogeneity(table)

    assert result.df == 2
    assert result.chi2 == pytest.approx(49 / 11 + 49 / 9)


@pytest.mark.parametrize("table", [[[3, 0], [0, 4]], [[0]], [[0, 0], [0, 0]]])
def test_nobody_moved(table):
    assert marginal_homogeneity(table) == MarginalHomogeneity(None, None, None)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ([[1, 2, 3], [4, 5, 6]], "as many rows as columns"),
        ([[1, -2], [3, 4]], "finite and not negative"),
        ([[1, math.nan], [3, 4]], "finite and not negative"),
    ],
)
def test_what_is_no_table_of_counts_is_refused(table, sentence):
    with pytest.raises(ValueError, match=sentence):
        marginal_homogeneity(table)
