"""Shapes of the forest plot: numbers in, drawing coordinates out. Words stay in HTML."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from assessments.analysis.distributions import Interval

WIDTH = 300
MARGIN = 8
_MIDDLE = WIDTH / 2


@dataclass(frozen=True)
class Mark:
    """An estimate with its likely range, and where the next workshop may land."""

    at: float
    low: float
    high: float
    is_pooled: bool
    next_low: float | None = None
    next_high: float | None = None

    @property
    def width(self) -> float:
        return round(self.high - self.low, 1)

    @property
    def next_width(self) -> float | None:
        if self.next_low is None or self.next_high is None:
            return None
        return round(self.next_high - self.next_low, 1)

    @property
    def diamond(self) -> str:
        return f"{self.low},13 {self.at},5 {self.high},13 {self.at},21"


@dataclass(frozen=True)
class Axis:
    """Zero in the middle; the ends are as far from it on both sides."""

    reach: float

    def x_of(self, value: float) -> float:
        inside = min(max(value / self.reach, -1.0), 1.0)
        return round(_MIDDLE + inside * (_MIDDLE - MARGIN), 1)

    def mark(
        self,
        value: float,
        ci: Interval,
        *,
        is_pooled: bool = False,
        coming: Interval | None = None,
    ) -> Mark:
        low, high = (self.x_of(end) for end in ci)
        ends = (self.x_of(coming[0]), self.x_of(coming[1])) if coming else (None, None)
        return Mark(self.x_of(value), low, high, is_pooled, *ends)


def axis_for(ends: Iterable[float]) -> Axis:
    """Wide enough for all, rounded up to a number that can be read off."""
    largest = max((abs(end) for end in ends), default=0.0)
    if largest <= 0:
        return Axis(1.0)
    step = 10.0 ** math.floor(math.log10(largest))
    return Axis(math.ceil(largest / step) * step)
