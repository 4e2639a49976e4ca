"""Shapes for the report's tables: numbers in, drawing coordinates out.

Words stay in HTML, because WeasyPrint draws SVG text letter by letter and so breaks
Bangla. The table beside each drawing is its text alternative.
"""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 300
MARGIN = 8


def x_of(points: float) -> float:
    """Where a score of 0–100 lies across the drawing."""
    inside = WIDTH - 2 * MARGIN
    return round(MARGIN + inside * min(max(points, 0.0), 100.0) / 100, 1)


@dataclass(frozen=True)
class Dumbbell:
    """Before and after on one line, with the likely range of after."""

    before: float
    after: float
    range_from: float | None
    range_to: float | None
    moved_up: bool

    @property
    def range_width(self) -> float | None:
        if self.range_from is None or self.range_to is None:
            return None
        return round(self.range_to - self.range_from, 1)

    @property
    def line_from(self) -> float:
        return min(self.before, self.after)

    @property
    def line_width(self) -> float:
        return round(abs(self.after - self.before), 1)

    @property
    def ticks(self) -> list[float]:
        return [x_of(points) for points in (0, 25, 50, 75, 100)]


def dumbbell(
    mean_pre: float, mean_post: float, ci95: tuple[float, float] | None
) -> Dumbbell:
    """The likely range of the change, drawn where it would put the mean after."""
    low = high = None
    if ci95 is not None:
        low, high = x_of(mean_pre + ci95[0]), x_of(mean_pre + ci95[1])
    return Dumbbell(
        before=x_of(mean_pre),
        after=x_of(mean_post),
        range_from=low,
        range_to=high,
        moved_up=mean_post >= mean_pre,
    )


def bar_width(count: int, of: int) -> float:
    """The width of a bar of `count` out of `of`, in drawing units."""
    return round(WIDTH * count / of, 1) if of else 0.0
