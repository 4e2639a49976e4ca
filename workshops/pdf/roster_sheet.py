"""The roster of one session on A4: what is on paper has the row numbers of the screen."""

from __future__ import annotations

from typing import Any

import segno
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from curriculum.printing import render_pdf
from workshops.choices import AgeBand, Sex
from workshops.models import Session
from workshops.people import PersonLine, staff_of

EMPTY_ROWS = 5
"""For people who come without being on the list."""


def roster_sheet(session: Session, lines: list[PersonLine], *, address: str) -> bytes:
    """The PDF in the language of the page; `address` is where it is typed in."""
    html = render_to_string(
        "workshops/pdf/roster_sheet.html", sheet_context(session, lines, address)
    )
    return render_pdf(html)


def sheet_context(
    session: Session, lines: list[PersonLine], address: str
) -> dict[str, Any]:
    language = get_language() or "bn"
    workshop = session.workshop
    standing = [line for line in lines if not line.is_withdrawn]
    return {
        "workshop": workshop,
        "session": session,
        "staff": staff_of(workshop),
        "rows": [(line, _full_name(line, language)) for line in standing],
        "empty_rows": range(EMPTY_ROWS),
        "sexes": [sex.label for sex in Sex],
        "ages": [age.label for age in AgeBand],
        "qr": _qr(address),
        "page_of": _page_of(language),
    }


def _full_name(line: PersonLine, language: str) -> str:
    """The full name, unless it says no more than the call name."""
    if line.names is None:
        return ""
    full = line.names.printed(language)
    return "" if full == line.names.call_name else full


def _page_of(language: str) -> SafeString:
    """“Page 1 of 2” as CSS counts it, in the digits of the language."""
    digits = "bengali" if language.startswith("bn") else "decimal"
    words = _("Page %(page)s of %(pages)s") % {
        "page": f'" counter(page, {digits}) "',
        "pages": f'" counter(pages, {digits}) "',
    }
    return mark_safe(f'"{words}"')  # noqa: S308  our own words and counters


def _qr(address: str) -> SafeString:
    code = segno.make(address, error="m", micro=False)
    drawing = code.svg_inline(border=2, light="#fff", omitsize=True)
    return mark_safe(drawing)  # noqa: S308  made of squares, not of the text
