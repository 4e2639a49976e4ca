from __future__ import annotations

import numpy as np
import pytest

from assessments.analysis.factor import one_factor


def test_a_factor_is_found_in_the_units_of_the_items():
    loadings = np.array([2.0, 0.5, 3.0, 1.0])
    uniquenesses = np.array([1.0, 2.0, 4.0, 0.5])

    model = one_factor(np.outer(loadings, loadings) + np.diag(uniquenesses))

    assert abs(model.loadings) == pytest.approx(loadings, abs=1e-8)
    assert model.uniquenesses == pytest.approx(uniquenesses, abs=1e-8)


def test_an_item_against_the_others_loads_against_them():
    loadings = np.array([0.8, 0.7, -0.6, 0.5])
    uniquenesses = 1 - loadings**2

    model = one_factor(np.outer(loadings, loadings) + np.diag(uniquenesses))

    assert np.sign(model.loadings[2]) == -np.sign(model.loadings[0])


def test_an_item_without_variance_has_no_model():
    assert one_factor(np.diag([1.0, 0.0, 2.0])) is None
