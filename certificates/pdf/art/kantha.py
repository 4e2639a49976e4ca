"""The warm certificate: a border of running stitches, as on a nakshi kantha.

Rows of stitches run round the sheet, between them a vine with a leaf at each bend, and in
each corner a lotus.
"""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin

from certificates.palette import Accents
from certificates.pdf.art.svg import sheet, svg

WIDTH, HEIGHT = 210, 297
"""A4, upright."""
_MIDDLE = 14.0
"""Where the vine runs, from the edge."""
_CORNER = 12.5
_BEND = 7.0
_PETAL = "M0-2.2C2.6-3.6 2.7-6.6 0-8.6-2.7-6.6-2.6-3.6 0-2.2z"


@cache
def border(accents: Accents) -> str:
    first, second = accents.leading.line, accents.other.line
    # (from the edge, colour, width, stitch and gap, how far the first stitch is shifted)
    rows = [
        (7.0, first, 0.9, "2.9 1.5", 0.0),
        (8.7, second, 0.45, "1.9 1.2", 0.8),
        (19.3, second, 0.45, "1.9 1.2", 0.0),
        (21.0, first, 0.9, "2.9 1.5", 1.4),
        (22.9, second, 0.3, "1.1 1.3", 0.4),
    ]
    content = "".join(_row(*row) for row in rows)
    return sheet(WIDTH, HEIGHT, content + "".join(_sides(accents)) + _corners(accents))


@cache
def lotus(accents: Accents) -> str:
    """The emblem: an open lotus, stitched round."""
    return svg("-10 -10 20 20", _lotus(accents))


def _row(inset: float, colour: str, width: float, dashes: str, shift: float) -> str:
    return (
        f'<rect x="{inset}" y="{inset}" width="{WIDTH - 2 * inset:g}" '
        f'height="{HEIGHT - 2 * inset:g}" rx="1.5" fill="none" stroke="{colour}" '
        f'stroke-width="{width}" stroke-linecap="round" '
        f'stroke-dasharray="{dashes}" stroke-dashoffset="{shift}"/>'
    )


def _sides(accents: Accents) -> list[str]:
    places = [
        (_CORNER + _MIDDLE, _MIDDLE, 0, WIDTH),
        (WIDTH - _MIDDLE, _CORNER + _MIDDLE, 90, HEIGHT),
        (WIDTH - _CORNER - _MIDDLE, HEIGHT - _MIDDLE, 180, WIDTH),
        (_MIDDLE, HEIGHT - _CORNER - _MIDDLE, 270, HEIGHT),
    ]
    return [
        f'<g transform="translate({x:g} {y:g}) rotate({angle})">'
        f"{_vine(length - 2 * (_CORNER + _MIDDLE), accents)}</g>"
        for x, y, angle, length in places
    ]


def _vine(length: float, accents: Accents) -> str:
    """Bends of equal length along the x axis, a leaf inside each."""
    count = round(length / _BEND / 2) * 2
    step = length / count
    path, leaves = "M0 0", ""
    for number in range(count):
        side = 1 if number % 2 else -1
        x = number * step
        path += (
            f"C{x + step / 3:.2f} {side * 3.1:g} {x + 2 * step / 3:.2f} {side * 3.1:g} "
            f"{x + step:.2f} 0"
        )
        colour = accents.leading.fill if number % 2 else accents.other.fill
        leaves += (
            f'<path fill="{colour}" transform="translate({x + step / 2:.2f} {side * 0.9:g}) '
            f'rotate({50 if side > 0 else 130})" d="M-2.1 0C-1-1.3 1-1.3 2.1 0 1 1.3-1 1.3-2.1 0z"/>'
        )
    return (
        f'{leaves}<path fill="none" stroke="{accents.leading.line}" stroke-width=".42" '
        f'stroke-linecap="round" stroke-dasharray="1.3 .85" d="{path}"/>'
    )


def _corners(accents: Accents) -> str:
    return "".join(
        f'<g transform="translate({x} {y})"><circle r="12" fill="#fff"/>{_lotus(accents)}</g>'
        for x in (_MIDDLE + 2, WIDTH - _MIDDLE - 2)
        for y in (_MIDDLE + 2, HEIGHT - _MIDDLE - 2)
    )


def _lotus(accents: Accents) -> str:
    outer = _petals(accents.leading.fill, 0)
    inner = _petals(accents.other.fill, 22.5)
    stitches = "".join(
        f'<path stroke="#fff" stroke-width=".4" stroke-linecap="round" '
        f'stroke-dasharray=".8 .7" fill="none" transform="rotate({angle})" d="M0-3.4V-7.2"/>'
        for angle in range(0, 360, 45)
    )
    seeds = "".join(
        f'<circle cx="{1.1 * cos(turn):.2f}" cy="{1.1 * sin(turn):.2f}" r=".28" '
        f'fill="{accents.leading.ink}"/>'
        for turn in (pi * place / 3 for place in range(6))
    )
    return (
        f'<circle r="9.4" fill="none" stroke="{accents.leading.line}" stroke-width=".5" '
        f'stroke-linecap="round" stroke-dasharray="1.7 1.25"/>{inner}{outer}{stitches}'
        f'<circle r="2" fill="{accents.other.fill}"/>{seeds}'
    )


def _petals(colour: str, turned: float) -> str:
    return "".join(
        f'<path fill="{colour}" stroke="#fff" stroke-width=".25" '
        f'transform="rotate({angle + turned:g})" d="{_PETAL}"/>'
        for angle in range(0, 360, 45)
    )
