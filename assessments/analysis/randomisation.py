"""Exact null distributions of paired changes, by counting and without random numbers.

Under the null every change is as likely to be up as down. Of the 2^m ways to sign m
changes, those count whose sum lies at least as far from zero as the sum seen.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import numpy as np

_MOST_SUMS = 8_000_000
"""Entries of the table of sums: 64 MB."""
_MOST_WORK = 2_000_000_000
"""Additions to the table: about two seconds."""
_SUMS_OF_A_GRID = 4_000_000
_MOST_TO_ENUMERATE = 40
_LARGEST_SUM = 2**61
_STEPS_BETWEEN_RESCALING = 1000


def sign_flip_p(changes: Sequence[int]) -> float | None:
    """Two-sided p = #{|Σ±d| ≥ |Σd|} / 2^m over the m changes that are not zero.

    Ties need no treatment and zeros drop out, as they change no sum. The counts are
    kept in doubles: exact up to 2^53, beyond that right to about 13 digits, as only
    positive numbers are added. Changes too fine for a table of sums are enumerated by
    halves up to 40 people; above that they are rounded to a grid so fine that p keeps
    three digits. Never 0: the signs that were seen are among those counted.
    """
    if not changes:
        return None
    sizes = sorted(abs(change) for change in changes if change)
    observed = abs(sum(changes))
    if observed == 0:
        return 1.0
    unit = math.gcd(*sizes)
    sizes = [size // unit for size in sizes]
    most = (sum(sizes) - observed // unit) // 2
    return min(1.0, max(2 * _share_of_small_subsets(sizes, most), math.ulp(0.0)))


def signed_rank_p(changes: Sequence[int]) -> float | None:
    """Wilcoxon's signed ranks: midranks for ties, Pratt's zeros, exact null.

    Zeros are ranked with the others and then carry no sign (Pratt 1959). Ranks are
    doubled, so that midranks stay whole.
    """
    return sign_flip_p(doubled_signed_ranks(changes))


def doubled_signed_ranks(changes: Sequence[int]) -> list[int]:
    """Twice the midrank of each change's size with the change's sign; zeros give 0."""
    rank_of: dict[int, int] = {}
    below = 0
    for size, tied in itertools.groupby(sorted(abs(change) for change in changes)):
        count = len(list(tied))
        rank_of[size] = 2 * below + count + 1
        below += count
    return [rank_of[abs(change)] * ((change > 0) - (change < 0)) for change in changes]


def _share_of_small_subsets(sizes: list[int], most: int) -> float:
    """The share of all subsets of `sizes` (ascending) whose sum is at most `most`."""
    work = sum(min(reach, most) for reach in itertools.accumulate(sizes))
    if most <= _MOST_SUMS and work <= _MOST_WORK:
        return _by_table(sizes, most)
    if len(sizes) <= _MOST_TO_ENUMERATE:
        return _by_halves(sizes, most)
    return _by_coarse_table(sizes, most)


def _by_coarse_table(sizes: list[int], most: int) -> float:
    """With sizes rounded so that all of them make at most four million steps."""
    total = sum(sizes)
    grid = total // min(_SUMS_OF_A_GRID, 2 * _MOST_WORK // len(sizes)) + 1
    rounded = [(2 * size + grid) // (2 * grid) for size in sizes]
    # The same distance from the middle, measured in steps of the grid.
    distance = (total - 2 * most) // grid
    return _by_table(rounded, max(0, sum(rounded) - distance) // 2)


def _by_table(sizes: list[int], most: int) -> float:
    """Subset-sum counting: one entry for each sum up to `most`."""
    counts = np.zeros(most + 1)
    counts[0] = 1.0
    reach, left = 0, len(sizes)
    for number, size in enumerate(sizes, start=1):
        reach = min(reach + size, most)
        if size <= most:
            counts[size : reach + 1] += counts[: reach + 1 - size]
        if number % _STEPS_BETWEEN_RESCALING == 0:
            # A double holds 2^1023. Powers of two are taken out without rounding.
            counts = np.ldexp(counts, -_STEPS_BETWEEN_RESCALING)
            left -= _STEPS_BETWEEN_RESCALING
    return math.ldexp(float(counts.sum()), -left)


def _by_halves(sizes: list[int], most: int) -> float:
    """All subsets of two halves, met in the middle: 2^20 sums a side at most."""
    shift = max(0, sum(sizes).bit_length() - _LARGEST_SUM.bit_length())
    # What was shifted away may part sums that are equal: one unit each is forgiven.
    forgiven = len(sizes) if shift else 0
    small = [size >> shift for size in sizes]
    first, second = _all_sums(small[::2]), np.sort(_all_sums(small[1::2]))
    fitting = np.searchsorted(second, (most >> shift) + forgiven - first, side="right")
    return math.ldexp(float(fitting.sum()), -len(sizes))


def _all_sums(sizes: list[int]) -> np.ndarray:
    sums = np.zeros(1, dtype=np.int64)
    for size in sizes:
        sums = np.concatenate([sums, sums + size])
    return sums
