"""Private parts of WeasyPrint are used in one folder, and only while we print."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
import weasyprint
from weasyprint import HTML

from certificates.pdf import inside
from certificates.pdf.inside import Unfamiliar, write_without_slots
from curriculum.printing import font_configuration

HOUSE = Path(inside.__file__).parents[2]
PUBLIC = {"HTML", "CSS", "FontConfiguration", "URLFetcher", "URLFetcherResponse"}
TWO_SLOTS = "<html lang=bn><title>Two</title><p data-slot=name>রহিমা</p><p>সবার</p><p data-slot=code>1</p>"


def test_nobody_else_imports_private_parts():
    taken = {
        name.strip()
        for path in HOUSE.rglob("*.py")
        if Path(inside.__file__).parent not in path.parents
        for names in re.findall(
            r"^\s*from weasyprint[.\w]* import (.+)$", path.read_text(), re.MULTILINE
        )
        for name in names.split(",")
    }
    assert taken <= PUBLIC


@pytest.mark.parametrize(
    ("version", "known"),
    [("70.0", True), ("70.3", True), ("69.9", False), ("71.0", False), ("80", False)],
)
def test_only_versions_that_were_read_are_known(version, known, monkeypatch):
    monkeypatch.setattr(weasyprint, "__version__", version)
    assert inside.is_known() is known


def test_other_pages_are_printed_as_ever():
    assert b"ActualText" not in HTML(string="<p>Words").write_pdf(uncompressed_pdf=True)


def test_slots_are_left_out_and_all_else_stays():
    pdf, slots = write_without_slots(
        HTML(string=TWO_SLOTS), font_configuration(), pdf_variant="pdf/ua-1"
    )
    assert sorted(slots) == ["code", "name"]
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert text.split() == ["সবার"]


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<p data-slot=name>ক<br>খ", "not one line"),
        ("<p data-slot=name>ক <b>খ</b>", "more than one style"),
        ("<p data-slot=name>ক<p data-slot=name>খ", "twice"),
        ("<p>ক<p style='page-break-before: always'>খ", "2 pages"),
        (
            "<p data-slot=name style='overflow: hidden; text-overflow: ellipsis'>ক",
            "may be cut",
        ),
    ],
)
def test_a_slot_that_is_no_plain_line_is_refused(html, reason):
    with pytest.raises(Unfamiliar, match=reason):
        write_without_slots(
            HTML(string=f"<html lang=bn>{html}"),
            font_configuration(),
            pdf_variant="pdf/ua-1",
        )
