from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from tests.workshops.pictures import OWNER, jpeg_with_gps
from workshops.photographs import PHOTO, SHEET, Limits, clean_photograph
from workshops.refusals import Refused

pytestmark = pytest.mark.usefixtures("in_english")


def _clean(plain: bytes, limits: Limits = PHOTO) -> bytes:
    return clean_photograph(io.BytesIO(plain), len(plain), limits)


def test_nothing_but_the_pixels_is_kept():
    sent = jpeg_with_gps()
    with Image.open(io.BytesIO(sent)) as image:
        assert image.getexif().get_ifd(0x8825) != {}
    assert OWNER in sent

    kept = _clean(sent)

    with Image.open(io.BytesIO(kept)) as image:
        assert dict(image.getexif()) == {}
        assert image.getexif().get_ifd(0x8825) == {}
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        # The camera lay on its side.
        assert image.size == (40, 60)
        assert image.getpixel((5, 5))[0] > 240
    for trace in (OWNER, b"23.7367", b"90.3670", b"Exif"):
        assert trace not in kept


def test_a_large_photo_becomes_smaller_and_a_sheet_stays_readable():
    written = io.BytesIO()
    Image.new("RGB", (4000, 3000), "white").save(written, "JPEG")
    sizes = []
    for limits in (PHOTO, SHEET):
        with Image.open(io.BytesIO(_clean(written.getvalue(), limits))) as image:
            sizes.append(image.size)
    assert sizes == [(1600, 1200), (3000, 2250)]


def test_what_is_transparent_becomes_white():
    written = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(written, "PNG")
    with Image.open(io.BytesIO(_clean(written.getvalue()))) as image:
        assert image.getpixel((9, 9)) == (255, 255, 255)


def _bomb(side: int) -> bytes:
    """A small PNG that says it is `side` pixels wide and high."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        checked = kind + body
        return (
            struct.pack(">I", len(body))
            + checked
            + struct.pack(">I", zlib.crc32(checked))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", body)
        + (chunk(b"IEND", b""))
    )


@pytest.mark.parametrize("side", [6_000, 12_000, 60_000])
def test_a_bomb_of_pixels_is_refused_before_it_is_opened(side):
    with pytest.raises(Refused, match="too many pixels"):
        _clean(_bomb(side))


@pytest.mark.parametrize(
    "plain", [b"", b"GIF89a", b"%PDF-1.7", b"<svg/>", jpeg_with_gps()[:400]]
)
def test_what_is_no_picture_is_refused(plain):
    with pytest.raises(Refused, match="no picture that can be read"):
        _clean(plain)


def test_a_file_that_is_too_large_is_not_read():
    with pytest.raises(Refused, match="At most 15 megabytes"):
        clean_photograph(io.BytesIO(b""), 15_000_001, PHOTO)
