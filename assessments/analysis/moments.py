"""Means, standard deviations and counts of people measured twice, in exact numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessments.analysis.exact import (
    as_float,
    as_fraction,
    covariance,
    mean,
    median,
    on_common_grid,
    root,
)

# A step computed as 100/24 must not miss a change of exactly one step.
_ROUNDING = Fraction(1, 10**9)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Scores as whole numbers, `per_point` of them to a point."""

    pre: list[int]
    post: list[int]
    per_point: int

    @property
    def changes(self) -> list[int]:
        return [
            after - before for before, after in zip(self.pre, self.post, strict=True)
        ]

    @classmethod
    def of(cls, pre: Sequence[float], post: Sequence[float]) -> Pairs:
        """Raises ValueError when the two are not of the same people."""
        if len(pre) != len(post):
            raise ValueError(
                f"{len(pre)} scores before and {len(post)} after do not pair."
            )
        (before, after), per_point = on_common_grid(pre, post)
        return cls(before, after, per_point)


@dataclass(frozen=True, slots=True)
class Moments:
    n: int
    mean_pre: float | None
    mean_post: float | None
    sd_pre: float | None
    sd_post: float | None
    r: float | None
    mean_change: float | None
    sd_change: float | None
    median_change: float | None


def moments_of(pairs: Pairs) -> Moments:
    pre, post, per_point = pairs.pre, pairs.post, pairs.per_point
    changes = pairs.changes
    before, after = covariance(pre, pre, per_point), covariance(post, post, per_point)
    together = covariance(pre, post, per_point)
    return Moments(
        n=len(pre),
        mean_pre=as_float(mean(pre, per_point)),
        mean_post=as_float(mean(post, per_point)),
        sd_pre=root(before),
        sd_post=root(after),
        r=_correlation(before, after, together),
        mean_change=as_float(mean(changes, per_point)),
        sd_change=root(covariance(changes, changes, per_point)),
        median_change=as_float(median(changes, per_point)),
    )


def _correlation(
    before: Fraction | None, after: Fraction | None, together: Fraction | None
) -> float | None:
    if not before or not after or together is None:
        return None
    size = root(together**2 / (before * after))
    return None if size is None else math.copysign(size, together)


@dataclass(frozen=True, slots=True)
class Moves:
    up: int
    same: int
    down: int


def moves_of(pairs: Pairs, step: float) -> Moves:
    """Who moved by at least `step` points; with a step of 0, who moved at all."""
    least = as_fraction(step) * pairs.per_point * (1 - _ROUNDING)
    if least < 0:
        raise ValueError(f"A step must not be negative, as {step!r} is.")
    changes = pairs.changes
    up = sum(change > 0 and change >= least for change in changes)
    down = sum(change < 0 and -change >= least for change in changes)
    return Moves(up=up, same=len(changes) - up - down, down=down)
