"""How large the rows are printed that an organisation may word itself."""

from __future__ import annotations

from certificates.pdf.layouts import LAYOUTS, Room
from certificates.pdf.sizing import size_that_fits
from certificates.pdf.wording import Wording

_SPACED = 0.6
"""The second title has wide spaces between its letters."""


def row_sizes(
    layout: str, first: Wording, second: Wording | None
) -> dict[str, float | None]:
    """Points by row; None where the size of the style sheet fits."""
    rooms = LAYOUTS[layout].rooms
    title, line = rooms["title"], rooms["line"]
    narrow = Room(title.second, title.second, title.width * _SPACED)
    return {
        "title": _size(title, first.title),
        "closing": _size(line, first.closing),
        "closing_2": _size(line, second.closing) if second else None,
        "title_2": _size(narrow, second.title) if second else None,
        **{
            key: _size(line, _both(getattr(first, key), getattr(second, key, "")))
            for key in ("given_to", "completed")
        },
    }


def _both(one: str, other: str) -> str:
    return f"{one}  · {other}" if other else one


def _size(room: Room, text: str) -> float | None:
    size = size_that_fits(text, width=room.width, largest=room.first)
    return size if size < room.first else None
