"""Days and periods as they are written on paper."""

from __future__ import annotations

import datetime as dt

from django.utils.dateformat import format as format_date
from django.utils.translation import override

from curriculum.numerals import in_digits_of


def written_date(date: dt.date, language: str) -> str:
    with override(language):
        return in_digits_of(language, format_date(date, "j F Y"))


def written_period(first: dt.date, last: dt.date, language: str) -> str:
    """`12 March 2026`, `12–14 March 2026` or `30 March – 2 April 2026`."""
    end = written_date(last, language)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{in_digits_of(language, first.day)}–{end}"
    if first.year == last.year:
        with override(language):
            start = in_digits_of(language, format_date(first, "j F"))
        return f"{start} – {end}"
    return f"{written_date(first, language)} – {end}"
