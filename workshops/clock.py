"""Times as people say them: “সকাল ১০টা”, not “১০:০০ পূর্বাহ্ন”."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from curriculum.numerals import in_digits_of

_PARTS_OF_THE_DAY = (
    (4, "রাত"),
    (6, "ভোর"),
    (12, "সকাল"),
    (15, "দুপুর"),
    (18, "বিকাল"),
    (20, "সন্ধ্যা"),
    (24, "রাত"),
)
"""Until which hour each part lasts. English says only am and pm."""


class _Span(Protocol):
    starts_at: dt.datetime
    ends_at: dt.datetime


def in_words(span: _Span) -> str:
    """“12 March 2027, 10 am to 12:30 pm”, in the language and digits of the page."""
    start, end = timezone.localtime(span.starts_at), timezone.localtime(span.ends_at)
    same_day = start.date() == end.date()
    words = _("%(date)s, %(start)s to %(end)s") % {
        "date": date_format(start),
        "start": time_in_words(start),
        "end": time_in_words(end) if same_day else moment_in_words(end),
    }
    return in_digits_of(get_language(), words)


def moment_in_words(moment: dt.datetime) -> str:
    local = timezone.localtime(moment)
    words = f"{date_format(local)}, {time_in_words(local)}"
    return in_digits_of(get_language(), words)


def weekday_of(day: dt.datetime | dt.date) -> str:
    local = timezone.localtime(day) if isinstance(day, dt.datetime) else day
    return date_format(local, "l")


def date_with_weekday(date: dt.date) -> str:
    """“Friday, 12 March 2027”: people plan by the day of the week."""
    return f"{weekday_of(date)}, {in_digits_of(get_language(), date_format(date))}"


def time_in_words(time: dt.datetime | dt.time) -> str:
    """The time of day on a clock of twelve hours."""
    hour = time.hour % 12 or 12
    if (get_language() or "").startswith("bn"):
        part = next(name for until, name in _PARTS_OF_THE_DAY if time.hour < until)
        clock = f"{hour}:{time.minute:02}" if time.minute else f"{hour}টা"
        return in_digits_of("bn", f"{part} {clock}")
    clock = f"{hour}:{time.minute:02}" if time.minute else f"{hour}"
    return f"{clock} {'am' if time.hour < 12 else 'pm'}"
