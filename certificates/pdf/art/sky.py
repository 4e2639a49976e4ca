"""The playful certificate: kites and birds above, leaves below."""

from __future__ import annotations

from functools import cache

from certificates.palette import PALETTE, Accents
from certificates.pdf.art.svg import sheet

WIDTH, HEIGHT = 210, 148
"""A5, on its side."""
_LEAF = "M0 0C-2.6-2.4-2.6-6.6 0-10 2.6-6.6 2.6-2.4 0 0z"
_BIRD = "M-5-2C-3-3.4-1.2-2.6 0 0 1.2-2.6 3-3.4 5-2 3-1.9 1.4-.8 .7 1.5L0 2.6-.7 1.5C-1.4-.8-3-1.9-5-2z"


@cache
def scene(accents: Accents) -> str:
    first, second = accents.leading, accents.other
    frame = (
        f'<rect x="6" y="6" width="{WIDTH - 12}" height="{HEIGHT - 12}" rx="7" fill="none" '
        f'stroke="{first.line}" stroke-width="1"/>'
        f'<rect x="8" y="8" width="{WIDTH - 16}" height="{HEIGHT - 16}" rx="5.4" fill="none" '
        f'stroke="{second.fill}" stroke-width=".7" stroke-linecap="round" '
        f'stroke-dasharray="0 2.2"/>'
    )
    birds = "".join(
        f'<path transform="translate({x} {y}) rotate({turn}) scale({size})" '
        f'fill="{colour}" d="{_BIRD}"/>'
        for x, y, turn, size, colour in (
            (46, 12.5, -14, 0.62, first.line),
            (166, 17, 6, 0.45, second.line),
            (160, 12.5, 12, 0.6, first.line),
        )
    )
    return sheet(WIDTH, HEIGHT, frame + _meadow(accents) + birds)


@cache
def left_kite(accents: Accents) -> str:
    colours = (accents.leading.fill, accents.other.fill)
    string = "M0 13C-4 22 5 30 0 42S2 60 -1 70"
    return sheet(WIDTH, HEIGHT, _flying((25, 28), 11, colours, string))


@cache
def right_kite(accents: Accents) -> str:
    """Leaves its place to a logo."""
    colours = (accents.other.fill, accents.leading.fill)
    string = "M0 13C5 21-4 27 1 36S-2 46 1 52"
    return sheet(WIDTH, HEIGHT, _flying((186, 30), -13, colours, string))


def _flying(
    place: tuple[float, float], turned: int, colours: tuple[str, str], string: str
) -> str:
    x, y = place
    line = colours[0]
    bows = "".join(
        f'<path fill="{colours[number % 2]}" transform="translate({bow_x} {bow_y}) rotate({turn})" '
        f'd="M0 0L-2.2-1.5V1.5zM0 0L2.2-1.5V1.5z"/>'
        for number, (bow_x, bow_y, turn) in enumerate(
            ((-0.6, 19, 20), (1.8, 27, -25), (0.6, 35, 15))
        )
    )
    return (
        f'<g transform="translate({x} {y}) rotate({turned})">'
        f'<path fill="none" stroke="{line}" stroke-width=".45" stroke-linecap="round" '
        f'd="{string}"/>{bows}{_kite(*colours)}</g>'
    )


def _kite(one: str, other: str) -> str:
    """A square kite on its corner, as children fly them on roofs."""
    return (
        f'<path fill="{one}" d="M0-12L10 0H0z"/><path fill="{other}" d="M0-12L-10 0H0z"/>'
        f'<path fill="{other}" d="M10 0L0 13V0z"/><path fill="{one}" d="M-10 0L0 13V0z"/>'
        f'<path fill="none" stroke="#fff" stroke-width=".6" d="M0-12V13M-10 0C-5-4.6 5-4.6 10 0"/>'
        f'<circle r="1.5" fill="#fff"/>'
    )


def _meadow(accents: Accents) -> str:
    """Leaves that grow from the lower edge of the frame, higher towards both sides."""
    colours = (PALETTE["leaf"].fill, accents.other.fill, accents.leading.fill)
    ground, leaves = HEIGHT - 6.0, ""
    for number, x in enumerate(range(13, WIDTH - 10, 6)):
        near_edge = abs(x - WIDTH / 2) / (WIDTH / 2)
        size = 0.38 + 0.34 * near_edge**2
        turn = (-22, 14, 26, -12)[number % 4]
        leaves += (
            f'<path fill="{colours[number % 3]}" '
            f'transform="translate({x} {ground}) rotate({turn}) scale({size:.2f})" d="{_LEAF}"/>'
        )
    return leaves
