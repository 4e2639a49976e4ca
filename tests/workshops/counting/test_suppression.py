"""Everything that is shown is given to a solver, which tries to get back what is hidden."""

from __future__ import annotations

import random
from itertools import product

import pytest
from scipy.optimize import linprog

from workshops.counting.suppression import LEAST, hide_in_cross, hide_in_list


def _with_totals(cells):
    rows = [[*row, sum(row)] for row in cells]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def _range(place, shown, lines):
    """Between what a hidden number must lie, for one who knows the rules.

    `lines` are the sums that hold: a sign by place. What is hidden is at least 1.
    """
    hidden = [p for p, number in shown.items() if number is None]
    equations, sums = [], []
    for line in lines:
        equations.append([line.get(p, 0) for p in hidden])
        sums.append(-sum(s * shown[p] for p, s in line.items() if shown[p] is not None))
    found = []
    for sign in (1, -1):
        goal = [sign * (p == place) for p in hidden]
        answer = linprog(
            goal, A_eq=equations, b_eq=sums, bounds=[(1, None)] * len(hidden)
        )
        # Unbounded upwards: it can be anything.
        found.append(sign * answer.fun if answer.status == 0 else float("inf"))
    return found


def _lines(rows, columns):
    for row in range(rows):
        yield {(row, c): -1 if c == columns - 1 else 1 for c in range(columns)}
    for column in range(columns):
        yield {(r, column): -1 if r == rows - 1 else 1 for r in range(rows)}


def _revealed(numbers):
    """Small numbers of a table of which a reader can say that they are small."""
    hidden = hide_in_cross(numbers)
    if hidden is None:
        return []
    rows, columns = len(numbers), len(numbers[0])
    shown = {(r, c): hidden[r][c] for r, c in product(range(rows), range(columns))}
    return [
        place
        for place in shown
        if 0 < numbers[place[0]][place[1]] < LEAST
        and not _is_safe(place, numbers, shown, list(_lines(rows, columns)))
    ]


def _is_safe(place, numbers, shown, lines):
    if shown[place] is not None:
        return False
    low, high = _range(place, shown, lines)
    return high >= LEAST - 1e-6 and low < high


@pytest.mark.parametrize("seed", range(60))
def test_no_small_number_of_a_table_comes_back(seed):
    chance = random.Random(seed)  # noqa: S311  only to make tables
    rows, columns = chance.randint(2, 3), chance.randint(2, 6)
    cells = [
        [chance.choice([0, 1, 2, 3, 4, 5, 8, 20, 40]) for _ in range(columns)]
        for _ in range(rows)
    ]

    assert _revealed(_with_totals(cells)) == []


def test_some_tables_can_be_shown_in_part():
    numbers = _with_totals([[3, 12, 30], [25, 9, 40]])

    assert hide_in_cross(numbers) == [
        [None, None, 30, 45],
        [None, None, 40, 74],
        [28, 21, 70, 119],
    ]


def test_a_table_without_small_numbers_is_shown_whole():
    numbers = _with_totals([[5, 0], [12, 7]])

    assert hide_in_cross(numbers) == numbers


def test_a_total_of_few_is_hidden_too():
    numbers = _with_totals([[2, 0, 1], [25, 9, 40], [20, 30, 6]])

    hidden = hide_in_cross(numbers)

    assert hidden is not None
    assert hidden[0] == [None, 0, None, None]
    assert _revealed(numbers) == []


def test_without_the_second_number_the_solver_finds_the_first():
    """The attack itself works: hiding only what is small is not enough."""
    numbers = _with_totals([[3, 12, 30], [25, 9, 40]])
    shown = {(r, c): numbers[r][c] for r, c in product(range(3), range(4))}
    shown[0, 0] = None

    assert _range((0, 0), shown, list(_lines(3, 4))) == [3, 3]


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([7, 12, 0], [7, 12, 0]),
        ([3, 12, 30], [None, None, 30]),
        ([1, 1, 30, 40], [None, None, None, 40]),
        ([4, 2, 9], [None, None, 9]),
        ([3, 0, 0], None),
        ([1, 3], None),
    ],
)
def test_a_list(numbers, shown):
    assert hide_in_list(numbers) == shown


def test_no_small_number_of_any_short_list_comes_back():
    for numbers in product([0, 1, 2, 4, 5, 6, 9], repeat=4):
        hidden = hide_in_list(numbers) or [None] * 4
        unknown = [p for p, number in enumerate(hidden) if number is None]
        rest = sum(numbers[p] for p in unknown)
        if hide_in_list(numbers) is not None and unknown:
            # Every other hidden number may be as small as 1.
            assert rest - (len(unknown) - 1) >= LEAST
        assert all(hidden[p] is None for p, n in enumerate(numbers) if 0 < n < LEAST)
