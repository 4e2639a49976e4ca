"""The plain certificate: thin black rules, for printers that have little ink."""

from __future__ import annotations

from functools import cache

from certificates.palette import Accents
from certificates.pdf.art.svg import sheet

WIDTH, HEIGHT = 297, 210
"""A4, landscape."""
_BLACK = "#15201a"


@cache
def rules(accents: Accents) -> str:
    """Two frames with open corners, in which a small square stands. Always black."""
    corners = "".join(
        f'<rect x="{x - 1.2:g}" y="{y - 1.2:g}" width="2.4" height="2.4" fill="none" '
        f'stroke="{_BLACK}" stroke-width=".3" transform="rotate(45 {x} {y})"/>'
        for x in (14, WIDTH - 14)
        for y in (14, HEIGHT - 14)
    )
    right, lower = WIDTH - 14, HEIGHT - 14
    inner = f"M18 14H{right - 4}M18 {lower}H{right - 4}M14 18V{lower - 4}M{right} 18V{lower - 4}"
    return sheet(
        WIDTH,
        HEIGHT,
        f'<rect x="10" y="10" width="{WIDTH - 20}" height="{HEIGHT - 20}" fill="none" '
        f'stroke="{_BLACK}" stroke-width=".35"/>'
        f'<path d="{inner}" fill="none" stroke="{_BLACK}" stroke-width=".2"/>{corners}',
    )
