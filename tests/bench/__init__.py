"""Measurements. Each module here is one group: `run()` yields its figures.

`make bench` prints one JSON object a line; `make bench ONLY=certificates` runs one
group. A new group is a new file with a `run() -> Iterator[Figure]`.
"""

from __future__ import annotations
