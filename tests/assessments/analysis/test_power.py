from __future__ import annotations

import math

import pytest

from assessments.analysis import detectable, sample_size
from assessments.analysis.power import power_of


@pytest.mark.parametrize(
    ("n", "printed"),
    [
        (8, 1.16),
        (10, 1.00),
        (12, 0.89),
        (15, 0.78),
        (20, 0.66),
        (25, 0.58),
        (30, 0.53),
        (40, 0.45),
        (60, 0.37),
    ],
)
def test_detectable_change_of_the_planning_table(n, printed):
    assert round(detectable(n), 2) == printed


@pytest.mark.parametrize("n", [2, 3, 5, 17, 100, 2500])
@pytest.mark.parametrize("power", [0.5, 0.8, 0.99])
def test_sample_size_undoes_detectable(n, power):
    assert sample_size(detectable(n, power), power) == n


@pytest.mark.parametrize(("dz", "people"), [(0.2, 199), (0.5, 34), (0.8, 15)])
def test_sample_size_of_cohens_conventions(dz, people):
    """As G*Power gives them for a paired t-test, two-sided."""
    assert sample_size(dz) == sample_size(-dz) == people
    assert power_of(dz, people) >= 0.8 > power_of(dz, people - 1)


@pytest.mark.parametrize("dz", [0, 1e-5])
def test_next_to_nothing_is_seen_by_no_number_of_people(dz):
    assert sample_size(dz) is None


@pytest.mark.parametrize("n", [0, 1])
def test_one_person_shows_nothing(n):
    assert detectable(n) is None


@pytest.mark.parametrize("power", [0, 0.05, 1, math.nan])
def test_power_is_a_chance_worth_having(power):
    with pytest.raises(ValueError, match="Power lies"):
        detectable(20, power)
    with pytest.raises(ValueError, match="Power lies"):
        sample_size(0.5, power)


def test_dz_is_a_number():
    with pytest.raises(ValueError, match="finite"):
        sample_size(math.nan)
