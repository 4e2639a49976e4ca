"""Tries a new form with hard names before anybody gets a certificate from it.

A stamped page and the same page drawn from nothing are read back operator by operator:
which shape is shown where, how large and in which colour, and where each dark module of
the QR code lies.
"""

from __future__ import annotations

from dataclasses import replace

from certificates.pdf.files import Press
from certificates.pdf.inside import Unfamiliar
from certificates.pdf.overlay import print_whole
from certificates.pdf.page import Page
from certificates.pdf.reading import is_alike, shown_on
from certificates.pdf.wording import Wording, name_line

HARD_NAMES = (
    "শ্রীকৃষ্ণচন্দ্র র\u200d্যাম্প ক্ষ্মৌ হৃৎকম্পিতা",
    "Wilhelmina O’Neill-Quayle, fj",
    "মোহাম্মদ Abdur ১২৩ রহমান " * 4,
)
"""Conjuncts and joiners; another script; two scripts, and far too long."""

WIDE_CODE = "MWQM7WQM0WMQW"


def try_out(press: Press, page: Page) -> None:
    """Raises Unfamiliar unless each hard name gives what a whole drawing gives."""
    for name in HARD_NAMES:
        tried = _named(page, name)
        if not is_alike(shown_on(press.print(tried)), shown_on(print_whole(tried))):
            raise Unfamiliar("A stamped page is not the page it should be")


def _named(page: Page, name: str) -> Page:
    """The page with another name in each place that has one, and a code of wide letters."""
    page = replace(page, code=WIDE_CODE)
    first = _worded(page.first, page.layout, name, is_second=False)
    if page.second is None:
        return replace(page, first=first)
    other = f"{name}." if "name-2" in page.slots else name
    second = _worded(page.second, page.layout, other, is_second=True)
    return replace(page, first=first, second=second)


def _worded(words: Wording, layout: str, name: str, *, is_second: bool) -> Wording:
    if not words.lines["name"].text:
        return words
    line = name_line(layout, name, is_second=is_second)
    return replace(words, lines={**words.lines, "name": line})
