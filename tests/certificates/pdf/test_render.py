from __future__ import annotations

import socket
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from certificates.pdf import render_certificate, render_many, render_stream
from certificates.pdf.printer import CertificateFetcher, print_html
from certificates.pdf.render import check_url
from tests.certificates.pdf.test_sizing import SIXTY

NAMES = {"bn": "প্রিয়াঙ্কা রাজ্যশ্রী চক্রবর্তী", "en": "Priyanka Rajyashree Chakraborty"}
MILLIMETRE = 72 / 25.4


@pytest.fixture
def offline(monkeypatch):
    """Whoever opens a connection fails the test."""

    def refuse(*args, **kwargs):
        raise AssertionError("A certificate asked the network.")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def text_of(pdf, page=0):
    return pypdfium2.PdfDocument(pdf)[page].get_textpage().get_text_range()


def ink_box(pdf, old, new):
    """What differs between two printed pages: left, top, right, bottom in millimetres."""
    from PIL import ImageChops

    pictures = [
        pypdfium2.PdfDocument(each)[0].render(scale=1).to_pil().convert("L")
        for each in (old, new)
    ]
    return [edge / MILLIMETRE for edge in ImageChops.difference(*pictures).getbbox()]


def test_is_one_a4_page_on_its_side(issued, offline):
    document = pypdfium2.PdfDocument(render_certificate(issued, names=NAMES))
    width, height = document[0].get_size()
    assert len(document) == 1
    assert (round(width / MILLIMETRE), round(height / MILLIMETRE)) == (297, 210)


def test_text_copies_out_as_it_was_written(issued):
    text = text_of(render_certificate(issued, names=NAMES))
    for words in (*NAMES.values(), "সনদপত্র", "Gentle words", "কোমল কথা", "Shapla Trust"):
        assert words in text


@pytest.mark.parametrize(
    ("language", "there", "not_there"),
    [
        ("bn", "সনদপত্র", "Certificate"),
        ("en", "Certificate", "সনদপত্র"),
    ],
)
def test_speaks_the_languages_of_its_design(issued, language, there, not_there):
    issued.facts["language"] = language
    text = text_of(render_certificate(issued, names=NAMES))
    assert there in text
    assert not_there not in text


def test_invented_data_is_said_on_the_paper(issued):
    assert "Invented data" not in text_of(render_certificate(issued, names=NAMES))
    issued.facts["is_invented"] = True
    assert "Invented data" in text_of(render_certificate(issued, names=NAMES))


@pytest.mark.parametrize(
    "names",
    [
        {"bn": SIXTY},
        {"bn": "মৌ" * 120},
        {"en": "W" * 60},
        {"bn": SIXTY, "en": "Wm " * 40},
    ],
)
def test_a_long_name_stays_inside_the_border(issued, names):
    empty = render_certificate(issued, names={"bn": "", "en": ""})
    left, top, right, bottom = ink_box(
        None, empty, render_certificate(issued, names=names)
    )
    assert left >= 30
    assert right <= 267
    assert top >= 45
    assert bottom <= 180


def test_many_are_one_file_in_the_order_given(issued):
    pdf = render_many([(issued, {"en": "First"}), (issued, {"en": "Second"})])
    document = pypdfium2.PdfDocument(pdf)
    assert [
        ("First" in text_of(pdf, n), "Second" in text_of(pdf, n)) for n in (0, 1)
    ] == [
        (True, False),
        (False, True),
    ]
    assert len(document) == 2


def test_the_paper_is_carried_once_for_all_pages(issued):
    with pikepdf.open(BytesIO(render_many([(issued, NAMES)] * 3))) as pdf:
        drawings = [
            sorted(drawing.objgen for drawing in page.Resources.XObject.values())
            for page in pdf.pages
        ]
    assert drawings[0] != []
    assert drawings == [drawings[0]] * 3


def test_no_certificates_are_no_file():
    with pytest.raises(ValueError, match="No certificate"):
        render_many([])


def test_the_same_certificate_is_the_same_file(issued):
    assert render_certificate(issued, names=NAMES) == render_certificate(
        issued, names=NAMES
    )


def test_a_stream_gives_the_file_of_each(issued):
    given = list(render_stream([(issued, {"en": "First"}), (issued, {"en": "Second"})]))
    assert [certificate for certificate, _pdf in given] == [issued, issued]
    assert [pdf for _certificate, pdf in given] == [
        render_certificate(issued, names={"en": name}) for name in ("First", "Second")
    ]


def test_a_stream_takes_one_at_a_time(issued):
    taken = []

    def people():
        for name in ("First", "Second"):
            taken.append(name)
            yield issued, {"en": name}

    next(render_stream(people()))
    assert taken == ["First"]


def test_the_day_of_issue_is_the_day_of_the_file(issued):
    issued.facts["issued_on"] = "2026-03-15"
    with pikepdf.open(BytesIO(render_certificate(issued, names=NAMES))) as pdf:
        assert str(pdf.docinfo.CreationDate) == "D:20260315"
        assert pdf.open_metadata()["xmp:CreateDate"] == "2026-03-15"


def test_the_file_says_its_title_and_language_and_is_tagged(issued):
    with pikepdf.open(BytesIO(render_certificate(issued, names=NAMES))) as pdf:
        assert str(pdf.docinfo.Title) == "সনদপত্র: কোমল কথা"
        assert str(pdf.Root.Lang) == "bn"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.open_metadata()["pdfuaid:part"] == "1"


def test_all_letters_come_from_our_own_fonts(issued):
    with pikepdf.open(BytesIO(render_certificate(issued, names=NAMES))) as pdf:
        fonts = {
            str(font.BaseFont)
            for page in pdf.pages
            for font in page.Resources.Font.values()
        }
    assert {name.split("+")[-1].replace("-", " ").split()[0] for name in fonts} == {
        "Certificate"
    }


def test_the_address_to_check_is_from_the_settings(issued, settings):
    settings.CERTIFICATES_BASE_URL = "https://paper.example/"
    assert check_url(issued).startswith("HTTPS://PAPER.EXAMPLE/V/")


def test_names_cannot_bring_markup(issued, offline):
    names = {"en": "<img src='http://evil.example/x.png'><b>Rina</b>"}
    assert "<b>Rina</b>" in text_of(render_certificate(issued, names=names))


@pytest.mark.parametrize(
    "url",
    [
        "http://evil.example/",
        "https://certificate.invalid/etc",
        "file:///etc/passwd",
        "data:image/svg+xml,<svg/>",
        "https://certificate.invalid/certificates/../../x.css",
    ],
)
def test_nothing_else_is_fetched(url):
    with pytest.raises(ValueError, match="may not fetch"):
        CertificateFetcher().fetch(url)


def test_own_drawings_and_fonts_are_fetched():
    root = "https://certificate.invalid/"
    assert (
        CertificateFetcher().fetch(f"{root}art/sprout.svg").read().startswith(b"<svg")
    )
    assert (
        b"@font-face"
        in CertificateFetcher().fetch(f"{root}certificates/document.css").read()
    )


def test_a_page_that_asks_for_more_is_printed_without_it(offline):
    html = '<link rel="stylesheet" href="http://evil.example/a.css"><p>Words</p>'
    assert "Words" in text_of(print_html(html))
