from __future__ import annotations

import pypdfium2
import pytest
import segno
import zxingcpp
from PIL import Image

from certificates.codes import is_token, new_token
from certificates.pdf import render_certificate
from certificates.pdf.layouts import LAYOUTS
from certificates.tokens import public_address, qr_text, said_in
from tests.certificates.checking import issue_to_agreed, said_by

LONG_HOST = "https://training.childrights.example"
NAMES = {"bn": "রহিমা খাতুন", "en": "Rahima Khatun"}


def scanned(pdf, dpi=100):
    """The printed page as a scanner of that fineness sees it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].render(scale=dpi / 72, grayscale=True).to_pil()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("host", ["https://ankur.example", LONG_HOST])
@pytest.mark.parametrize("is_named", [True, False])
def test_somebody_elses_reader_reads_the_printed_code_at_100_dpi(
    done, issued, settings, host, is_named, layout
):
    settings.CERTIFICATES_BASE_URL = host
    certificate = issue_to_agreed(done) if is_named else issued
    certificate.facts["layout"] = layout
    page = scanned(render_certificate(certificate, names=NAMES))
    # A phone's reader looks closer than a pixel too.
    closer = page.resize((page.width * 2, page.height * 2), Image.Resampling.BICUBIC)
    assert [each.text for each in zxingcpp.read_barcodes(closer)] == [
        qr_text(certificate)
    ]


@pytest.mark.parametrize("length", [97, 109])
def test_the_code_stays_coarse_with_a_host_of_35_letters(issued, settings, length):
    settings.CERTIFICATES_BASE_URL = LONG_HOST
    issued.statement = bytes(length)
    code = segno.make(qr_text(issued), error="m", boost_error=False, micro=False)
    assert (code.mode, code.version <= 8) == ("alphanumeric", True)


def test_the_code_leads_to_our_host_over_https(issued, settings):
    settings.CERTIFICATES_BASE_URL = "https://ankur.example/"
    assert qr_text(issued).startswith("HTTPS://ANKUR.EXAMPLE/V/")
    assert public_address(issued) == f"https://ankur.example/V/{issued.token}"


def test_a_path_keeps_its_letters(issued, settings):
    settings.CERTIFICATES_BASE_URL = "https://ankur.example/Training"
    assert qr_text(issued).startswith("HTTPS://ANKUR.EXAMPLE/Training/V/")


def test_it_carries_neither_typed_code_nor_name(done):
    certificate = issue_to_agreed(done)
    carried = bytes(certificate.statement)
    assert certificate.code not in qr_text(certificate)
    assert b"Rahima" not in carried
    assert "রহিমা".encode() not in carried


def test_without_a_statement_it_carries_the_token_alone(issued):
    issued.statement = b""
    assert qr_text(issued) == f"HTTPS://ANKUR.EXAMPLE/V/{issued.token}"
    assert said_in(qr_text(issued)) == issued.token


def test_what_is_said_is_found_in_whatever_address(issued):
    said = said_by(issued)
    for text in (
        said,
        said.lower(),
        f" {qr_text(issued)}\n",
        f"http://x/v/{said}/?a=b",
    ):
        assert said_in(text) == said


def test_tokens_differ_and_have_128_bits():
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert all(is_token(token) for token in tokens)
    assert not any(is_token(text) for text in ("", "A" * 25, "A" * 25 + "B", "a" * 26))
