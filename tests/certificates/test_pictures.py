from __future__ import annotations

import io
import struct
import zlib

import pytest
from django.utils.translation import override
from PIL import Image, ImageDraw

from certificates.pictures import prepared_logo, prepared_signature
from workshops.refusals import Refused


def sent(picture, kind="PNG", **options):
    written = io.BytesIO()
    picture.save(written, kind, **options)
    written.seek(0)
    return written, len(written.getvalue())


def signed(size=(1200, 500), paper=(247, 246, 240), ink=(20, 40, 130)):
    picture = Image.new("RGB", size, paper)
    pen = ImageDraw.Draw(picture)
    pen.line([(200, 300), (500, 100), (700, 400), (1000, 200)], fill=ink, width=14)
    return picture


def opened(content):
    return Image.open(io.BytesIO(content))


def header_only(width, height):
    """A PNG that says how large it is and holds nothing: it must not be unpacked."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    content = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"")
    return io.BytesIO(content), len(content)


def test_a_signature_is_one_ink_in_sixteen_steps_without_its_paper():
    picture = opened(prepared_signature(*sent(signed(), "JPEG", quality=90)))
    colours = {pixel[:3] for _count, pixel in picture.getcolors(100_000) if pixel[3]}
    steps = {pixel[3] for _count, pixel in picture.getcolors(100_000)}
    assert max(picture.size) <= 400
    assert len(colours) == 1
    assert all(abs(a - b) < 12 for a, b in zip(*colours, (20, 40, 130), strict=True))
    assert picture.getpixel((0, 0))[3] == 0
    assert len(steps) <= 16


def test_a_signature_is_cut_to_its_ink_and_small():
    content = prepared_signature(*sent(signed()))
    width, height = opened(content).size
    assert (width, height) < (290, 120)
    assert len(content) < 6000


def test_a_logo_keeps_its_colours_and_what_is_clear():
    logo = Image.new("RGBA", (900, 600), (0, 0, 0, 0))
    ImageDraw.Draw(logo).ellipse((300, 100, 600, 400), fill=(11, 73, 49, 255))
    picture = opened(prepared_logo(*sent(logo))).convert("RGBA")
    assert picture.size == (400, 267)
    assert picture.getpixel((0, 0))[3] == 0
    assert picture.getpixel((200, 110)) == pytest.approx((11, 73, 49, 255), abs=6)


def test_nothing_a_camera_wrote_is_kept():
    exif = Image.Exif()
    exif[0x010E] = "canary"
    for prepare in (prepared_logo, prepared_signature):
        assert b"canary" not in prepare(*sent(signed(), "JPEG", exif=exif))


@pytest.mark.parametrize("prepare", [prepared_logo, prepared_signature])
@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (header_only(30_000, 200), "at most 8000 pixels"),
        (header_only(200, 30_000), "at most 8000 pixels"),
        (header_only(60_000, 60_000), "at most 8000 pixels"),
        ((io.BytesIO(b"<svg onload='x'/>"), 20), "SVG"),
        ((io.BytesIO(b"\xef\xbb\xbf<?xml version='1.0'?><svg/>"), 40), "SVG"),
        ((io.BytesIO(b"GIF89a"), 6), "no picture"),
        ((io.BytesIO(b""), 0), "no picture"),
        ((io.BytesIO(b"\x89PNG\r\n\x1a\nrest"), 12), "no picture"),
        ((io.BytesIO(b"x"), 10_000_001), "10 megabytes"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_sentence(prepare, upload, sentence):
    file, size = upload
    file.seek(0)
    with override("en"), pytest.raises(Refused, match=sentence):
        prepare(file, size)


def test_a_white_sheet_is_no_signature():
    with override("en"), pytest.raises(Refused, match="dark pen"):
        prepared_signature(*sent(Image.new("RGB", (300, 200), (250, 250, 245))))
