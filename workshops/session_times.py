"""From when to when sessions last, and which times cannot be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.refusals import Refused

MOST_SESSIONS = 60
LATE_PAPERWORK = dt.timedelta(days=365)
FAR_AHEAD = dt.timedelta(days=2 * 365)
EARLIEST, LATEST = dt.time(6), dt.time(22)

Times = tuple[dt.datetime, dt.datetime]


def moment(date: dt.date, time: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(date, time))


def refuse_impossible_times(times: Sequence[Times]) -> None:
    """`times` in their order. The past is allowed, for paperwork that comes late."""
    if not times:
        raise Refused(_("Give the workshop at least one date."))
    refuse_too_many(len(times))
    now = timezone.now()
    for starts_at, ends_at in times:
        if ends_at <= starts_at:
            raise Refused(_("A session must end after it starts."))
        if starts_at < now - LATE_PAPERWORK:
            raise Refused(_("A session is more than a year ago. Check the year."))
        if starts_at > now + FAR_AHEAD:
            raise Refused(_("A session is more than two years ahead. Check the year."))
    refuse_overlap(times)


def refuse_too_many(sessions: int) -> None:
    if sessions > MOST_SESSIONS:
        raise Refused(_("A workshop has at most 60 sessions. Plan a second workshop."))


def refuse_overlap(times: Sequence[Times]) -> None:
    for (_start, earlier_end), (later_start, _end) in pairwise(times):
        if later_start < earlier_end:
            raise Refused(_("Two sessions overlap. Change one of the times."))


def refuse_hours_of_the_night(starts: dt.time, ends: dt.time) -> None:
    """What was typed is more likely a slip: 2 o'clock for 14:00."""
    if starts < EARLIEST or ends > LATEST:
        raise Refused(
            _(
                "A session is between 6 in the morning and 10 at night."
                " Write the afternoon as 14:00 or 2:00 pm."
            )
        )
