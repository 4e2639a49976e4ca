"""One line in its slot, laid out by the code that lays out whole pages."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import pydyf

from certificates.pdf.inside.work import MARK, Glyph, Place, Unfamiliar, Work, at_work

_FONT = re.compile(rb"/([A-Z]{6}) ([0-9.]+) Tf")
STAMPED = b"s"
"""Added to the name of a font in a stamp: the page may have one of the same name."""
_PIXELS = 96 / 72
"""CSS pixels in a point."""


Shape = tuple[str, int, str, int]
"""Font, glyph, text, and the width that was reckoned with."""


class Drawn(NamedTuple):
    """A line as operators, with `%b` where the number of a glyph belongs."""

    operators: bytes
    glyphs: tuple[Shape, ...]


class Typesetter:
    """Lays out lines in slots with the code that lays out whole pages."""

    def __init__(self, font_config: Any) -> None:
        # Here and not above: in a version that we do not know they may be elsewhere.
        from weasyprint.layout import LayoutContext

        self.fonts: dict[Any, Any] = {}
        self._context = LayoutContext(None, _no_images, font_config, None, None)
        self._context.create_block_formatting_context()

    def line(self, place: Place, text: str, size: float | None) -> Drawn:
        """`text` in its slot, `size` points large or as the style sheet says."""
        from weasyprint.layout.inline import get_next_linebox

        style = _sized(place, size)
        words = place.line.children[0].copy_with_text(text)
        line = place.line.copy_with_children([words])
        words.style = line.style = style
        line, rest = get_next_linebox(
            self._context,
            line,
            place.paragraph.content_box_y(),
            0,
            None,
            place.paragraph,
            [],
            [],
            None,
            None,
        )
        if rest is not None or len(line.children) != 1:
            raise Unfamiliar("A line in a slot broke")
        return self._drawn(place, line.children[0])

    def _drawn(self, place: Place, words: Any) -> Drawn:
        from weasyprint import draw

        stream = _stream(self.fonts, place.resources)
        with at_work(Work(glyphs=[])) as work:
            draw.draw_text(stream, words, 0, "clip", "none")
        glyphs = work.glyphs or []
        for glyph in glyphs:
            if glyph.font.missing or glyph.font.bitmap or glyph.font.type != "ttf":
                raise Unfamiliar("A letter that our fonts do not have")
        operators = b"\n".join(map(pydyf._to_bytes, stream.stream))
        operators = _FONT.sub(rb"/\1%s \2 Tf" % STAMPED, operators)
        template = operators.replace(b"%", b"%%").replace(MARK, b"%b")
        return Drawn(template, tuple(map(_plain, glyphs)))


def _plain(glyph: Glyph) -> Shape:
    font = glyph.font
    return font.hash, glyph.number, glyph.text, font.widths[glyph.number]


def _sized(place: Place, size: float | None) -> Any:
    if size is None:
        return place.line.style
    style = place.paragraph.style.copy()
    style["font_size"] = size * _PIXELS
    return style.anonymous_style


def _no_images(*args: Any, **kwargs: Any) -> None:
    raise Unfamiliar("A picture in a slot")


def _stream(fonts: dict[Any, Any], resources: Any) -> Any:
    from weasyprint.pdf.stream import Stream

    return Stream(fonts, (0, 0, 0, 0), resources, {}, None, {}, None, compress=False)
