"""Logos and signatures as they may be kept: small, and nothing but what is to be seen.

A signature becomes the colour of its ink and sixteen steps of how much of it there is,
so that white paper vanishes and the file has a few kilobytes. Nothing is kept as sent.
"""

from __future__ import annotations

import io
from typing import IO

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from curriculum.numerals import in_digits_of
from workshops.refusals import Refused

SIDE = 400
"""Pixels of the longer side: 250 dots an inch at the size that is printed."""
MOST_PIXELS = 8000
"""Wide or high, as it stands in the head of the file, before anything is unpacked."""
MEGABYTES = 10
_STEPS = 16
_FORMATS = ("PNG", "JPEG", "WEBP")
_PAPER, _INK = 0.06, 0.55
"""How dark paper may be, and from where on all is ink; of 1 for black."""


def prepared_logo(upload: IO[bytes], size: int) -> bytes:
    """A PNG of at most `SIDE` pixels."""
    picture = _opened(upload, size)
    return _png(picture.quantize(64, method=Image.Quantize.FASTOCTREE))


def prepared_signature(upload: IO[bytes], size: int) -> bytes:
    """A PNG with one colour of ink, and cut to it."""
    picture = _opened(upload, size)
    paper = Image.new("RGBA", picture.size, "white")
    grey = Image.alpha_composite(paper, picture).convert("L")
    ink = grey.point([_amount(value) for value in range(256)])
    box = ink.getbbox()
    if box is None:
        raise Refused(
            _(
                "Nothing is to be seen on this picture. Sign on white paper with "
                "a dark pen and send a photo of it."
            )
        )
    written = Image.new("RGBA", picture.size, _colour(picture, ink))
    written.putalpha(ink)
    return _png(written.crop(box))


def _amount(value: int) -> int:
    """How much ink a shade of grey means, in sixteen steps from 0 to 255."""
    dark = (1 - value / 255 - _PAPER) / (_INK - _PAPER)
    return round(min(1, max(0, dark)) * (_STEPS - 1)) * 255 // (_STEPS - 1)


def _colour(picture: Image.Image, ink: Image.Image) -> tuple[int, int, int]:
    """The middle colour of what is surely ink."""
    sure = ink.point([255 if value > 200 else 0 for value in range(256)])
    counted = ImageOps.grayscale(picture).histogram(sure)
    if not sum(counted):
        return 21, 32, 26
    channels = picture.convert("RGB").split()
    red, green, blue = (_median(channel.histogram(sure)) for channel in channels)
    return red, green, blue


def _median(counts: list[int]) -> int:
    half, seen = sum(counts) / 2, 0
    for value, count in enumerate(counts):
        seen += count
        if seen >= half:
            return value
    return 0


def _opened(upload: IO[bytes], size: int) -> Image.Image:
    """The picture, upright, without what a camera writes into it, and small."""
    if size > MEGABYTES * 1_000_000:
        raise _refusal(
            _(
                "This file is too large. Send a picture of at most %(number)s megabytes."
            ),
            MEGABYTES,
        )
    start = upload.read(1000).lstrip().lower()
    upload.seek(0)
    if start.startswith((b"<", b"\xef\xbb\xbf<")):
        raise Refused(
            _(
                "Drawings (SVG) are not taken, since they can carry programs. "
                "Send a PNG or JPEG."
            )
        )
    try:
        return _read(upload)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_wide() from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise Refused(
            _("This is no picture that can be read. Send a PNG or JPEG.")
        ) from error


def _read(upload: IO[bytes]) -> Image.Image:
    with Image.open(upload, formats=_FORMATS) as opened:
        if max(opened.size) > MOST_PIXELS:
            raise _too_wide()
        opened.draft("RGB", (SIDE, SIDE))
        upright = ImageOps.exif_transpose(opened).convert("RGBA")
    upright.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    fresh = Image.new("RGBA", upright.size)
    fresh.paste(upright)
    return fresh


def _png(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _too_wide() -> Refused:
    return _refusal(
        _(
            "This picture is too large. Send one that is at most "
            "%(number)s pixels wide and high."
        ),
        MOST_PIXELS,
    )


def _refusal(sentence: str, number: int) -> Refused:
    return Refused(sentence % {"number": in_digits_of(get_language(), number)})
