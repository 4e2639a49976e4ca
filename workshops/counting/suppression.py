"""Hides small numbers so that no subtraction brings them back. Pure.

Who knows a small place knows who the three are. A number from 1 to 4 is therefore
hidden, and with it others in its row and column: as many as it takes for the number to
be able to be 5 as well, as far as anybody can tell from what is shown. What is shown is
exact, a hidden number is never 0, and the reader may know this rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

LEAST = 5
"""The smallest number that is shown, but for 0."""

FEWEST_PEOPLE = 20
"""With fewer in all, nothing is shown but that there are few."""

Place = tuple[int, int]


def hide_in_list(numbers: Sequence[int]) -> list[int | None] | None:
    """The numbers with None for hidden ones; None when the whole list must be hidden.

    Their sum is taken to be known.
    """
    hidden = {place for place, number in enumerate(numbers) if _is_small(number)}
    for place in sorted(hidden):
        shift = LEAST - numbers[place]
        able = [
            other
            for other, number in enumerate(numbers)
            if other != place and number > shift
        ]
        if not able:
            return None
        if not hidden.intersection(able):
            hidden.add(min(able, key=lambda other: (numbers[other], other)))
    return [None if n in hidden else number for n, number in enumerate(numbers)]


def hide_in_cross(numbers: Sequence[Sequence[int]]) -> list[list[int | None]] | None:
    """A table whose last row and last column are totals, with None for hidden numbers.

    The total of all, in the corner, is always shown. None when all must be hidden.
    """
    hidden = {p for p in _places(numbers) if _is_small(_at(numbers, p))}
    for small in sorted(hidden):
        ways = list(_ways(numbers, small))
        if not ways:
            return None
        costs = [(_cost(numbers, corners, hidden), corners) for corners in ways]
        hidden.update(min(costs)[1])
    return [
        [None if (r, c) in hidden else number for c, number in enumerate(row)]
        for r, row in enumerate(numbers)
    ]


def _is_small(number: int) -> bool:
    return 0 < number < LEAST


def _places(numbers: Sequence[Sequence[int]]) -> Iterator[Place]:
    """All but the total of all."""
    rows, columns = len(numbers), len(numbers[0])
    corner = (rows - 1, columns - 1)
    return (p for p in product(range(rows), range(columns)) if p != corner)


def _at(numbers: Sequence[Sequence[int]], place: Place) -> int:
    return numbers[place[0]][place[1]]


def _ways(numbers: Sequence[Sequence[int]], small: Place) -> Iterator[list[Place]]:
    """Three more corners of a rectangle along which `small` can be raised to LEAST.

    Every row and column keeps its sum, and every corner stays at 1 or more.
    """
    rows, columns = len(numbers), len(numbers[0])
    row, column = small
    shift = LEAST - _at(numbers, small)
    for other_row, other_column in product(range(rows), range(columns)):
        if other_row == row or other_column == column:
            continue
        corners = [(row, other_column), (other_row, column), (other_row, other_column)]
        if (rows - 1, columns - 1) in corners:
            continue
        across = -_sign(column, columns) * _sign(other_column, columns)
        down = -_sign(row, rows) * _sign(other_row, rows)
        moves = [across * shift, down * shift, across * down * shift]
        moved = zip(corners, moves, strict=True)
        # A corner that holds nobody would be shown as 0 otherwise.
        if all(_at(numbers, p) >= 1 and _at(numbers, p) + m >= 1 for p, m in moved):
            yield corners


def _sign(place: int, length: int) -> int:
    """In each line the numbers less their total are 0."""
    return -1 if place == length - 1 else 1


def _cost(
    numbers: Sequence[Sequence[int]], corners: list[Place], hidden: set[Place]
) -> int:
    """How much is lost by hiding these too: the smallest numbers go first."""
    return sum(_at(numbers, p) for p in set(corners) - hidden)
