"""All that stands on one certificate, parted into what a workshop shares and what it does not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import override

from certificates import conf
from certificates.choices import CertificateLanguage
from certificates.codes import in_groups
from certificates.look import accents_of
from certificates.models import Certificate
from certificates.palette import Accents
from certificates.pdf.artwork import Artwork, artwork_of
from certificates.pdf.layouts import LAYOUTS
from certificates.pdf.row_sizes import row_sizes
from certificates.pdf.wording import PERSONAL, Line, Wording, wording
from certificates.tokens import qr_text
from curriculum.languages import LANGUAGES, LocalisedText
from curriculum.qr import qr_path

QR_MASK = 2
"""The same for every certificate: trying all of them takes longer than all words."""
QR = "qr"
_STAND_INS = ("ক", "খ")
"""What a compiled page is laid out with where the words of a person will stand."""
NO_DAY = "2000-01-01"


@dataclass(frozen=True)
class Page:
    layout: str
    first: Wording
    second: Wording | None
    code: str
    address: str
    """What the QR code says."""
    issued_on: str
    is_invented: bool
    artwork: Artwork
    accents: Accents

    @property
    def wordings(self) -> list[tuple[str, Wording]]:
        """With what is added to the names of slots in that language."""
        first = [("", self.first)]
        return [*first, ("-2", self.second)] if self.second else first

    @cached_property
    def slots(self) -> dict[str, tuple[str, float | None]]:
        """Words by slot, and points where the size depends on the words."""
        found: dict[str, tuple[str, float | None]] = {
            "code": (in_groups(self.code), None)
        }
        for suffix, words in self.wordings:
            found["issued" + suffix] = (words.issued, None)
            for key in PERSONAL:
                line = words.lines[key]
                if line.text and not (
                    suffix and line.text == self.first.lines[key].text
                ):
                    found[key + suffix] = (line.text, line.size)
        return found

    @property
    def shared(self) -> tuple[Any, ...]:
        """Equal for two certificates that differ in nothing but what is in slots."""
        words = tuple(words.shared for _suffix, words in self.wordings)
        return (
            self.layout,
            words,
            tuple(sorted(self.slots)),
            self.is_invented,
            self.artwork.digest,
            self.accents,
        )

    def blank(self) -> Page:
        """The same page with stand-ins in its slots."""
        first, second = (
            _blank(self, suffix, words)
            for suffix, words in (("", self.first), ("-2", self.second or self.first))
        )
        return replace(
            self,
            first=first,
            second=second if self.second else None,
            code="0" * len(self.code),
            address=f"{conf.base_url()}/",
            issued_on=NO_DAY,
        )


def page_of(
    certificate: Certificate, names: LocalisedText, artwork: Artwork | None = None
) -> Page:
    """With the pictures of the frozen look unless others are given."""
    facts = certificate.facts
    first, *rest = (
        wording(certificate, names, language, is_second=place > 0)
        for place, language in enumerate(_languages(facts["language"]))
    )
    return Page(
        layout=facts["layout"],
        first=first,
        second=rest[0] if rest else None,
        code=certificate.code,
        address=check_url(certificate),
        issued_on=facts["issued_on"],
        is_invented=facts["is_invented"],
        artwork=artwork_of(facts) if artwork is None else artwork,
        accents=accents_of(facts),
    )


def check_url(certificate: Certificate) -> str:
    """What the QR code says; see `certificates.tokens`."""
    return qr_text(certificate)


def html_of(pages: list[Page], *, part: str = "whole") -> str:
    """The document of `pages`: whole, or its `words` without art, or the `paper` with art only."""
    first = pages[0]
    context = {
        "pages": [_context(page) for page in pages],
        "layout": first.layout,
        "template": f"certificates/pdf/{first.layout}.html",
        "language": first.first.language,
        "issued_on": first.issued_on,
        "part": part,
        "accents": first.accents if first.accents != Accents() else None,
    }
    with override(first.first.language):
        return render_to_string("certificates/pdf/document.html", context)


def _context(page: Page) -> dict[str, Any]:
    side, path = qr_path(page.address, mask=QR_MASK)
    return {
        "first": page.first,
        "second": page.second,
        "code": in_groups(page.code),
        "qr_side": side,
        "qr_path": path,
        "is_invented": page.is_invented,
        "logo": "artwork/logo.png" if page.artwork.logo else "",
        "signatories": _signatories(page),
        "sizes": row_sizes(page.layout, page.first, page.second),
    }


def _signatories(page: Page) -> list[dict[str, Any]]:
    second = page.second.signatories if page.second else ()
    return [
        {
            "spot": f"of-{len(page.first.signatories)} place-{place}",
            "picture": page.artwork.signature_address(place),
            "first": each,
            "second": second[place - 1] if second else None,
        }
        for place, each in enumerate(page.first.signatories, start=1)
    ]


def _blank(page: Page, suffix: str, words: Wording) -> Wording:
    """A line that the page leaves out stays out, here as there because it says nothing new."""
    first, second = _STAND_INS
    lines = dict(words.lines)
    for key in PERSONAL:
        if lines[key].text:
            stand_in = second if key + suffix in page.slots and suffix else first
            lines[key] = Line(stand_in, LAYOUTS[page.layout].rooms[key].second)
    return replace(words, issued=second if suffix else first, lines=lines)


def _languages(choice: str) -> tuple[str, ...]:
    return LANGUAGES if choice == CertificateLanguage.BOTH else (choice,)
