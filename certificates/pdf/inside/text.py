"""Text that copies out as it was written: a span that says it, and numbers that spell it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pydyf

from certificates.pdf.cids import Cids, dealt
from certificates.pdf.glyphs import Outlines, cut_out
from certificates.pdf.inside.work import MARK, Glyph, Unfamiliar, Work

_MEASURED = -1
"""A glyph that no font has: says that the widths of a font are all there."""
_SHOWN = re.compile(rb"<([0-9a-f]+)>")


def know_widths(stream: Any, layout: Any) -> None:
    """Gives the fonts of a line the widths that stand in their files.

    WeasyPrint measures each glyph at the size in which it is seen first, rounded to the
    grid of that size. A line would then shift by a thousandth with what was drawn before.
    """
    from weasyprint.text.ffi import ffi

    line, _index = layout.get_first_line()
    run = line.runs[0]
    while run != ffi.NULL:
        font, _size = stream.add_font(run.data.item.analysis.font)
        run = run.next
        if font.type == "ttf" and not font.bitmap and _MEASURED not in font.widths:
            font.widths |= Outlines(font.file_content).widths() | {_MEASURED: 0}


def with_numbers(stream: Any, layout: Any, start: int, work: Work) -> None:
    """Gives the line that was drawn from `start` on in `stream` its numbers."""
    glyphs = _glyphs(stream, layout)
    if work.glyphs is not None:
        stream.stream[start:] = _collected(stream.stream[start:], [*glyphs], work)
        return
    stream.stream[start:] = [
        _renumbered(entry, glyphs, work) for entry in stream.stream[start:]
    ]


def _collected(entries: list[Any], glyphs: list[Glyph], work: Work) -> list[Any]:
    """The line with a mark for each glyph, for a stamp that gives the numbers itself."""
    lines = {
        place: entry.replace(b">0<", b"")
        for place, entry in enumerate(entries)
        if isinstance(entry, bytes) and entry.endswith(b"] TJ")
    }
    shown = b"".join(
        digits for each in lines.values() for digits in _SHOWN.findall(each)
    )
    if shown != b"".join(b"%04x" % glyph.number for glyph in glyphs):
        raise Unfamiliar("Glyphs in another order than expected")
    work.glyphs = [*(work.glyphs or []), *glyphs]
    marked = {place: _SHOWN.sub(_marks, each) for place, each in lines.items()}
    return [marked.get(place, entry) for place, entry in enumerate(entries)]


def _marks(shown: re.Match[bytes]) -> bytes:
    return b"<" + MARK * (len(shown[1]) // 4) + b">"


def _glyphs(stream: Any, layout: Any) -> Iterator[Glyph]:
    """Each glyph that was drawn, in that order, with its share of the text."""
    from weasyprint.text.ffi import ffi, pango

    line, _index = layout.get_first_line()
    text = layout.text.encode()
    run = line.runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        font, _size = stream.add_font(item.item.analysis.font)
        starts = list(item.glyphs.log_clusters[0 : item.glyphs.num_glyphs])
        shown = [
            (start, info.glyph)
            for start, info in zip(
                starts, item.glyphs.glyphs[0 : item.glyphs.num_glyphs], strict=True
            )
            if info.glyph != pango.PANGO_GLYPH_EMPTY
        ]
        ends = dict(pairwise(sorted({*starts, item.item.length})))
        here = text[item.item.offset :]
        for start in dict.fromkeys(start for start, _glyph in shown):
            numbers = [glyph for begin, glyph in shown if begin == start]
            shares = dealt(here[start : ends[start]].decode(), len(numbers))
            for number, share in zip(numbers, shares, strict=True):
                yield Glyph(font, _number(font, number), share)


def _number(font: Any, glyph: int) -> int:
    from weasyprint.text.ffi import pango

    if glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG:
        unused: int = font.get_unused_glyph_id(glyph - pango.PANGO_GLYPH_UNKNOWN_FLAG)
        return unused
    return glyph


def _renumbered(entry: Any, glyphs: Iterator[Glyph], work: Work) -> Any:
    if not (isinstance(entry, bytes) and entry.endswith(b"] TJ")):
        return entry

    def number(shown: re.Match[bytes]) -> bytes:
        digits, numbers, place = shown[1], b"", 0
        while place < len(digits):
            glyph = next(glyphs)
            width = 2 if glyph.font.bitmap else 4
            here, place = digits[place : place + width], place + width
            if int(here, 16) != glyph.number:
                raise Unfamiliar("Glyphs in another order than expected")
            plain = glyph.font.bitmap or glyph.font.type != "ttf"
            numbers += here if plain else work.numbered(glyph)
        return b"<" + numbers + b">"

    return _SHOWN.sub(number, entry)


def number_anew(pdf: Any, font_dictionary: Any, fonts: list[Any], cids: Cids) -> None:
    """Gives a font the numbers that were written, and only the outlines they stand for."""

    def behind(reference: bytes) -> Any:
        return pdf.objects[int(reference.split()[0])]

    missing = {unused for font in fonts for unused in font.missing.values()}
    glyphs = [0 if glyph in missing else glyph for glyph in cids.glyphs]
    widths = {glyph: width for font in fonts for glyph, width in font.widths.items()}
    inner = behind(font_dictionary["DescendantFonts"][0])
    outlines = cut_out(Outlines(fonts[0].file_content), glyphs)
    file = behind(behind(inner["FontDescriptor"].split(b" ")[0])["FontFile2"])
    file.stream[:] = [outlines]
    file.extra["Length1"] = len(outlines)
    inner["W"] = pydyf.Array(
        [1, pydyf.Array([widths[glyph] for glyph, _text in cids.pairs()])]
    )
    behind(font_dictionary["ToUnicode"]).stream[:] = [cids.to_unicode()]
    font_dictionary["Encoding"] = "/Identity-H"
