from __future__ import annotations

import pytest

from certificates.paper_reading import statements_in
from certificates.pdf import render_certificate, render_many
from tests.certificates.checking import issue_to_agreed, said_by

NAMES = {"bn": "রহিমা খাতুন", "en": "Rahima Khatun"}


def test_a_printed_file_says_what_its_qr_code_says(done):
    certificate = issue_to_agreed(done)
    pdf = render_certificate(certificate, names=NAMES)
    assert statements_in(pdf) == [said_by(certificate)]


def test_a_file_for_the_printer_says_nothing_of_one_among_many(issued):
    assert statements_in(render_many([(issued, NAMES), (issued, NAMES)])) == []


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\x00" * 99, b"/V/" + b"A" * 156])
def test_what_is_no_pdf_says_nothing(data):
    assert statements_in(data) == []
