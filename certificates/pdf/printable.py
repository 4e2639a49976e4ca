"""What may go on paper of a line that somebody typed. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

LONGEST = 240
"""Letters in a line. More than twice the longest name that can be stored."""
MARKS = 4
"""Marks on one letter; more would climb over the lines above."""
JOINERS = {"\u200c", "\u200d"}
"""Bangla needs them to say which form of a conjunct is meant."""


def printable(text: str) -> str:
    """One line, without what has no shape or turns the direction of the rest."""
    kept = "".join(_kept(unicodedata.normalize("NFC", text[: 20 * LONGEST])))
    return " ".join(kept.split())[:LONGEST]


def _kept(text: str) -> Iterator[str]:
    marks = 0
    for letter in text:
        kind = unicodedata.category(letter)
        marks = marks + 1 if kind in {"Mn", "Me"} else 0
        if kind in {"Zs", "Zl", "Zp", "Cc"}:
            yield " "
        elif marks <= MARKS and (kind not in {"Cf", "Cs"} or letter in JOINERS):
            yield letter
