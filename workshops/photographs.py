"""A photograph as it may be kept: nothing but its pixels, and not too many of them.

Cameras write the place, the time and the owner into the file. Here the picture is
drawn anew on an empty sheet, so nothing that was not seen goes along.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import IO

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from curriculum.numerals import in_digits_of
from workshops.refusals import Refused

_FORMATS = ("JPEG", "PNG", "WEBP")
_MILLION = 1_000_000


@dataclass(frozen=True)
class Limits:
    """What may be sent, and how long the longer side is that is kept."""

    megabytes: int
    megapixels: int
    side: int


PHOTO = Limits(megabytes=15, megapixels=30, side=1600)
SHEET = Limits(megabytes=25, megapixels=60, side=3000)
"""Handwriting has to stay readable."""


def clean_photograph(upload: IO[bytes], size: int, limits: Limits) -> bytes:
    """The picture as a fresh JPEG. Refuses what is too large or no picture."""
    if size > limits.megabytes * _MILLION:
        raise Refused(
            _("This file is too large. At most %(number)s megabytes can be sent.")
            % {"number": in_digits_of(get_language(), limits.megabytes)}
        )
    try:
        return _drawn_anew(upload, limits)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels(limits) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise Refused(
            _("This is no picture that can be read. Send a photo as JPEG or PNG.")
        ) from error


def _drawn_anew(upload: IO[bytes], limits: Limits) -> bytes:
    with Image.open(upload, formats=_FORMATS) as opened:
        # The size stands in the head of the file: asked before a pixel is read.
        if opened.width * opened.height > limits.megapixels * _MILLION:
            raise _too_many_pixels(limits)
        opened.draft("RGB", (limits.side, limits.side))
        turned = ImageOps.exif_transpose(opened)
        turned.thumbnail((limits.side, limits.side))
        seen = turned.convert("RGBA")
    sheet = Image.new("RGB", seen.size, "white")
    sheet.paste(seen, mask=seen)
    written = io.BytesIO()
    sheet.save(written, "JPEG", quality=82, optimize=True)
    return written.getvalue()


def _too_many_pixels(limits: Limits) -> Refused:
    return Refused(
        _(
            "This picture has too many pixels. At most %(number)s megapixels: choose a"
            " smaller size in the camera."
        )
        % {"number": in_digits_of(get_language(), limits.megapixels)}
    )
