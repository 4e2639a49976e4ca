"""A stamped page with pictures, against WeasyPrint when none of our steps are in it."""

from __future__ import annotations

import pypdfium2
import pytest
from weasyprint import HTML

from certificates.pdf.page import html_of, page_of
from certificates.pdf.printer import VARIANT, page_of_html
from certificates.pdf.tiers import press_of
from tests.bench.peers.sample import artwork, people

PICTURES = artwork()


def picture(pdf):
    return pypdfium2.PdfDocument(pdf)[0].render(scale=150 / 72).to_pil().tobytes()


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_no_pixel_differs_where_signatures_lie_beside_the_words(seed):
    page = page_of(*people(1, seed)[0], PICTURES)
    plain: HTML = page_of_html(html_of([page]), PICTURES.files)
    stamped = press_of(page).print(page)
    assert picture(stamped) == picture(plain.write_pdf(pdf_variant=VARIANT))
