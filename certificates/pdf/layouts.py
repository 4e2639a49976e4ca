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


_WIDE, _FOOT = 225.0, 74.0
"""Between the borders, and above a signature."""

LAYOUTS: Mapping[str, LayoutRules] = {
    "formal": LayoutRules(
        rooms={
            "organisation": Room(14.0, 10.5, _WIDE),
            "name": Room(38.0, 17.0, _WIDE),
            "module": Room(21.0, 13.0, _WIDE),
            "held": Room(11.5, 10.0, _WIDE),
            "signatory": Room(12.5, 8.5, _FOOT),
            "role": Room(10.0, 8.5, _FOOT),
        }
    ),
}
