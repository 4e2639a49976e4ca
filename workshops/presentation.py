"""What the screens show: lists in their groups, and the job as numbered steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from curriculum.numerals import in_digits_of
from workshops.agenda import OVER, Kind
from workshops.choices import SessionState, WorkshopState
from workshops.hooks import Step, WorkshopPanel
from workshops.models import Room, Session, Workshop

BADGES: dict[str, str] = {
    WorkshopState.PLANNED: "",
    WorkshopState.CONFIRMED: "badge--good",
    WorkshopState.RUNNING: "badge--on",
    WorkshopState.DONE: "badge--good",
    WorkshopState.POSTPONED: "badge--bad",
    WorkshopState.CANCELLED: "badge--bad",
}


@dataclass(frozen=True)
class WorkshopLine:
    """A workshop in a list, with the session that matters now."""

    workshop: Workshop
    session: Session

    @property
    def badge(self) -> str:
        return BADGES[self.workshop.state]


@dataclass(frozen=True)
class Group:
    """One kind of workshops on the list; `is_cut` when there are more than shown."""

    kind: Kind
    lines: list[WorkshopLine]
    is_cut: bool = False

    @property
    def title(self) -> str:
        return str(self.kind.label)


def group_of(
    kind: Kind, workshops: Sequence[Workshop], *, now: dt.datetime, most: int = 0
) -> Group:
    """The lines of one kind, in their order. `workshops` have their sessions at hand."""
    shown = workshops[:most] if most else workshops
    lines = [
        WorkshopLine(workshop, _nearest(standing_sessions(workshop), now))
        for workshop in shown
    ]
    return Group(kind, lines, is_cut=len(shown) < len(workshops))


def standing_sessions(workshop: Workshop) -> list[Session]:
    """Those that take place, in the order of time; services leave always one."""
    sessions = sorted(workshop.sessions.all(), key=lambda session: session.starts_at)
    standing = [each for each in sessions if each.state == SessionState.STANDING]
    return standing or sessions


def _nearest(sessions: list[Session], now: dt.datetime) -> Session:
    """Today's session, else the next, else the last."""
    for session in sessions:
        if _day(session.starts_at) == _day(now) or session.starts_at > now:
            return session
    return sessions[-1]


def _day(moment: dt.datetime) -> dt.date:
    return timezone.localtime(moment).date()


def room_warning(room: Room | None, capacity: int) -> str:
    if room is None or room.capacity >= capacity:
        return ""
    sentence = _(
        "The room “%(room)s” has %(places)s places, but the workshop %(capacity)s."
    )
    language = get_language()
    return sentence % {
        "room": room.name,
        "places": in_digits_of(language, room.capacity),
        "capacity": in_digits_of(language, capacity),
    }


@dataclass(frozen=True)
class SessionLine:
    session: Session
    warning: str
    is_cancelled: bool


@dataclass(frozen=True)
class Plan:
    """The days of a workshop, and what may be done with them now."""

    lines: list[SessionLine]
    days_may_change: bool
    may_add: bool
    may_confirm: bool
    may_postpone: bool
    may_cancel: bool
    is_postponed: bool


def plan_of(workshop: Workshop) -> Plan:
    sessions = workshop.sessions.select_related("room").order_by("starts_at")
    state = workshop.state
    is_postponed = state == WorkshopState.POSTPONED
    is_before = state in (WorkshopState.PLANNED, WorkshopState.CONFIRMED)
    return Plan(
        lines=[
            SessionLine(
                session,
                room_warning(session.room, workshop.capacity),
                session.state == SessionState.CANCELLED,
            )
            for session in sessions
        ],
        days_may_change=is_before or state == WorkshopState.RUNNING,
        may_add=state not in OVER,
        may_confirm=state == WorkshopState.PLANNED,
        may_postpone=is_before,
        may_cancel=is_before or is_postponed,
        is_postponed=is_postponed,
    )


@dataclass(frozen=True)
class NumberedStep:
    number: int
    step: Step
    is_next: bool


def numbered_steps(
    workshop: Workshop, panels: list[WorkshopPanel], request: HttpRequest
) -> list[NumberedStep]:
    """The whole job in order. `workshop` carries the counts of `queries.with_counts`."""
    steps = _own_steps(workshop)
    for panel in panels:
        steps += panel.steps(request, workshop)
    steps.sort(key=lambda step: step.order)
    waiting = [step for step in steps if not step.is_done]
    following = waiting[0] if waiting else None
    return [
        NumberedStep(number, step, step is following)
        for number, step in enumerate(steps, start=1)
    ]


def _own_steps(workshop: Workshop) -> list[Step]:
    is_done = workshop.state == WorkshopState.DONE
    return [
        Step(
            order=100,
            label=_("Put the people on the list"),
            detail=_people_in_words(workshop),
            url=reverse("workshops:roster", args=[workshop.code]),
            is_done=bool(_counted(workshop, "enrolled")) or is_done,
        ),
        _roll_call_step(workshop),
        Step(
            order=500,
            label=_("Close the workshop"),
            detail="" if is_done else _("When all sessions are over."),
            url="" if is_done else reverse("workshops:close", args=[workshop.code]),
            is_done=is_done,
        ),
    ]


def _roll_call_step(workshop: Workshop) -> Step:
    sessions = standing_sessions(workshop)
    held = _counted(workshop, "held")
    following = _nearest(sessions, timezone.now())
    detail = ""
    if len(sessions) > 1:
        detail = _localised(
            _("%(held)s of %(all)s sessions"), held=held, all=len(sessions)
        )
    return Step(
        order=300,
        label=_("Call the roll"),
        detail=detail,
        url=reverse("workshops:roll_call", args=[workshop.code, following.number]),
        is_done=held == len(sessions) or workshop.state == WorkshopState.DONE,
    )


def _people_in_words(workshop: Workshop) -> str:
    """An offered place is held, so it is as good as taken."""
    pending, waiting = _counted(workshop, "pending"), _counted(workshop, "waiting")
    held = _counted(workshop, "enrolled") + pending + _counted(workshop, "offered")
    words = _("%(enrolled)s of %(places)s places taken.")
    parts = [_localised(words, enrolled=held, places=workshop.capacity)]
    if pending:
        words = ngettext(
            "%(number)s person waits for consent.",
            "%(number)s people wait for consent.",
            pending,
        )
        parts.append(_localised(words, number=pending))
    if waiting:
        words = ngettext(
            "%(number)s person waits for a place.",
            "%(number)s people wait for a place.",
            waiting,
        )
        parts.append(_localised(words, number=waiting))
    return " ".join(parts)


def _localised(sentence: str, **numbers: int) -> str:
    language = get_language()
    return sentence % {
        name: in_digits_of(language, number) for name, number in numbers.items()
    }


def _counted(workshop: Workshop, name: str) -> int:
    """A count that `queries.with_counts` has added."""
    return int(getattr(workshop, name))
