"""What stands on a certificate, in one language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import override

from certificates import conf
from certificates.models import Certificate
from certificates.pdf.sizing import size_that_fits
from curriculum.languages import LocalisedText, in_language
from curriculum.numerals import in_digits_of

_WIDE, _FOOT = 225.0, 74.0
"""Millimetres that a line may fill between the borders, and above a signature."""
_LARGEST = {
    "organisation": (14.0, 10.5, _WIDE),
    "name": (38.0, 17.0, _WIDE),
    "module": (21.0, 13.0, _WIDE),
    "held": (11.5, 10.0, _WIDE),
    "signatory": (12.5, 8.5, _FOOT),
    "role": (10.0, 8.5, _FOOT),
}
"""For each line that may be long: points in the first and in the second language, width."""


@dataclass(frozen=True)
class Line:
    text: str
    size: float
    """Points; small enough that the text stays one line."""


@dataclass(frozen=True)
class Wording:
    """All that a certificate says, in one language."""

    language: str
    lines: dict[str, Line]
    title: str
    given_to: str
    completed: str
    issued: str
    check: str
    invented: str


def wording(
    certificate: Certificate, names: LocalisedText, language: str, *, is_second: bool
) -> Wording:
    """`names` by language; the one that exists is used where the other is missing."""
    facts = certificate.facts
    issued_on = written_date(dt.date.fromisoformat(facts["issued_on"]), language)
    with override(language):
        texts = {
            "organisation": in_language(facts["organisation"], language),
            "name": in_language(names, language),
            "module": in_language(facts["module"], language),
            "held": _held(facts, language),
            "signatory": in_language(facts["signatory"], language),
            "role": in_language(facts["signatory_role"], language),
        }
        return Wording(
            language=language,
            lines={key: _line(key, text, is_second) for key, text in texts.items()},
            title=_("Certificate"),
            given_to=_("This certificate is given to"),
            completed=_("for completing the workshop"),
            issued=_("Issued on %(date)s") % {"date": issued_on},
            check=_("Check it at %(address)s") % {"address": f"{conf.host()}/verify"},
            invented=_("Invented data: made to show the program"),
        )


def _line(key: str, text: str, is_second: bool) -> Line:
    first, second, width = _LARGEST[key]
    largest = second if is_second else first
    return Line(text, size_that_fits(text, width=width, largest=largest))


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


def _held(facts: dict[str, Any], language: str) -> str:
    """Where and when, and how much of it the person came to."""
    first, last = (
        dt.date.fromisoformat(facts[key]) for key in ("held_from", "held_to")
    )
    where_and_when = _("%(centre)s, %(dates)s") % {
        "centre": in_language(facts["centre"], language),
        "dates": written_period(first, last, language),
    }
    if not facts["sessions_held"]:
        return where_and_when
    attended = _("Sessions attended: %(attended)s of %(held)s") % {
        "attended": in_digits_of(language, facts["sessions_attended"]),
        "held": in_digits_of(language, facts["sessions_held"]),
    }
    return f"{where_and_when} · {attended}"
