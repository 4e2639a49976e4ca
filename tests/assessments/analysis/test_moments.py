from __future__ import annotations

import pytest

from assessments.analysis.moments import Moves, Pairs, moments_of, moves_of


def test_scores_must_pair():
    with pytest.raises(ValueError, match="2 scores before and 1 after do not pair"):
        Pairs.of([1, 2], [1])


def test_rounding_makes_no_change():
    pairs = Pairs.of([0.1 + 0.2, 100 * 2 / 3], [0.3, 66.66666666666667])

    assert pairs.changes == [0, 0]
    assert moments_of(pairs).sd_change == 0


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (0, Moves(up=3, same=1, down=1)),
        (100 / 24, Moves(up=2, same=2, down=1)),
        (10, Moves(up=1, same=4, down=0)),
    ],
)
def test_a_move_is_at_least_one_step(step, expected):
    pairs = Pairs.of([50] * 5, [50, 51, 50 + 100 / 24, 60, 50 - 100 / 24])

    assert moves_of(pairs, step) == expected


def test_a_step_is_not_negative():
    with pytest.raises(ValueError, match="must not be negative"):
        moves_of(Pairs.of([1], [2]), -1)


@pytest.mark.parametrize(
    ("pre", "post", "r"),
    [
        ([1, 2, 3], [2, 4, 6], 1.0),
        ([1, 2, 3], [3, 2, 1], -1.0),
        ([1, 2, 3], [2, 2, 2], None),
        ([1], [2], None),
    ],
)
def test_correlation_stays_within_one(pre, post, r):
    assert moments_of(Pairs.of(pre, post)).r == r
