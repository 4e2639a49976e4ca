from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from certificates.pdf.glyphs import NotTrueType, Outlines, cut_out
from curriculum.printing import read_static

FONT = "certificates/fonts/noto-serif-bengali-latin-600-normal.woff2"


def whole_font():
    font = TTFont(BytesIO(read_static(FONT)))
    font.flavor = None
    written = BytesIO()
    font.save(written)
    return TTFont(BytesIO(written.getvalue())), written.getvalue()


def drawn(font, glyph):
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    return pen.value


def test_shapes_and_widths_are_those_of_the_whole_font():
    font, content = whole_font()
    names = [".notdef", *(font.getBestCmap()[ord(letter)] for letter in "AgéñA")]
    numbers = [font.getGlyphID(name) for name in names]

    cut = TTFont(BytesIO(cut_out(Outlines(content), numbers)))

    order = cut.getGlyphOrder()
    for place, name in enumerate(names):
        assert drawn(cut, order[place]) == drawn(font, name)
        assert cut["hmtx"][order[place]] == font["hmtx"][name]


def test_parts_of_a_composite_come_along():
    font, content = whole_font()
    composite = next(
        name for name in font.getGlyphOrder() if font["glyf"][name].isComposite()
    )

    cut = TTFont(BytesIO(cut_out(Outlines(content), [0, font.getGlyphID(composite)])))

    assert drawn(cut, cut.getGlyphOrder()[1]) == drawn(font, composite)
    assert cut["maxp"].numGlyphs > 2


def test_a_font_without_such_outlines_is_refused():
    with pytest.raises(NotTrueType):
        cut_out(Outlines(b"OTTO" + bytes(100)), [0])


def test_widths_are_those_of_the_font():
    font, content = whole_font()
    widths = Outlines(content).widths()
    assert [widths[font.getGlyphID(name)] for name in font.getGlyphOrder()] == [
        round(font["hmtx"][name][0] * 1000 / font["head"].unitsPerEm)
        for name in font.getGlyphOrder()
    ]
