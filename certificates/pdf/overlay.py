"""Whole pages by WeasyPrint's public ways: the truth, and the batch with its art drawn once.

Drawing the waves of a border takes three times as long as everything that differs from
person to person. `print_batch` draws them once and lays them under each page.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from io import BytesIO

import pikepdf

from certificates.palette import Accents
from certificates.pdf.page import Page, html_of
from certificates.pdf.printer import VARIANT, print_html

_NAME = pikepdf.Name("/Paper")
# The border is ornament: screen readers skip what is marked as an artefact.
_UNDER = b"q /Artifact BMC /Paper Do EMC Q"


def print_whole(page: Page) -> bytes:
    """One certificate drawn from nothing: what the other ways are compared with."""
    html = html_of([page])
    return print_html(
        html,
        page.artwork.files,
        page.accents,
        pdf_variant=VARIANT,
        pdf_identifier=sha256(html.encode()).hexdigest()[:32].encode(),
    )


def print_batch(pages: list[Page]) -> bytes:
    """One file with a page for each certificate, all of one layout and artwork."""
    files, accents = pages[0].artwork.files, pages[0].accents
    html = html_of(pages, part="words")
    words = print_html(html, files, accents, pdf_variant=VARIANT)
    return _laid_on(words, _paper(html_of([pages[0].blank()], part="paper"), accents))


def _laid_on(words: bytes, paper: bytes) -> bytes:
    with pikepdf.open(BytesIO(words)) as pdf, pikepdf.open(BytesIO(paper)) as under:
        ground = pdf.copy_foreign(under.pages[0].as_form_xobject())
        for page in pdf.pages:
            page.add_resource(ground, pikepdf.Name.XObject, _NAME)
            page.contents_add(_UNDER, prepend=True)
        written = BytesIO()
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


@lru_cache(maxsize=8)
def _paper(html: str, accents: Accents) -> bytes:
    """Without pictures: those are words to a screen reader, and stand above."""
    return print_html(html, None, accents)
