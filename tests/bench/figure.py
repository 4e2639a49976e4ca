"""What a measurement is, and how times are taken."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Figure:
    """One number with what it is compared to.

    `baseline` is what the plain way of doing the same costs, in the same unit, or the
    most the design allows; `n` is how many times or on how many rows it was measured.
    """

    name: str
    value: float
    unit: str
    baseline: float | None
    n: int

    @property
    def ratio(self) -> float | None:
        """Value by baseline: below 1 is better where less is better."""
        return round(self.value / self.baseline, 4) if self.baseline else None

    def as_json(self) -> str:
        fields = asdict(self)
        fields["ratio"] = self.ratio
        order = ("name", "value", "unit", "baseline", "ratio", "n")
        return json.dumps({key: fields[key] for key in order})


def milliseconds(work: Callable[[], object], *, times: int, warm_up: int = 1) -> float:
    """The median of several runs: one hiccup of the machine does not move it."""
    for _ in range(warm_up):
        work()
    return round(statistics.median(_once(work) for _ in range(times)), 3)


def _once(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def on_postgresql(group: str) -> Iterator[Figure]:
    """The figures of a group from a process that has the throw-away PostgreSQL."""
    command = ["tests/postgres.sh", sys.executable, "-m", "tests.bench", group]
    finished = subprocess.run(
        command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    for line in finished.stdout.splitlines():
        if line.startswith("{"):
            fields = json.loads(line)
            del fields["ratio"]
            yield Figure(**fields)
