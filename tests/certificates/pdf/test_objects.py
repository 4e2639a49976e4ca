from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from certificates.pdf import objects
from certificates.pdf.objects import File


def test_references_are_found_and_those_in_strings_are_not():
    text = rb"<</A 12 0 R/B (say \) 3 0 R)/C <34>/D [5 0 R]>>"
    parts = objects.pieces(text)
    assert [part for part in parts if isinstance(part, int)] == [12, 5]
    assert objects.bound(parts, {12: 1, 5: 2}.__getitem__) == (
        rb"<</A 1 0 R/B (say \) 3 0 R)/C <34>/D [2 0 R]>>"
    )


@pytest.mark.parametrize("text", ["Plain", "a (b) \\", "শিশু", "two\nlines", ""])
def test_a_string_reads_as_it_was_written(text):
    read = pikepdf.Object.parse(objects.string(text))
    assert str(read) == text


@pytest.mark.parametrize(
    ("value", "written"), [(1.0, b"1"), (0.75, b"0.75"), (-0.1234567, b"-0.123457")]
)
def test_numbers_are_short(value, written):
    assert objects.number(value) == written


def written_file(words=b"hello", start=None):
    file = File(start)
    root, pages, info = file.reserve(), file.reserve(), file.reserve()
    file.pack(root, b"<</Type /Catalog/Pages %d 0 R>>" % pages)
    file.pack(pages, b"<</Type /Pages/Kids []/Count 0>>")
    file.put(info, b"<</Title (Words)>>")
    file.add(objects.stream(words))
    return file.finished(root=root, info=info, identifier=b"0" * 16)


def test_a_file_is_one_that_others_can_open():
    with pikepdf.open(BytesIO(written_file())) as pdf:
        assert str(pdf.docinfo.Title) == "Words"
        assert b"hello" in [
            each.read_bytes()
            for each in pdf.objects
            if isinstance(each, pikepdf.Stream)
        ]


def test_two_files_with_one_beginning_do_not_meet():
    start = File()
    start.add(objects.stream(b"shared"))
    start.frozen()
    one, other = written_file(b"one", start), written_file(b"other", start)
    with pikepdf.open(BytesIO(one)) as first, pikepdf.open(BytesIO(other)) as second:
        for pdf, words in ((first, b"one"), (second, b"other")):
            streams = [
                each.read_bytes()
                for each in pdf.objects
                if isinstance(each, pikepdf.Stream) and "/Type" not in each
            ]
            assert streams == [b"shared", words]
