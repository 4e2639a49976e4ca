"""What a page shows, read back from its operators: enough to tell two printings apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf

from certificates.pdf.glyphs import Outlines

Matrix = tuple[float, float, float, float, float, float]
Shown = dict[tuple[Any, ...], list[tuple[float, ...]]]
"""Where each thing is: what it is, and all the places it is at."""
NEAR = 0.01
"""Points. A number is written with six places, so that sums differ far behind the point."""
_PAIR = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]*)>")
_SHAPE = slice(0, 10)
"""Of an outline: how many curves it has and the box round it, whatever its hints say."""


def shown_on(pdf: bytes) -> Shown:
    """Each line of glyphs, each filled square and each drawing, with place and colour."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        page = opened.pages[0]
        fonts = {name: _Font(font) for name, font in page.obj.Resources.Font.items()}
        reader = _Reader(fonts)
        for each in pikepdf.parse_content_stream(page):
            reader.read(str(each.operator), list(each.operands))
    return reader.shown


def is_alike(one: Shown, other: Shown) -> bool:
    """Whether two pages show the same things at the same places."""
    return one.keys() == other.keys() and all(
        _are_near(places, list(other[what])) for what, places in one.items()
    )


def _are_near(places: list[tuple[float, ...]], others: list[tuple[float, ...]]) -> bool:
    if len(places) != len(others):
        return False
    others.sort()
    for place in sorted(places):
        found = next((i for i, other in enumerate(others) if _near(place, other)), None)
        if found is None:
            return False
        del others[found]
    return True


def _near(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))


class _Font:
    """Glyphs by what they look like, so that their numbers do not matter."""

    def __init__(self, font: pikepdf.Object) -> None:
        inner = font.DescendantFonts[0]
        self.name = str(font.BaseFont)
        self._outlines = Outlines(inner.FontDescriptor.FontFile2.read_bytes())
        to_glyphs = inner.get("/CIDToGIDMap", pikepdf.Name.Identity)
        self._map = None if to_glyphs == "/Identity" else to_glyphs.read_bytes()
        self._texts = dict(_PAIR.findall(font.ToUnicode.read_bytes()))

    def shape(self, code: bytes) -> tuple[bytes, bytes]:
        number = int.from_bytes(code, "big")
        if self._map is not None:
            number = int.from_bytes(self._map[2 * number : 2 * number + 2], "big")
        return self._outlines.outline(number)[_SHAPE], self._texts[
            code.hex().encode()
        ].lower()


class _Reader:
    def __init__(self, fonts: dict[str, _Font]) -> None:
        self.shown: Shown = {}
        self._fonts = fonts
        self._state: dict[str, Any] = {
            "matrix": (1, 0, 0, 1, 0, 0),
            "colour": (0, 0, 0),
        }
        self._stack: list[dict[str, Any]] = []
        self._boxes: list[list[tuple[float, float]]] = []

    def read(self, operator: str, operands: list[Any]) -> None:
        action = _ACTIONS.get(operator)
        if action is not None:
            action(self, operands)

    def _push(self, _operands: list[Any]) -> None:
        self._stack.append(dict(self._state))

    def _pop(self, _operands: list[Any]) -> None:
        self._state = self._stack.pop()

    def _transform(self, operands: list[Any]) -> None:
        self._state["matrix"] = _product(_numbers(operands), self._state["matrix"])

    def _colour(self, operands: list[Any]) -> None:
        colour = tuple(round(float(each), 3) for each in operands)
        self._state["colour"] = colour * 3 if len(colour) == 1 else colour

    def _font(self, operands: list[Any]) -> None:
        self._state["font"] = (str(operands[0]), round(float(operands[1]), 3))

    def _place(self, operands: list[Any]) -> None:
        self._state["text"] = _product(_numbers(operands), self._state["matrix"])

    def _rise(self, operands: list[Any]) -> None:
        self._state["rise"] = round(float(operands[0]), 3)

    def _show(self, operands: list[Any]) -> None:
        name, size = self._state["font"]
        font = self._fonts[name]
        parts: list[Any] = []
        for each in operands[0]:
            if isinstance(each, pikepdf.String):
                codes = bytes(each)
                pairs = (codes[i : i + 2] for i in range(0, len(codes), 2))
                parts += (font.shape(code) for code in pairs)
            elif each:
                parts.append(int(each))
        rise = self._state.get("rise", 0)
        self._note(self._state["text"], "text", font.name, size, rise, *parts)

    def _draw(self, operands: list[Any]) -> None:
        self._note(self._state["matrix"], "drawing")

    def _square(self, operands: list[Any]) -> None:
        x, y, width, height = map(float, operands)
        self._boxes.append([(x, y), (x + width, y + height)])

    def _move(self, operands: list[Any]) -> None:
        self._boxes.append([(float(operands[0]), float(operands[1]))])

    def _line(self, operands: list[Any]) -> None:
        self._boxes[-1].append((float(operands[0]), float(operands[1])))

    def _fill(self, _operands: list[Any]) -> None:
        for points in self._boxes:
            placed = [_point(self._state["matrix"], *point) for point in points]
            xs, ys = zip(*placed, strict=True)
            corners = (min(xs), min(ys), max(xs), max(ys))
            if min(xs) == max(xs) and min(ys) == max(ys):
                continue  # a pen that was put down and drew nothing
            self._note(corners, "square")
        self._boxes = []

    def _forget(self, _operands: list[Any]) -> None:
        self._boxes = []

    def _note(self, place: tuple[float, ...], *what: Any) -> None:
        self.shown.setdefault((*what, self._state["colour"]), []).append(place)


_ACTIONS: dict[str, Callable[[_Reader, list[Any]], None]] = {
    "q": _Reader._push,
    "Q": _Reader._pop,
    "cm": _Reader._transform,
    "rg": _Reader._colour,
    "g": _Reader._colour,
    "Tf": _Reader._font,
    "Tm": _Reader._place,
    "Ts": _Reader._rise,
    "TJ": _Reader._show,
    "Do": _Reader._draw,
    "re": _Reader._square,
    "m": _Reader._move,
    "l": _Reader._line,
    "f": _Reader._fill,
    "n": _Reader._forget,
    "S": _Reader._forget,
}


def _numbers(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = (float(each) for each in operands)
    return a, b, c, d, e, f


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    x, y = _point(outer, e, f)
    return (
        a * outer[0] + b * outer[2],
        a * outer[1] + b * outer[3],
        c * outer[0] + d * outer[2],
        c * outer[1] + d * outer[3],
        x,
        y,
    )


def _point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
