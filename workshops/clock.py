"""Times as people say them."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from curriculum.numerals import in_digits_of


class _Span(Protocol):
    starts_at: dt.datetime
    ends_at: dt.datetime


def in_words(span: _Span) -> str:
    """“12 March 2027, 10:00 am to 12:00 noon”, in the language and digits of the page."""
    start, end = timezone.localtime(span.starts_at), timezone.localtime(span.ends_at)
    words = _("%(date)s, %(start)s to %(end)s") % {
        "date": date_format(start),
        "start": time_format(start),
        "end": time_format(end)
        if start.date() == end.date()
        else date_format(end, "DATETIME_FORMAT"),
    }
    return in_digits_of(get_language(), words)
