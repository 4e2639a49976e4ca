from __future__ import annotations

import math

import pytest

from assessments.analysis import Equivalence, adjust, equivalence, paired_change


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("bonferroni", [0.04, 0.16, 0.12, 0.02]),
        ("holm", [0.03, 0.06, 0.06, 0.02]),
        ("bh", [0.02, 0.04, 0.04, 0.02]),
    ],
)
def test_adjusted_in_the_order_given(method, expected):
    assert adjust([0.01, 0.04, 0.03, 0.005], method) == pytest.approx(expected)


@pytest.mark.parametrize("method", ["bonferroni", "holm", "bh"])
def test_adjusting_one_or_none_changes_nothing(method):
    assert adjust([0.03], method) == [0.03]
    assert adjust([], method) == []


@pytest.mark.parametrize("method", ["bonferroni", "holm", "bh"])
def test_adjusted_p_never_passes_one(method):
    assert max(adjust([0.9, 0.8, 0.7], method)) <= 1.0


def test_an_unknown_method_is_refused():
    with pytest.raises(ValueError, match="Unknown method 'sidak'"):
        adjust([0.01], "sidak")


@pytest.mark.parametrize("p", [-0.1, 1.1, math.nan])
def test_what_is_no_p_is_refused(p):
    with pytest.raises(ValueError, match="between 0 and 1"):
        adjust([p], "holm")


def test_equivalence_is_the_90_percent_interval_inside_the_limits():
    change = paired_change([40, 45, 50, 55, 60, 65], [41, 44, 52, 54, 60, 66])
    low, high = change.ci90

    just_outside = equivalence(6, change.mean_change, change.sd_change, low, 50)
    just_above = equivalence(6, change.mean_change, change.sd_change, -50, high)

    assert just_outside.p_low == pytest.approx(0.05)
    assert just_above.p_high == pytest.approx(0.05)
    assert just_above.p == just_above.p_high


@pytest.mark.parametrize(("n", "sd"), [(1, 2.0), (0, 2.0), (10, 0.0)])
def test_equivalence_needs_people_who_differ(n, sd):
    assert equivalence(n, 0.0, sd, -5, 5) == Equivalence(None, None, None)


@pytest.mark.parametrize(("low", "high"), [(5, -5), (5, 5), (math.nan, 5)])
def test_limits_have_room(low, high):
    with pytest.raises(ValueError, match="`low` below `high`"):
        equivalence(10, 0.0, 1.0, low, high)
