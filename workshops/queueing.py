"""Who gets the next place of a full workshop. Pure: no database and no chance.

A party (a mother with her child, brothers and sisters) gets all its places or none. The
first in the order whose whole party fits goes next. One that does not fit keeps its
number, and a smaller one may go before it: a place left empty on the day helps nobody.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workshops.choices import WaitingOrder


@dataclass(frozen=True)
class Party:
    """People who wait for places together. `members` are keys of enrolments.

    It is complete when as many are written down as come only together.
    """

    key: str
    members: tuple[int, ...]
    expected: int
    since: dt.datetime
    priority: int = 0
    lot: int | None = None

    @property
    def size(self) -> int:
        return len(self.members)

    @property
    def is_complete(self) -> bool:
        return self.size >= self.expected


def in_order(parties: Iterable[Party], order: str) -> list[Party]:
    """The line as the workshop's order has it. Who has no lot stands behind the lots."""

    def rank(party: Party) -> tuple[float, dt.datetime, int]:
        first = 0.0
        if order == WaitingOrder.PRIORITY:
            first = -float(party.priority)
        elif order == WaitingOrder.LOTTERY:
            first = float("inf") if party.lot is None else float(party.lot)
        return first, party.since, min(party.members)

    return sorted(parties, key=rank)


def who_may_go(line: Sequence[Party], free: int) -> list[Party]:
    """Those of the line who get places now, in its order."""
    going = []
    for party in line:
        if party.is_complete and party.size <= free:
            going.append(party)
            free -= party.size
    return going


def lots(keys: Iterable[str], seed: str) -> dict[str, int]:
    """The lot of each party, from 1. The same seed gives the same lots everywhere."""

    def drawn(key: str) -> str:
        return hashlib.sha256(f"{seed}:{key}".encode()).hexdigest()

    return {key: number for number, key in enumerate(sorted(keys, key=drawn), start=1)}
