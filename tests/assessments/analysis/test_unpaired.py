from __future__ import annotations

import pytest

from assessments.analysis import UnpairedChange, paired_change, unpaired_change


def test_the_estimate_is_that_of_matched_people():
    pre, post = [40.0, 55.0, 61.5, 70.0], [45.0, 53.0, 70.0, 88.0]

    unmatched = unpaired_change(pre, post).mean_change

    assert unmatched == pytest.approx(paired_change(pre, post).mean_change)


def test_equal_groups_of_equal_spread_have_all_degrees_of_freedom():
    change = unpaired_change([1, 2, 3], [4, 5, 6])

    assert change.df == pytest.approx(4)
    assert change.t == pytest.approx(3 / (2 / 3) ** 0.5)


@pytest.mark.parametrize(
    ("pre", "post", "mean_change"),
    [([], [1, 2], None), ([], [], None), ([1], [2, 3], 1.5), ([2, 2], [3, 3], 1.0)],
)
def test_what_cannot_be_known_is_none(pre, post, mean_change):
    assert unpaired_change(pre, post) == UnpairedChange(
        len(pre), len(post), mean_change, None, None, None, None
    )


def test_one_group_may_be_all_alike():
    change = unpaired_change([2, 2, 2], [3, 4, 5])

    assert change.df == pytest.approx(2)
    assert change.ci95 is not None
