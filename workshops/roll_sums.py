"""Adds up the rolls of one workshop. Pure: rows in, sums out."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.utils import timezone

from workshops.choices import CAME, AttendanceStatus, EnrolmentState, SessionState

Run = tuple[int, int]
"""The first and the last of months in a row."""


@dataclass
class Rows:
    """What is known of one workshop.

    `days` are (beginning, state) by session; `marks` the status that counts by
    enrolment and session; `states` of enrolments; `changes` their history in order.
    """

    days: dict[int, tuple[dt.datetime, str]] = field(default_factory=dict)
    marks: dict[tuple[int, int], str] = field(default_factory=dict)
    states: dict[int, str] = field(default_factory=dict)
    changes: defaultdict[int, list[tuple[dt.datetime, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )


@dataclass(frozen=True)
class Standing:
    """One enrolment: whether it counts as registered, was expected, and came last when."""

    is_registered: bool
    is_expected: bool
    last_came: dt.datetime | None


class Sums:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._marked = [
            (enrolment, session, status)
            for (enrolment, session), status in rows.marks.items()
            if status != AttendanceStatus.UNMARKED
        ]
        self.came: dict[int, int | None] = dict.fromkeys(rows.days)
        """How many came, by session; None where the roll was not called."""
        for _enrolment, session, status in self._marked:
            self.came[session] = (self.came[session] or 0) + (status in CAME)

    @property
    def called(self) -> list[dt.datetime]:
        days = self._rows.days
        return [days[pk][0] for pk, came in self.came.items() if came is not None]

    @cached_property
    def runs(self) -> dict[int, list[Run]]:
        """By enrolment, of those who are enrolled or were."""
        months: defaultdict[int, set[int]] = defaultdict(set)
        for enrolment, session, status in self._marked:
            if status in CAME and self._rows.states[enrolment] in _ON_THE_LIST:
                months[enrolment].add(month_of(self._rows.days[session][0]))
        return {enrolment: list(_runs(found)) for enrolment, found in months.items()}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        standings = [s for s in self._standings() if s.is_registered]
        last = max(self._held.values(), default=None)
        return {
            "registered": len(standings),
            "no_show": sum(s.is_expected and not s.last_came for s in standings),
            "dropped": sum(
                s.last_came < last for s in standings if s.last_came and last
            ),
        }

    @cached_property
    def _held(self) -> dict[int, dt.datetime]:
        return {
            pk: starts
            for pk, (starts, state) in self._rows.days.items()
            if self.came[pk] is not None and state != SessionState.CANCELLED
        }

    def _standings(self) -> Iterator[Standing]:
        if not self._held:
            return
        first = min(self._held.values())
        called, last_came = set(), dict[int, dt.datetime]()
        for enrolment, session, status in self._marked:
            starts = self._held.get(session)
            if starts == first:
                called.add(enrolment)
            if starts and status in CAME:
                before = last_came.get(enrolment, starts)
                last_came[enrolment] = max(before, starts)
        for enrolment, state in self._rows.states.items():
            came = last_came.get(enrolment)
            is_expected = enrolment in called or (
                self._state_at(enrolment, first) == EnrolmentState.ENROLLED
            )
            stays = state == EnrolmentState.ENROLLED
            left = state == EnrolmentState.WITHDRAWN and came is not None
            yield Standing(is_expected or stays or left, is_expected, came)

    def _state_at(self, enrolment: int, moment: dt.datetime) -> str:
        """Without a history it was always what it is."""
        changes = self._rows.changes.get(enrolment)
        if not changes:
            return self._rows.states[enrolment]
        before = [state for at, state in changes if at <= moment]
        return before[-1] if before else ""


_ON_THE_LIST = (EnrolmentState.ENROLLED, EnrolmentState.WITHDRAWN)


def month_of(moment: dt.datetime) -> int:
    """The month here, not in Greenwich, since the year 0."""
    return month_number(timezone.localdate(moment))


def month_number(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _runs(months: Iterable[int]) -> Iterator[Run]:
    """
    >>> list(_runs({3, 4, 7}))
    [(3, 4), (7, 7)]
    """
    ordered = sorted(months)
    first = ordered[0]
    for month, following in zip(ordered, [*ordered[1:], None], strict=True):
        if following != month + 1:
            yield first, month
            first = following or month
