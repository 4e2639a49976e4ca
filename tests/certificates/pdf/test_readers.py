"""Bangla that is copied or searched for in five programs that read PDF."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from io import BytesIO

import pypdfium2
import pytest

from certificates.pdf import render_many

NAMES = [
    "মোসাম্মৎ রহিমা আক্তার",
    "প্রিয়াঙ্কা রাজ্যশ্রী চক্রবর্তী",
    "শ্রীকৃষ্ণচন্দ্র ভট্টাচার্য",
    "মুস্তাফিজুর রহমান চৌধুরী",
    "জ্যোৎস্না বিশ্বাস",
    "সৈয়দা ক্ষণপ্রভা বন্দ্যোপাধ্যায়",
    "উম্মে কুলসুম হৃদি",
    "মোঃ আব্দুল্লাহ আল-মামুন",
    "ঋতুপর্ণা ঘোষ দস্তিদার",
    "শুভ্রাংশু গঙ্গোপাধ্যায়",
    "ফিরোজা র‍্যাকেট বেগম",
    "রূপা স্ত্রীলিঙ্গ শৈল্পিক কৌশল",
]


def by_poppler(pdf):
    command = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(
        command, input=pdf, capture_output=True, check=True
    ).stdout.decode()


def by_pdfium(pdf):
    return "\n".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)
    )


def by_mupdf(pdf):
    pymupdf = pytest.importorskip("pymupdf")
    return "\n".join(page.get_text() for page in pymupdf.open(stream=pdf))


def by_pypdf(pdf):
    pypdf = pytest.importorskip("pypdf")
    return "\n".join(
        page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages
    )


def by_pdfminer(pdf):
    return pytest.importorskip("pdfminer.high_level").extract_text(BytesIO(pdf))


READERS = {
    "poppler": (by_poppler, 100),
    "pdfium": (by_pdfium, 100),
    "mupdf": (by_mupdf, 90),
    "pypdf": (by_pypdf, 90),
    "pdfminer": (by_pdfminer, 90),
}


def words_back(text, wanted):
    """Percent of the words in `wanted` that a reader found as they were written."""
    plain = unicodedata.normalize("NFC", text.replace("\u200b", ""))
    found = set(plain.split())
    return 100 * sum(word in found for word in wanted) / len(wanted)


@pytest.fixture
def printed(issued):
    return render_many([(issued, {"bn": name, "en": "Rahima"}) for name in NAMES])


@pytest.mark.parametrize("reader", READERS)
def test_words_come_back_as_they_were_written(printed, reader):
    read, least = READERS[reader]
    if reader == "poppler" and not shutil.which("pdftotext"):
        pytest.skip("poppler is not installed")
    names = [
        unicodedata.normalize("NFC", word) for name in NAMES for word in name.split()
    ]
    fixed = ["সনদপত্র", "কোমল", "কথা", "নিচের", "কর্মশালা", "সম্পন্ন", "করার", "জন্য"]
    assert words_back(read(printed), names + fixed) >= least
