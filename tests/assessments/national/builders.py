"""Sums of workshops with given scores, without anybody answering."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from assessments.analysis import paired_change
from assessments.models import InstrumentVersion, ScaleSummary
from assessments.report.build import OutcomeChange
from assessments.report.summaries import floats_of, sums_of
from workshops.models import Workshop

DAY = dt.date(2026, 11, 3)


def build_summary(
    workshop: Workshop,
    version: InstrumentVersion,
    moves: Sequence[float],
    *,
    scale: str = "total",
    **fields: Any,
) -> ScaleSummary:
    """Everybody begins between 40 and 44 and moves by so much."""
    pre = [40 + number % 5 for number in range(len(moves))]
    post = [before + move for before, move in zip(pre, moves, strict=True)]
    pairs = tuple(zip(pre, post, strict=True))
    outcome = OutcomeChange(
        scale, {}, scale == "total", paired_change(pre, post), frozenset(), pairs
    )
    return ScaleSummary.objects.create(
        **{
            "workshop": workshop,
            "version": version,
            "scale": scale,
            "is_primary": scale == version.primary_outcome,
            "mode": "own_phone",
            "asked_on": DAY,
            "smallest": 5,
            **sums_of(outcome),
            **floats_of(outcome),
            **fields,
        }
    )


def changes_of(summaries: Sequence[ScaleSummary]) -> tuple[list[float], list[float]]:
    """Estimates and their variances, as a program that reads people would give them."""
    return (
        [each.change for each in summaries],
        [each.variance / each.n for each in summaries],
    )


def spread(mean: float, people: int = 12) -> list[float]:
    """Moves around a mean, by 0, 1, −1, 2 and −2 in turn."""
    return [mean + (0, 1, -1, 2, -2)[number % 5] for number in range(people)]
