"""What stands on a certificate, in one language."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from certificates import conf
from certificates.look import signatories_of
from certificates.models import Certificate
from certificates.pdf.layouts import LAYOUTS
from certificates.pdf.own_texts import own_texts
from certificates.pdf.periods import written_date, written_period
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
class Signatory:
    name: Line
    role: Line


@dataclass(frozen=True)
class Wording:
    """All that a certificate says, in one language."""

    language: str
    lines: dict[str, Line]
    signatories: tuple[Signatory, ...]
    title: str
    given_to: str
    completed: str
    closing: str
    """One more sentence of the organisation's own; empty when there is none."""
    issued: str
    check: str
    invented: str

    @property
    def shared(self) -> tuple[Any, ...]:
        """All that is the same for everybody of a workshop."""
        lines = tuple(
            (key, line) for key, line in self.lines.items() if key not in PERSONAL
        )
        own = (self.title, self.given_to, self.completed, self.closing)
        words = (*own, self.check, self.invented)
        return (self.language, lines, self.signatories, *words)


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
    layout = facts["layout"]
    with override(language):
        texts = {
            "organisation": in_language(facts["organisation"], language),
            "module": in_language(facts["module"], language),
            "held": _held(facts, language),
        }
        own = own_texts(facts, language)
        return Wording(
            language=language,
            lines={k: _line(layout, k, text, is_second) for k, text in texts.items()},
            signatories=_signatories(facts, language, is_second),
            title=own.get("title") or _("Certificate"),
            given_to=own.get("given_to") or _("This certificate is given to"),
            completed=own.get("completed") or _("for completing the workshop"),
            closing=own.get("closing", ""),
            issued=_("Issued on %(date)s") % {"date": issued_on},
            check=_("Check it at %(address)s") % {"address": f"{host}/verify"},
            invented=_("Invented data: made to show the program"),
        )


def _signatories(
    facts: dict[str, Any], language: str, is_second: bool
) -> tuple[Signatory, ...]:
    people = signatories_of(facts)
    if not people:
        return ()
    layout = facts["layout"]
    width = LAYOUTS[layout].feet[len(people) - 1]
    return tuple(
        Signatory(
            _line(layout, "signatory", in_language(name, language), is_second, width),
            _line(layout, "role", in_language(role, language), is_second, width),
        )
        for name, role in people
    )


def name_line(layout: str, name: str, *, is_second: bool) -> Line:
    return _line(layout, "name", name, is_second)


def _line(layout: str, key: str, text: str, is_second: bool, width: float = 0) -> Line:
    room = LAYOUTS[layout].rooms[key]
    largest = room.second if is_second else room.first
    return Line(*fitted(printable(text), width=width or room.width, largest=largest))


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
