"""When a telephone should not ring."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from workshops import conf

FRIDAY = 4


def is_quiet(moment: dt.datetime) -> bool:
    """Whether nothing is sent at this moment, by the clock of the site."""
    local = timezone.localtime(moment)
    spans = [conf.quiet_hours()]
    friday = conf.quiet_friday()
    if friday and local.weekday() == FRIDAY:
        spans.append(friday)
    return any(_within(local.time(), *span) for span in spans)


def _within(time: dt.time, start: str, end: str) -> bool:
    begins, ends = dt.time.fromisoformat(start), dt.time.fromisoformat(end)
    if begins <= ends:
        return begins <= time < ends
    return time >= begins or time < ends
