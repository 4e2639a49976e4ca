"""How large a line may be printed so that it fits. Reads the widths of our own fonts."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from fontTools.ttLib import TTFont

from curriculum.printing import read_static

_FONTS = tuple(
    f"certificates/fonts/noto-serif-bengali-{script}-600-normal.woff2"
    for script in ("bengali", "latin")
)
_UNKNOWN_WIDTH = 1.0
SMALLEST = 4.5
"""Points. Less cannot be read on paper; 140 of the widest letters still fit."""
CUT = "…"
_POINTS_PER_MILLIMETRE = 72 / 25.4


def fitted(text: str, *, width: float, largest: float) -> tuple[str, float]:
    """`text` and the size at which it is one line; cut short when it could not be read."""
    size = size_that_fits(text, width=width, largest=largest)
    if size >= SMALLEST:
        return text, size
    room = width * _POINTS_PER_MILLIMETRE / (SMALLEST + 0.1) - _width(CUT)
    while text and sum(map(_width, text)) > room:
        text = text[:-1]
    return text.rstrip() + CUT, SMALLEST


def size_that_fits(text: str, *, width: float, largest: float) -> float:
    """The font size in points, at most `largest`, at which `text` is one line of `width` mm.

    Widths are of the letters one by one. Conjuncts join letters and are narrower, so the
    printed line is never longer than computed.
    """
    ems = sum(_width(character) for character in text)
    if not ems:
        return largest
    return min(largest, round(width * _POINTS_PER_MILLIMETRE / ems - 0.05, 1))


@cache
def _width(character: str) -> float:
    """In parts of the font size; one full em for a letter that our fonts do not have."""
    widths = _widths()
    return widths.get(ord(character), _UNKNOWN_WIDTH)


@cache
def _widths() -> dict[int, float]:
    found: dict[int, float] = {}
    for name in reversed(_FONTS):
        font = TTFont(BytesIO(read_static(name)))
        units = font["head"].unitsPerEm
        metrics = font["hmtx"]
        for codepoint, glyph in font.getBestCmap().items():
            found[codepoint] = metrics[glyph][0] / units
    return found
