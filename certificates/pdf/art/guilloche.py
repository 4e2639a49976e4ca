"""The formal certificate: waves, frame and rosette, as on a banknote.

What repeats is drawn half and turned by the style sheet, so that a file has to hold it
only once. The border is a guilloche: waves of equal length, shifted
against each other, run round the sheet and meet in a rosette at each corner.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import cos, pi, sin

from certificates.palette import Accents
from certificates.pdf.art.svg import sheet, svg

WIDTH, HEIGHT = 297, 210
"""A4, landscape."""

GRAIN = 0.05
"""Curves go from grain to grain, in millimetres; the finest printer has dots as large."""
_EDGE = 9.5
_BAND = 9.0
_CORNER = 15.0
_WAVE = 9.0
"""About the length of one wave; each side gets a whole number of them."""


@cache
def waves(accents: Accents) -> str:
    """The upper and the left band of waves. Turned by half a circle it is the other two."""
    middle = _EDGE + _BAND / 2
    return sheet(WIDTH, HEIGHT, _waves(middle, accents))


@cache
def frame(accents: Accents) -> str:
    """What lies on the waves: rules, the corners and the running stitch."""
    middle = _EDGE + _BAND / 2
    corners = "".join(
        f'<g transform="translate({x} {y})">{_corner(accents)}</g>'
        for x in (middle, WIDTH - middle)
        for y in (middle, HEIGHT - middle)
    )
    return sheet(
        WIDTH,
        HEIGHT,
        _frame(_EDGE - 1.8, accents.leading.ink, 0.8)
        + _frame(_EDGE - 0.6, accents.other.line, 0.2)
        + _frame(_EDGE + _BAND + 0.6, accents.other.line, 0.2)
        + _frame(_EDGE + _BAND + 1.5, accents.leading.ink, 0.35)
        + _frame(_EDGE + _BAND + 3.4, accents.other.fill, 0.55, dashes="2.6 1.5")
        + corners,
    )


@cache
def rosette(accents: Accents) -> str:
    """Half of the pale ground behind the words: rings of waves, as on a banknote.

    Turned by half a circle it is the other half.
    """
    rings = [(50.0, 8.0, 18), (34.0, 9.0, 12), (18.0, 8.0, 8)]
    paths = "".join(_ring(*ring) for ring in rings)
    return svg(
        "-60 -60 120 120",
        f'<g transform="scale({GRAIN})" fill="none" stroke="{accents.leading.ink}" '
        f'stroke-width="{0.16 / GRAIN:g}" opacity=".15">{paths}</g>',
    )


def _waves(middle: float, accents: Accents) -> str:
    inset = _EDGE + _CORNER - 2.5
    sides = [
        (inset, middle, 0, WIDTH - 2 * inset),
        (middle, inset, 90, HEIGHT - 2 * inset),
    ]
    # (how far the wave swings, its shift in parts of a wave, colour, width of the line)
    strands = [(3.9, k / 6, accents.leading.ink, 0.24) for k in range(6)]
    strands += [(1.9, k / 3 + 1 / 12, accents.other.line, 0.26) for k in range(3)]
    return "".join(
        f'<g transform="translate({x:.2f} {y:.2f}) rotate({angle}) scale({GRAIN})" fill="none">'
        + "".join(
            f'<path stroke="{colour}" stroke-width="{width / GRAIN:g}" d="{_wave(length, swing, shift)}"/>'
            for swing, shift, colour, width in strands
        )
        + "</g>"
        for x, y, angle, length in sides
    )


def _wave(length: float, swing: float, shift: float) -> str:
    """A sine along the x axis, as one cubic curve for each third of a wave."""
    count = max(1, round(length / _WAVE)) * 3
    step = length / count
    slope = swing * 2 * pi / 3 / step
    return _curve(
        [
            (i * step, swing * sin(turn), 1.0, slope * cos(turn))
            for i in range(count + 1)
            for turn in [2 * pi * (i / 3 + shift)]
        ],
        step,
    )


def _curve(points: list[tuple[float, float, float, float]], step: float) -> str:
    """One cubic from each point to the next; a point is x, y and which way it goes on.

    In grains: whole numbers make the file a third smaller, and no eye sees the rest.
    """
    third = step / 3
    path = f"M{_grains(points[0][0], points[0][1])}"
    for (x0, y0, u0, v0), (x1, y1, u1, v1) in pairwise(points):
        leaving, coming = (
            (x0 + u0 * third, y0 + v0 * third),
            (x1 - u1 * third, y1 - v1 * third),
        )
        path += f"C{_grains(*leaving)} {_grains(*coming)} {_grains(x1, y1)}"
    return path


def _grains(x: float, y: float) -> str:
    return f"{round(x / GRAIN)} {round(y / GRAIN)}"


def _corner(accents: Accents) -> str:
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
        f'<circle r="9.6" fill="#fff"/><circle r="9.3" fill="none" stroke="{accents.leading.ink}" stroke-width=".35"/>'
        f'<circle r="8.5" fill="none" stroke="{accents.other.line}" stroke-width=".3" stroke-dasharray="1.1 .8"/>'
        f'<g fill="{accents.leading.ink}">{petals}</g><g fill="{accents.other.fill}" transform="rotate(22.5)">{between}</g>'
        f'<circle r="1.25" fill="{accents.other.fill}"/>'
    )


def _ring(radius: float, depth: float, petals: int) -> str:
    """Half of closed waves round a circle, each a sixth of a wave further than the last."""
    return "".join(
        f'<path d="{_petals(radius, depth, petals, pi * strand / 3)}"/>'
        for strand in range(6)
    )


def _petals(radius: float, depth: float, petals: int, shift: float) -> str:
    """Half a circle whose radius swings, as four cubic curves for each petal."""
    count = petals // 2 * 4
    points = []
    for i in range(count + 1):
        angle = pi * i / count
        turn = petals * angle + shift
        distance, change = radius + depth * sin(turn), depth * petals * cos(turn)
        x, y = cos(angle), sin(angle)
        points.append(
            (
                distance * x,
                distance * y,
                change * x - distance * y,
                change * y + distance * x,
            )
        )
    return _curve(points, pi / count)


def _frame(inset: float, colour: str, width: float, *, dashes: str = "") -> str:
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<rect x="{inset:.2f}" y="{inset:.2f}" width="{WIDTH - 2 * inset:.2f}" '
        f'height="{HEIGHT - 2 * inset:.2f}" fill="none" stroke="{colour}" '
        f'stroke-width="{width}"{dash}/>'
    )
