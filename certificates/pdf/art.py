"""The drawn parts of a certificate: border, rosette and sprout, as SVG without words.

Pure. Lengths are millimetres. The border is a guilloche: waves of equal length, shifted
against each other, run round the sheet and meet in a rosette at each corner.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import cos, pi, sin

WIDTH, HEIGHT = 297, 210
"""A4, landscape."""

LEAF, MARIGOLD, MARIGOLD_DEEP = "#0b4931", "#f5a81c", "#b97708"

_EDGE = 9.5
_BAND = 9.0
_CORNER = 15.0
_WAVE = 9.0
"""About the length of one wave; each side gets a whole number of them."""


@cache
def border() -> str:
    """The whole sheet: the band of waves, its rules, the corners and the running stitch."""
    middle = _EDGE + _BAND / 2
    waves = _waves(middle)
    corners = "".join(
        f'<g transform="translate({x} {y})">{_corner()}</g>'
        for x in (middle, WIDTH - middle)
        for y in (middle, HEIGHT - middle)
    )
    return _svg(
        f"0 0 {WIDTH} {HEIGHT}",
        _frame(_EDGE - 1.8, LEAF, 0.8)
        + _frame(_EDGE - 0.6, MARIGOLD_DEEP, 0.2)
        + waves
        + _frame(_EDGE + _BAND + 0.6, MARIGOLD_DEEP, 0.2)
        + _frame(_EDGE + _BAND + 1.5, LEAF, 0.35)
        + _frame(_EDGE + _BAND + 3.4, MARIGOLD, 0.55, dashes="2.6 1.5")
        + corners,
        size=f' width="{WIDTH}mm" height="{HEIGHT}mm"',
    )


@cache
def rosette() -> str:
    """The pale ground behind the words: rings of waves, as on a banknote."""
    rings = [(50.0, 8.0, 18), (34.0, 9.0, 12), (18.0, 8.0, 8)]
    paths = "".join(_ring(*ring) for ring in rings)
    return _svg(
        "-60 -60 120 120",
        f'<g fill="none" stroke="{LEAF}" stroke-width=".16" opacity=".15">{paths}</g>',
    )


@cache
def sprout() -> str:
    """The emblem: two leaves on a stem, out of the earth."""
    return _svg(
        "0 0 64 64",
        f'<path fill="none" stroke="{LEAF}" stroke-width="4" stroke-linecap="round" d="M32 54V33"/>'
        f'<path fill="{MARIGOLD}" d="M32 37C11 37 6 23 6 9c16 0 26 9 26 28z"/>'
        f'<path fill="{LEAF}" d="M32 31c0-15 9-24 27-25 0 14-7 25-27 25z"/>'
        f'<path fill="none" stroke="{LEAF}" stroke-width="2.4" stroke-linecap="round" '
        f'stroke-dasharray="5 4.2" d="M10 58h44"/>',
    )


def _waves(middle: float) -> str:
    inset = _EDGE + _CORNER - 2.5
    long, short = WIDTH - 2 * inset, HEIGHT - 2 * inset
    sides = [
        (inset, middle, 0, long),
        (inset, HEIGHT - middle, 0, long),
        (middle, inset, 90, short),
        (WIDTH - middle, inset, 90, short),
    ]
    # (how far the wave swings, its shift in parts of a wave, colour, width of the line)
    strands = [(3.9, k / 6, LEAF, 0.24) for k in range(6)]
    strands += [(1.9, k / 3 + 1 / 12, MARIGOLD_DEEP, 0.26) for k in range(3)]
    return "".join(
        f'<g transform="translate({x:.2f} {y:.2f}) rotate({angle})" fill="none">'
        + "".join(
            f'<path stroke="{colour}" stroke-width="{width}" d="{_wave(length, swing, shift)}"/>'
            for swing, shift, colour, width in strands
        )
        + "</g>"
        for x, y, angle, length in sides
    )


def _wave(length: float, swing: float, shift: float) -> str:
    """A sine along the x axis, as one cubic curve for each quarter of a wave."""
    count = max(1, round(length / _WAVE)) * 4
    step = length / count
    points = [
        (i * step, swing * sin(2 * pi * (i / 4 + shift)), cos(2 * pi * (i / 4 + shift)))
        for i in range(count + 1)
    ]
    slope = swing * pi / 2 / step
    third = step / 3
    path = f"M{points[0][0]:.2f} {points[0][1]:.2f}"
    for (x0, y0, c0), (x1, y1, c1) in pairwise(points):
        path += (
            f"C{x0 + third:.2f} {y0 + slope * c0 * third:.2f} "
            f"{x1 - third:.2f} {y1 - slope * c1 * third:.2f} {x1:.2f} {y1:.2f}"
        )
    return path


def _corner() -> str:
    """A flower on a white disc, where the waves of two sides end."""
    petals = "".join(
        f'<path transform="rotate({angle})" d="M0-1.7C2.3-3.2 2.1-5.6 0-7.2-2.1-5.6-2.3-3.2 0-1.7z"/>'
        for angle in range(0, 360, 45)
    )
    between = "".join(
        f'<path transform="rotate({angle})" d="M0-4.6C.8-5.6.8-6.9 0-8-.8-6.9-.8-5.6 0-4.6z"/>'
        for angle in range(0, 360, 45)
    )
    return (
        f'<circle r="9.6" fill="#fff"/><circle r="9.3" fill="none" stroke="{LEAF}" stroke-width=".35"/>'
        f'<circle r="8.5" fill="none" stroke="{MARIGOLD_DEEP}" stroke-width=".3" stroke-dasharray="1.1 .8"/>'
        f'<g fill="{LEAF}">{petals}</g><g fill="{MARIGOLD}" transform="rotate(22.5)">{between}</g>'
        f'<circle r="1.25" fill="{MARIGOLD}"/>'
    )


def _ring(radius: float, depth: float, petals: int) -> str:
    """Closed waves round a circle, each a sixth of a wave further than the one before."""
    paths = ""
    for strand in range(6):
        points = []
        for i in range(petals * 20):
            angle = 2 * pi * i / (petals * 20)
            distance = radius + depth * sin(petals * angle + pi * strand / 3)
            points.append(f"{distance * cos(angle):.2f} {distance * sin(angle):.2f}")
        paths += f'<path d="M{"L".join(points)}Z"/>'
    return paths


def _frame(inset: float, colour: str, width: float, *, dashes: str = "") -> str:
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<rect x="{inset:.2f}" y="{inset:.2f}" width="{WIDTH - 2 * inset:.2f}" '
        f'height="{HEIGHT - 2 * inset:.2f}" fill="none" stroke="{colour}" '
        f'stroke-width="{width}"{dash}/>'
    )


def _svg(view_box: str, content: str, *, size: str = "") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view_box}"{size}>{content}</svg>'
