"""What stands on a certificate, in one language."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import override

from certificates import conf
from certificates.models import Certificate
from certificates.pdf.layouts import LAYOUTS
from certificates.pdf.printable import printable
from certificates.pdf.sizing import fitted
from curriculum.languages import LocalisedText, in_language
from curriculum.numerals import in_digits_of

PERSONAL = ("name", "held")
"""Lines that differ from person to person in one workshop."""


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

    @property
    def shared(self) -> tuple[Any, ...]:
        """All that is the same for everybody of a workshop."""
        lines = tuple(
            (key, line) for key, line in self.lines.items() if key not in PERSONAL
        )
        words = (self.title, self.given_to, self.completed, self.check, self.invented)
        return (self.language, lines, *words)


def wording(
    certificate: Certificate, names: LocalisedText, language: str, *, is_second: bool
) -> Wording:
    """`names` by language; the one that exists is used where the other is missing."""
    facts = certificate.facts
    said = _said(
        json.dumps(facts, sort_keys=True, ensure_ascii=False),
        language,
        is_second,
        conf.host(),
    )
    name = name_line(facts["layout"], in_language(names, language), is_second=is_second)
    return replace(said, lines={**said.lines, "name": name})


@lru_cache(maxsize=512)
def _said(frozen: str, language: str, is_second: bool, host: str) -> Wording:
    """All but the name. In a workshop a few differ, so they are worded once."""
    facts = json.loads(frozen)
    issued_on = written_date(dt.date.fromisoformat(facts["issued_on"]), language)
    with override(language):
        texts = {
            "organisation": in_language(facts["organisation"], language),
            "module": in_language(facts["module"], language),
            "held": _held(facts, language),
            "signatory": in_language(facts["signatory"], language),
            "role": in_language(facts["signatory_role"], language),
        }
        layout = facts["layout"]
        return Wording(
            language=language,
            lines={k: _line(layout, k, text, is_second) for k, text in texts.items()},
            title=_("Certificate"),
            given_to=_("This certificate is given to"),
            completed=_("for completing the workshop"),
            issued=_("Issued on %(date)s") % {"date": issued_on},
            check=_("Check it at %(address)s") % {"address": f"{host}/verify"},
            invented=_("Invented data: made to show the program"),
        )


def name_line(layout: str, name: str, *, is_second: bool) -> Line:
    return _line(layout, "name", name, is_second)


def _line(layout: str, key: str, text: str, is_second: bool) -> Line:
    room = LAYOUTS[layout].rooms[key]
    largest = room.second if is_second else room.first
    return Line(*fitted(printable(text), width=room.width, largest=largest))


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
