from __future__ import annotations

import io
import zipfile

from certificates.exports import zipped

FILES = [("001-A.pdf", b"%PDF-1"), ("002-B.pdf", b"%PDF-2" * 1000)]


def test_a_folder_of_files_is_whole():
    archive = zipfile.ZipFile(io.BytesIO(b"".join(zipped(FILES))))
    assert archive.testzip() is None
    assert [(name, archive.read(name)) for name in archive.namelist()] == FILES


def test_the_same_files_give_the_same_bytes():
    assert b"".join(zipped(FILES)) == b"".join(zipped(FILES))


def test_it_is_sent_while_it_is_made():
    made = []

    def files():
        for name, content in FILES:
            made.append(name)
            yield name, content

    first = next(zipped(files()))
    assert made == ["001-A.pdf"]
    assert b"%PDF-1" in first


def test_nothing_gives_an_empty_folder():
    assert zipfile.ZipFile(io.BytesIO(b"".join(zipped([])))).namelist() == []
