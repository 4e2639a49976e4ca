"""Recorded voices as phones send them: what kind of file, how large and how long.

Nothing is played or changed. What is no sound is refused with a sentence.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import IO

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from curriculum.numerals import in_digits_of

LARGEST = 3 * 1024 * 1024
LONGEST_SECONDS = 180


class RecordingFault(Exception):
    """The sentence says what to do."""


@dataclass(frozen=True)
class Recorded:
    content: bytes
    content_type: str
    seconds: int | None = None
    """None where the file does not tell."""


def read_recording(upload: IO[bytes], size: int) -> Recorded:
    """Raises RecordingFault for what is too large, too long or no sound at all."""
    if size > LARGEST:
        raise RecordingFault(_("The recording is too large. Speak shorter."))
    content = upload.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise RecordingFault(_("The recording is too large. Speak shorter."))
    kind = kind_of(content)
    if kind is None:
        raise RecordingFault(_("This is not a recording. Record your voice again."))
    seconds = seconds_of(content, kind)
    if seconds is not None and seconds > LONGEST_SECONDS:
        minutes = in_digits_of(get_language(), LONGEST_SECONDS // 60)
        raise RecordingFault(
            _("The recording is too long. Speak at most %(minutes)s minutes.")
            % {"minutes": minutes}
        )
    return Recorded(content, kind, None if seconds is None else round(seconds))


def kind_of(content: bytes) -> str | None:
    """By the first bytes, since the name and what the browser says may be anything."""
    head = content[:16]
    if head.startswith(b"OggS"):
        return "audio/ogg"
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return "audio/wav"
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "audio/webm"
    if head[4:8] == b"ftyp":
        return "video/3gpp" if head[8:11] == b"3gp" else "audio/mp4"
    if head.startswith(b"#!AMR"):
        return "audio/amr"
    is_mp3 = head.startswith(b"ID3") or (
        len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2
    )
    return "audio/mpeg" if is_mp3 else None


def seconds_of(content: bytes, kind: str) -> float | None:
    if kind == "audio/ogg":
        return _ogg_seconds(content)
    if kind == "audio/wav":
        return _wav_seconds(content)
    if kind in ("audio/mp4", "video/3gpp"):
        return _mp4_seconds(content)
    return None


def _ogg_seconds(content: bytes) -> float | None:
    """The clock of the last page; Opus counts 48,000 a second, Vorbis as it says."""
    last = content.rfind(b"OggS")
    if len(content) < last + 14:
        return None
    (ticks,) = struct.unpack_from("<q", content, last + 6)
    rate = 48_000
    vorbis = content.find(b"\x01vorbis", 0, 200)
    if vorbis >= 0 and len(content) >= vorbis + 16:
        (rate,) = struct.unpack_from("<I", content, vorbis + 12)
    return ticks / rate if rate and ticks >= 0 else None


def _wav_seconds(content: bytes) -> float | None:
    if len(content) < 32:
        return None
    (bytes_a_second,) = struct.unpack_from("<I", content, 28)
    return (len(content) - 44) / bytes_a_second if bytes_a_second else None


def _mp4_seconds(content: bytes) -> float | None:
    """From the movie header: units a second, then how many units."""
    place = content.find(b"mvhd")
    if place < 0 or len(content) < place + 36:
        return None
    version = content[place + 4]
    layout, at = (">IQ", place + 24) if version == 1 else (">II", place + 16)
    units, length = struct.unpack_from(layout, content, at)
    return length / units if units else None
