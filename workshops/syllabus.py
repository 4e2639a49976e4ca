"""What the edition of a workshop plans for each of its days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from curriculum.content import GUIDE_ROLES, content_for
from workshops.choices import SessionState
from workshops.models import Session


@dataclass(frozen=True)
class PlannedActivity:
    """`key` never changes; the words are those of the frozen edition."""

    key: str
    title: str
    minutes: int
    part: str


def planned_for(session: Session, language: str) -> list[PlannedActivity]:
    """The activities of this day, in their order.

    The parts of the module are dealt to the days that take place: one each when there
    are as many, several to a day when there are fewer days, the same part again when
    there are more.
    """
    parts = content_for(session.workshop.edition, language, GUIDE_ROLES)["sessions"]
    return [
        PlannedActivity(
            activity["id"], activity["title"], activity["minutes"], part["title"]
        )
        for part in _dealt(parts, session)
        for activity in part["activities"]
    ]


def _dealt(parts: list[dict[str, Any]], session: Session) -> list[dict[str, Any]]:
    numbers = list(
        session.workshop.sessions.exclude(state=SessionState.CANCELLED)
        .order_by("starts_at", "number")
        .values_list("number", flat=True)
    )
    if session.number not in numbers:
        return []
    place, days = numbers.index(session.number), len(numbers)
    if days > len(parts):
        return parts[place * len(parts) // days :][:1]
    return [part for n, part in enumerate(parts) if n * days // len(parts) == place]
