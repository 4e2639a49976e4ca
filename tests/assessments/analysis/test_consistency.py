from __future__ import annotations

import math

import numpy as np
import pytest

from assessments.analysis import Reliability, reliability, reliable_change


def _rows_with(loadings, uniquenesses):
    """Eight people whose items have exactly the covariances of one common factor.

    The columns of a Hadamard matrix are uncorrelated and all have one variance.
    """
    half = np.array([[1, 1], [1, -1]])
    parts = np.kron(np.kron(half, half), half)[:, 1:]
    items = len(loadings)
    errors = parts[:, 1 : items + 1] * np.sqrt(uniquenesses)
    return (np.outer(parts[:, 0], loadings) + errors).tolist()


@pytest.mark.parametrize(
    ("loadings", "uniquenesses"),
    [
        ([1.0, 1.0, 1.0], [1.0, 1.0, 1.0]),
        ([0.9, 0.5, 1.4, 0.8], [0.4, 1.1, 0.7, 0.9]),
        ([0.3, 0.6, 0.6, 1.1, 0.7], [0.8, 0.2, 1.3, 0.6, 0.5]),
    ],
)
def test_omega_of_a_known_factor(loadings, uniquenesses):
    common = sum(loadings) ** 2

    omega = reliability(_rows_with(loadings, uniquenesses)).omega

    assert omega == pytest.approx(common / (common + sum(uniquenesses)), abs=1e-9)


def test_alpha_is_omega_when_all_items_load_alike():
    result = reliability(_rows_with([1.0] * 4, [0.5, 0.9, 1.2, 0.7]))

    assert result.alpha == pytest.approx(result.omega, abs=1e-9)


def test_omega_hides_an_item_without_error_of_its_own():
    factor = [1, 2, 3, 4, 5, 6, 7, 8]
    noisy = [2, 1, 5, 3, 4, 8, 6, 7]
    noisier = [3, 5, 1, 2, 7, 4, 8, 6]

    rows = list(zip(factor, factor, noisy, noisier, strict=True))

    assert reliability(rows).omega is None


def test_omega_needs_more_people_than_items():
    rows = _rows_with([0.9, 0.5, 1.4, 0.8], [0.4, 1.1, 0.7, 0.9])

    assert reliability(rows[:4]).omega is None


def test_two_items_have_the_spearman_brown_coefficient():
    rows = [[1, 2], [2, 1], [3, 4], [4, 3], [5, 5]]
    r = 8 / 10

    result = reliability(rows)

    assert result.omega == pytest.approx(2 * r / (1 + r))
    assert result.item_rest == pytest.approx((r, r))
    assert result.alpha_if_dropped == (None, None)


def test_two_items_against_each_other_have_none():
    assert reliability([[1, 3], [2, 2], [3, 1], [4, 1]]).omega is None


@pytest.mark.parametrize(
    ("rows", "n_used", "k"),
    [([], 0, 0), ([[1, 2]], 1, 2), ([[1, None], [None, 2]], 0, 2), ([[], []], 2, 0)],
)
def test_too_few_answers(rows, n_used, k):
    nothing = (None,) * k

    assert reliability(rows) == Reliability(
        n_used, k, None, None, None, nothing, nothing
    )


def test_an_item_without_variance_has_no_correlation():
    result = reliability([[0.1, 1, 2], [0.1, 2, 3], [0.1, 4, 3], [0.1, 3, 5]])

    assert result.item_rest[0] is None
    assert result.omega is None
    assert result.alpha is not None


def test_items_that_agree_perfectly():
    result = reliability([[1, 1, 1], [2, 2, 2], [4, 4, 4], [3, 3, 3]])

    assert result.alpha == pytest.approx(1.0)
    assert result.alpha_ci95 == pytest.approx((1.0, 1.0))


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([[1, 2], [1]], "the same number of items"),
        ([[1, 2], [1, math.nan]], "must be a finite number"),
    ],
)
def test_rows_that_are_no_table_are_refused(rows, sentence):
    with pytest.raises(ValueError, match=sentence):
        reliability(rows)


@pytest.mark.parametrize(
    ("pre", "post", "sd_pre", "known"), [(40, 40, 10, 0.8), (50, 40, 10, 0.5)]
)
def test_reliable_change_has_the_sign_of_the_change(pre, post, sd_pre, known):
    index = reliable_change(pre, post, sd_pre, known)

    assert index == pytest.approx(0.0 if pre == post else -1.0)


@pytest.mark.parametrize(("sd_pre", "known"), [(0, 0.8), (10, 1)])
def test_without_error_there_is_no_index(sd_pre, known):
    assert reliable_change(40, 50, sd_pre, known) is None


@pytest.mark.parametrize(
    ("sd_pre", "known"), [(-1, 0.8), (math.nan, 0.8), (10, 1.1), (10, -0.1)]
)
def test_impossible_deviations_and_reliabilities_are_refused(sd_pre, known):
    with pytest.raises(ValueError, match=r"Needs finite|lies between"):
        reliable_change(40, 50, sd_pre, known)
