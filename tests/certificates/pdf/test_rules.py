from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from certificates.choices import CertificateLanguage, Layout
from certificates.pdf.overlay import print_batch, print_whole
from certificates.pdf.page import page_of
from certificates.pdf.tiers import print_all, print_one
from tests.bench.peers.sample import artwork
from tests.certificates.pdf.rules import broken_rules

NAMES = {"bn": "প্রিয়াঙ্কা চক্রবর্তী", "en": "Priyanka Chakraborty"}
WAYS = {
    "stamped": print_one,
    "together": lambda page: print_all([page, page]),
    "whole": print_whole,
    "batch": lambda page: print_batch([page, page]),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("layout", Layout.values)
def test_each_way_and_layout_keeps_our_rules(issued, layout, way):
    issued.facts["layout"] = layout
    page = page_of(issued, NAMES, artwork())
    assert broken_rules(WAYS[way](page)) == []


@pytest.mark.parametrize("language", CertificateLanguage.values)
def test_so_does_each_language(issued, language):
    issued.facts["language"] = language
    assert broken_rules(print_one(page_of(issued, NAMES))) == []


def without_language(pdf):
    del pdf.Root.Lang


def without_title(pdf):
    del pdf.docinfo["/Title"]
    pdf.docinfo["/Title"] = ""


def without_alternative(pdf):
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure":
            del each["/Alt"]


def with_an_empty_text(pdf):
    for font in pdf.pages[0].Resources.Font.values():
        font.ToUnicode.write(b"1 beginbfchar\n<0001> <>\nendbfchar\n")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (without_language, "has no language"),
        (without_title, "has no title"),
        (without_alternative, "does not say what it shows"),
        (with_an_empty_text, "says nothing"),
    ],
)
def test_a_spoilt_file_breaks_a_rule(issued, spoil, sentence):
    with pikepdf.open(BytesIO(print_one(page_of(issued, NAMES)))) as pdf:
        spoil(pdf)
        spoilt = BytesIO()
        pdf.save(spoilt)
    assert any(sentence in broken for broken in broken_rules(spoilt.getvalue()))
