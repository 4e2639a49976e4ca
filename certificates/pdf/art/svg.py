"""What all drawings share: the frame of an SVG, and the emblem. Lengths are millimetres."""

from __future__ import annotations

from functools import cache

from certificates.palette import Accents


def sheet(width: float, height: float, content: str) -> str:
    """A drawing as large as the paper."""
    size = f' width="{width}mm" height="{height}mm"'
    return svg(f"0 0 {width} {height}", content, size=size)


def svg(view_box: str, content: str, *, size: str = "") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view_box}"{size}>{content}</svg>'


@cache
def sprout(accents: Accents) -> str:
    """The emblem: two leaves on a stem, out of the earth."""
    leaf, marigold = accents.leading.ink, accents.other.fill
    return svg(
        "0 0 64 64",
        f'<path fill="none" stroke="{leaf}" stroke-width="4" stroke-linecap="round" d="M32 54V33"/>'
        f'<path fill="{marigold}" d="M32 37C11 37 6 23 6 9c16 0 26 9 26 28z"/>'
        f'<path fill="{leaf}" d="M32 31c0-15 9-24 27-25 0 14-7 25-27 25z"/>'
        f'<path fill="none" stroke="{leaf}" stroke-width="2.4" stroke-linecap="round" '
        f'stroke-dasharray="5 4.2" d="M10 58h44"/>',
    )
