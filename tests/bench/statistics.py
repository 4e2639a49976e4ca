"""How long a report's numbers take, and how long a process waits for them to load."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from assessments.analysis import paired_change
from tests.bench.figure import Figure, milliseconds

# A spread without ties and one with many; exact tests take longest without.
PRE = [20 + (number * 37) % 41 for number in range(1000)]
POST = [25 + (number * 53) % 47 for number in range(1000)]


def run() -> Iterator[Figure]:
    for pairs, most in [(30, 20.0), (300, 100.0), (1000, 500.0)]:
        value = milliseconds(lambda pairs=pairs: _change(pairs), times=5)
        yield Figure(f"statistics.paired_change_{pairs}.vs_limit", value, "ms", most, 5)
    ours, theirs = _import("assessments.analysis"), _import("scipy.stats")
    yield Figure("statistics.import.vs_scipy_stats", ours, "ms", theirs, 5)


def _change(pairs: int) -> object:
    return paired_change(PRE[:pairs], POST[:pairs])


def _import(module: str) -> float:
    """A whole process each time: what is loaded once costs nothing afterwards."""
    command = [sys.executable, "-c", f"import {module}"]
    return milliseconds(lambda: subprocess.run(command, check=True), times=5)
