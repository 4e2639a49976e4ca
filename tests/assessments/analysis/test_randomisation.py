from __future__ import annotations

import itertools
import time

import numpy as np
import pytest

from assessments.analysis import randomisation
from assessments.analysis.randomisation import (
    doubled_signed_ranks,
    sign_flip_p,
    signed_rank_p,
)


def _enumerated(changes):
    sizes = [abs(change) for change in changes if change]
    sums = [
        abs(sum(sign * size for sign, size in zip(signs, sizes, strict=True)))
        for signs in itertools.product((1, -1), repeat=len(sizes))
    ]
    return sum(total >= abs(sum(changes)) for total in sums) / len(sums)


def _changes(seed, people, largest):
    numbers = np.random.default_rng(seed)
    return numbers.integers(-largest, largest + 2, size=people).tolist()


@pytest.mark.parametrize("seed", range(20))
def test_sign_flip_counts_what_enumeration_counts(seed):
    changes = _changes(seed, people=1 + seed % 11, largest=1 + seed)

    assert sign_flip_p(changes) == _enumerated(changes)


@pytest.mark.parametrize("seed", range(20))
def test_signed_ranks_count_what_enumeration_counts(seed):
    changes = _changes(seed, people=1 + seed % 11, largest=3)

    assert signed_rank_p(changes) == _enumerated(doubled_signed_ranks(changes))


def test_zeros_are_ranked_and_carry_no_sign():
    assert doubled_signed_ranks([0, 2, -2, 0, 5]) == [0, 7, -7, 0, 10]


def test_halves_give_what_the_table_gives(monkeypatch):
    changes = _changes(seed=4, people=21, largest=50)
    by_table = sign_flip_p(changes)

    monkeypatch.setattr(randomisation, "_MOST_SUMS", 0)

    assert sign_flip_p(changes) == by_table


def test_halves_find_ties_in_numbers_beyond_64_bits(monkeypatch):
    monkeypatch.setattr(randomisation, "_MOST_SUMS", 0)
    huge = 10**30

    changes = [huge + 1, huge + 1, -(huge + 1), 2 * huge + 2, 3 * huge + 3, 7 * 10**28]

    assert sign_flip_p(changes) == _enumerated(changes)


def test_a_coarse_table_keeps_three_digits(monkeypatch):
    changes = _changes(seed=5, people=100, largest=8000)
    exact = sign_flip_p(changes)

    monkeypatch.setattr(randomisation, "_MOST_SUMS", 0)
    coarse = sign_flip_p([change * 10_001 + 1 for change in changes])

    assert coarse == pytest.approx(exact, rel=1e-3)


def test_a_thousand_people_take_less_than_half_a_second():
    changes = _changes(seed=6, people=1000, largest=40)

    begun = time.perf_counter()
    ps = sign_flip_p(changes), signed_rank_p(changes)

    assert time.perf_counter() - begun < 0.5
    assert all(p is not None and 0 < p < 1 for p in ps)


@pytest.mark.parametrize(
    ("people", "expected"), [(30, 2.0**-29), (1000, 2.0**-999), (1500, 5e-324)]
)
def test_p_is_never_zero(people, expected):
    assert sign_flip_p([1] * people) == expected


@pytest.mark.parametrize(
    ("changes", "expected"), [([], None), ([0, 0], 1.0), ([7], 1.0), ([3, -3], 1.0)]
)
def test_nothing_to_flip(changes, expected):
    assert sign_flip_p(changes) == expected
    assert signed_rank_p(changes) == expected
