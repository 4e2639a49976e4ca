"""A TrueType font with nothing but the shapes that one certificate needs.

A PDF reads few tables of a font: the outlines, where each begins, how wide they are.
Cutting them out of a whole font takes a tenth of a millisecond, so each certificate
carries its own letters only, and nobody can read from it who else is in the workshop.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

_WORDS, _SCALE, _MORE, _SCALE_XY, _SCALE_2X2 = 0x1, 0x8, 0x20, 0x40, 0x80
"""Flags of the parts of a composite glyph (OpenType specification, table glyf)."""


class NotTrueType(ValueError):
    """This font has no quadratic outlines to cut out."""


@dataclass(frozen=True)
class Outlines:
    """A TrueType font, opened: outlines and widths by number of the glyph."""

    content: bytes = field(repr=False)

    @cached_property
    def tables(self) -> dict[str, bytes]:
        if self.content[:4] not in (b"\x00\x01\x00\x00", b"true"):
            raise NotTrueType("No TrueType outlines")
        count = struct.unpack_from(">H", self.content, 4)[0]
        found = {}
        for place in range(count):
            tag, _sum, offset, length = struct.unpack_from(
                ">4sIII", self.content, 12 + 16 * place
            )
            found[tag.decode("latin-1")] = self.content[offset : offset + length]
        return found

    @cached_property
    def _offsets(self) -> tuple[int, ...]:
        long = struct.unpack_from(">h", self.tables["head"], 50)[0]
        loca = self.tables["loca"]
        if long:
            return struct.unpack(f">{len(loca) // 4}I", loca)
        return tuple(2 * each for each in struct.unpack(f">{len(loca) // 2}H", loca))

    def outline(self, glyph: int) -> bytes:
        if glyph + 1 >= len(self._offsets):
            return b""
        return self.tables["glyf"][self._offsets[glyph] : self._offsets[glyph + 1]]

    @cached_property
    def _padded(self) -> dict[int, bytes]:
        return {}

    def padded(self, glyph: int) -> bytes:
        """Its outline, filled up to words of four bytes."""
        found = self._padded.get(glyph)
        if found is None:
            shape = self.outline(glyph)
            found = self._padded[glyph] = shape + b"\0" * (-len(shape) % 4)
        return found

    def is_composite(self, glyph: int) -> bool:
        """Whether it is put together from other glyphs: then its count of curves is below 0."""
        return self.padded(glyph)[:1] >= b"\x80"

    @cached_property
    def _metrics(self) -> dict[int, bytes]:
        return {}

    def widths(self) -> dict[int, int]:
        """Of each glyph, in thousandths of the font size."""
        units = struct.unpack_from(">H", self.tables["head"], 18)[0]
        return {
            glyph: round(int.from_bytes(self.metrics(glyph)[:2], "big") * 1000 / units)
            for glyph in range(len(self._offsets) - 1)
        }

    def metrics(self, glyph: int) -> bytes:
        """Advance and left bearing, as they stand in the file."""
        if glyph not in self._metrics:
            self._metrics[glyph] = self._read_metrics(glyph)
        return self._metrics[glyph]

    def _read_metrics(self, glyph: int) -> bytes:
        full = struct.unpack_from(">H", self.tables["hhea"], 34)[0]
        hmtx = self.tables["hmtx"]
        if glyph < full:
            return hmtx[4 * glyph : 4 * glyph + 4]
        bearing = 4 * full + 2 * (glyph - full)
        return hmtx[4 * full - 4 : 4 * full - 2] + hmtx[bearing : bearing + 2]


def cut_out(outlines: Outlines, glyphs: list[int]) -> bytes:
    """A font whose glyph 0, 1, 2 … is `glyphs[0]`, `glyphs[1]` … of `outlines`.

    A shape that stands there twice is copied twice. Parts of composite glyphs come after.
    """
    if not any(map(outlines.is_composite, glyphs)):
        return _font(outlines, glyphs, [outlines.padded(each) for each in glyphs])
    wanted = list(glyphs)
    shapes: list[bytes] = []
    place_of = {glyph: place for place, glyph in reversed(list(enumerate(wanted)))}
    for glyph in wanted:  # grows while parts are found
        shape = bytearray(outlines.outline(glyph))
        for place, part in _parts(shape):
            if part not in place_of:
                place_of[part] = len(wanted)
                wanted.append(part)
            struct.pack_into(">H", shape, place, place_of[part])
        shapes.append(bytes(shape) + b"\0" * (-len(shape) % 4))
    return _font(outlines, wanted, shapes)


def _parts(shape: bytearray) -> Iterator[tuple[int, int]]:
    """Where the number of each part of a composite stands, and that number."""
    if len(shape) < 10 or struct.unpack_from(">h", shape)[0] >= 0:
        return
    place, flags = 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">HH", shape, place)
        yield place + 2, part
        place += 4 + (4 if flags & _WORDS else 2)
        place += 2 * bool(flags & _SCALE) + 4 * bool(flags & _SCALE_XY)
        place += 8 * bool(flags & _SCALE_2X2)


def _font(outlines: Outlines, wanted: list[int], shapes: list[bytes]) -> bytes:
    offsets = [0]
    for shape in shapes:
        offsets.append(offsets[-1] + len(shape))
    head = bytearray(outlines.tables["head"])
    struct.pack_into(">h", head, 50, 1)
    hhea = bytearray(outlines.tables["hhea"])
    struct.pack_into(">H", hhea, 34, len(wanted))
    maxp = bytearray(outlines.tables["maxp"])
    struct.pack_into(">H", maxp, 4, len(wanted))
    return _sfnt(
        {
            b"glyf": b"".join(shapes),
            b"head": bytes(head),
            b"hhea": bytes(hhea),
            b"hmtx": b"".join(map(outlines.metrics, wanted)),
            b"loca": struct.pack(f">{len(offsets)}I", *offsets),
            b"maxp": bytes(maxp),
        }
    )


def _sfnt(tables: dict[bytes, bytes]) -> bytes:
    offset = 12 + 16 * len(tables)
    directory = [struct.pack(">IHHHH", 0x00010000, len(tables), 64, 2, 32)]
    contents = []
    for tag, content in tables.items():
        padded = content + b"\0" * (-len(content) % 4)
        directory.append(
            struct.pack(">4sIII", tag, _checksum(padded), offset, len(content))
        )
        contents.append(padded)
        offset += len(padded)
    return b"".join(directory + contents)


def _checksum(padded: bytes) -> int:
    return int(np.frombuffer(padded, ">u4").sum(dtype=np.uint64)) & 0xFFFFFFFF
