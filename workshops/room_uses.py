"""What else takes a room besides the sessions of workshops, such as a timetable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workshops.models import Room


@dataclass(frozen=True)
class RoomUse:
    """The room is taken. `words` name what takes it, for anybody of the centre."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    words: str


RoomUses = Callable[[Room, dt.datetime, dt.datetime], Iterable[RoomUse]]

ROOM_USES: list[RoomUses] = []
"""Each is given a room and a span of time, and tells what takes the room within it."""


def uses_of(room: Room, since: dt.datetime, until: dt.datetime) -> list[RoomUse]:
    return [use for uses in ROOM_USES for use in uses(room, since, until)]
