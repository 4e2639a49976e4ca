"""Who has to hear that a day is called off: only who could have meant to come.

Somebody who was put on the list afterwards never counted on that day. A message about
a meeting that is unknown to them would only confuse.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import takewhile

from workshops.choices import HAS_A_PLACE, SessionState, WorkshopState
from workshops.models import (
    Enrolment,
    EnrolmentChange,
    Session,
    SessionChange,
    Workshop,
    WorkshopChange,
)

CALLED_OFF = (WorkshopState.CANCELLED, WorkshopState.POSTPONED)
_States = list[tuple[dt.datetime, str]]


@dataclass(frozen=True)
class CalledOff:
    """Since when which day is off, and how each came onto the list.

    A day of which no history tells has no moment: then everybody hears of it.
    """

    workshop_since: dt.datetime | None = None
    sessions_since: dict[int, dt.datetime] = field(default_factory=dict)
    states: dict[int, _States] = field(default_factory=dict)

    def concerns(self, enrolment: Enrolment, session: Session) -> bool:
        """Whether the person had a place when this day was called off."""
        known = [self.workshop_since, self.sessions_since.get(session.pk)]
        moments = [moment for moment in known if moment is not None]
        return not moments or self._had_a_place(enrolment, min(moments))

    def _had_a_place(self, enrolment: Enrolment, at: dt.datetime) -> bool:
        if enrolment.created_at > at:
            return False
        earlier = [
            state for since, state in self.states.get(enrolment.pk, []) if since <= at
        ]
        return not earlier or earlier[-1] in HAS_A_PLACE


def called_off(workshop: Workshop, sessions: Collection[Session]) -> CalledOff:
    """What is called off in a workshop. Asks for the histories only when something is."""
    off = [one for one in sessions if one.state == SessionState.CANCELLED]
    is_off = workshop.state in CALLED_OFF
    if not off and not is_off:
        return CalledOff()
    return CalledOff(
        _workshop_since(workshop) if is_off else None,
        _sessions_since(off),
        _states(workshop),
    )


def _workshop_since(workshop: Workshop) -> dt.datetime | None:
    """When the last row of such states began: a postponed one may be cancelled later."""
    changes = WorkshopChange.objects.filter(workshop=workshop)
    newest_first = changes.order_by("-changed_at", "-pk")
    off = list(takewhile(lambda one: one.to_state in CALLED_OFF, newest_first))
    return off[-1].changed_at if off else None


def _sessions_since(off: Collection[Session]) -> dict[int, dt.datetime]:
    """The newest cancelling of each day."""
    changes = SessionChange.objects.filter(
        session__in=[session.pk for session in off], to_state=SessionState.CANCELLED
    ).exclude(from_state=SessionState.CANCELLED)
    rows = changes.order_by("changed_at", "pk").values_list("session", "changed_at")
    return dict(rows)


def _states(workshop: Workshop) -> dict[int, _States]:
    changes = EnrolmentChange.objects.filter(enrolment__workshop=workshop)
    found: defaultdict[int, _States] = defaultdict(list)
    for pk, at, state in changes.order_by("changed_at", "pk").values_list(
        "enrolment", "changed_at", "to_state"
    ):
        found[pk].append((at, state))
    return dict(found)
