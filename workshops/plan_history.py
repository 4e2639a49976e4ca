"""What happened to the plan of a workshop, in the order of time, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Exists
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from curriculum.numerals import in_digits_of
from workshops.access import AnyUser, Right, organisations_wholly_for
from workshops.choices import ConflictKind, SessionState, WorkshopState
from workshops.clock import in_words
from workshops.models import (
    ConflictOverride,
    PlanChange,
    Session,
    SessionChange,
    Workshop,
    WorkshopChange,
)


@dataclass(frozen=True)
class HistoryLine:
    at: dt.datetime
    by: User | None
    words: str
    reason: str = ""


def history_of(workshop: Workshop, *, reader: AnyUser) -> list[HistoryLine]:
    """The newest first. Names no other workshop and nobody on the list.

    That people of the list were to be elsewhere reads only who plans for the whole
    organisation.
    """
    plans_all = organisations_wholly_for(reader, Right.SCHEDULE)
    overrides = workshop.overrides.select_related("overridden_by").exclude(
        ~Exists(plans_all.filter(pk=workshop.organisation_id)),
        kind=ConflictKind.PARTICIPANT,
    )
    lines = [
        *map(_of_state, workshop.changes.select_related("changed_by")),
        *map(_of_session, _session_changes(workshop)),
        *map(_of_plan, workshop.plan_changes.select_related("changed_by")),
        *map(_of_override, overrides),
    ]
    return sorted(lines, key=lambda line: line.at, reverse=True)


def _session_changes(workshop: Workshop) -> list[SessionChange]:
    changes = SessionChange.objects.filter(session__workshop=workshop)
    return list(changes.select_related("session", "from_room", "to_room", "changed_by"))


def _of_state(change: WorkshopChange) -> HistoryLine:
    states = {
        "before": WorkshopState(change.from_state).label if change.from_state else "",
        "after": WorkshopState(change.to_state).label,
    }
    words = _("From “%(before)s” to “%(after)s”") if change.from_state else "%(after)s"
    return HistoryLine(
        change.changed_at, change.changed_by, words % states, change.reason
    )


def _of_session(change: SessionChange) -> HistoryLine:
    facts = {
        "number": in_digits_of(get_language(), change.session.number),
        "after": _when(change.to_starts_at, change.to_ends_at, change.to_room),
    }
    if change.from_starts_at is None or change.from_ends_at is None:
        words = _("Day %(number)s is added: %(after)s")
    elif change.to_state != change.from_state:
        cancelled = change.to_state == SessionState.CANCELLED
        words = (
            _("Day %(number)s is cancelled: %(after)s")
            if cancelled
            else _("Day %(number)s takes place after all: %(after)s")
        )
    else:
        facts["before"] = _when(
            change.from_starts_at, change.from_ends_at, change.from_room
        )
        words = _("Day %(number)s is moved from %(before)s to %(after)s")
    return HistoryLine(
        change.changed_at, change.changed_by, words % facts, change.reason
    )


def _when(start: dt.datetime, end: dt.datetime, room: object) -> str:
    words = in_words(Session(starts_at=start, ends_at=end))
    return f"{words} ({room})" if room else words


def _of_plan(change: PlanChange) -> HistoryLine:
    language = get_language()
    words = _("%(part)s: %(after)s instead of %(before)s") % {
        "part": change.get_part_display(),
        "before": in_digits_of(language, change.before or "–"),
        "after": in_digits_of(language, change.after or "–"),
    }
    return HistoryLine(change.changed_at, change.changed_by, words)


def _of_override(override: ConflictOverride) -> HistoryLine:
    words = _("Planned all the same. %(conflict)s") % {"conflict": override.sentence}
    return HistoryLine(
        override.overridden_at, override.overridden_by, words, override.reason
    )
