"""The layouts there are: for each a template, a style sheet, and how long a line may be.

A layout `x` is `templates/certificates/pdf/x.html` (one page, without `<html>`), the
style sheet `static/certificates/x.css`, an entry here and one in `choices.Layout`.
docs/certificates.md says what the two have to keep to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Room:
    """How large a line may be printed, and how wide its place is."""

    first: float
    """Points, in the first language."""
    second: float
    width: float
    """Millimetres."""


@dataclass(frozen=True)
class LayoutRules:
    """What the program must know of a layout beside its template."""

    rooms: Mapping[str, Room]
    """For each line that may be long; the rest have the size of the style sheet."""
    paper: tuple[int, int]
    """Width and height in millimetres."""
    feet: tuple[float, float, float]
    """How wide the place of a signature is when there are one, two or three."""
    usual: tuple[str, str]
    """The accents that it is drawn for."""


_WIDE = 225.0
"""Between the borders of the formal one."""

LAYOUTS: Mapping[str, LayoutRules] = {
    "formal": LayoutRules(
        rooms={
            "organisation": Room(14.0, 10.5, _WIDE),
            "title": Room(36.0, 12.0, 190.0),
            "line": Room(12.0, 10.0, 205.0),
            "name": Room(38.0, 17.0, _WIDE),
            "module": Room(21.0, 13.0, _WIDE),
            "held": Room(11.5, 10.0, _WIDE),
            "signatory": Room(12.5, 8.5, 0),
            "role": Room(10.0, 8.5, 0),
        },
        paper=(297, 210),
        feet=(74.0, 62.0, 43.0),
        usual=("leaf", "marigold"),
    ),
    "warm": LayoutRules(
        rooms={
            "organisation": Room(14.0, 11.0, 152.0),
            "title": Room(38.0, 13.0, 140.0),
            "line": Room(12.5, 10.5, 140.0),
            "name": Room(33.0, 17.0, 152.0),
            "module": Room(21.0, 14.0, 152.0),
            "held": Room(11.5, 10.5, 152.0),
            "signatory": Room(12.5, 9.0, 0),
            "role": Room(10.0, 9.0, 0),
        },
        paper=(210, 297),
        feet=(80.0, 70.0, 47.0),
        usual=("terracotta", "marigold"),
    ),
    "playful": LayoutRules(
        rooms={
            "organisation": Room(11.0, 8.5, 116.0),
            "title": Room(25.0, 9.0, 105.0),
            "line": Room(9.5, 8.0, 130.0),
            "name": Room(27.0, 12.5, 140.0),
            "module": Room(15.0, 10.0, 145.0),
            "held": Room(9.0, 8.0, 165.0),
            "signatory": Room(9.5, 7.0, 0),
            "role": Room(8.0, 7.0, 0),
        },
        paper=(210, 148),
        feet=(60.0, 48.0, 33.0),
        usual=("river", "marigold"),
    ),
    "plain": LayoutRules(
        rooms={
            "organisation": Room(14.0, 10.5, 190.0),
            "title": Room(34.0, 13.0, 175.0),
            "line": Room(12.0, 10.0, 215.0),
            "name": Room(36.0, 17.0, 240.0),
            "module": Room(20.0, 13.0, 240.0),
            "held": Room(11.5, 10.0, 240.0),
            "signatory": Room(12.0, 8.5, 0),
            "role": Room(10.0, 8.5, 0),
        },
        paper=(297, 210),
        feet=(70.0, 62.0, 44.0),
        usual=("leaf", "leaf"),
    ),
}
