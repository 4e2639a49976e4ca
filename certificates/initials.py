"""Initials of a name, by letters as a reader sees them. Pure."""

from __future__ import annotations

import unicodedata

_VIRAMA = "\u09cd"
_JOINERS = "\u200c\u200d"


def initials(name: str) -> str:
    """`Rina Akter` gives `R. A.`, `প্রিয়া আক্তার` gives `প্রি. আ.`.

    A Bangla letter keeps its conjunct and its vowel sign: half of it is no letter.
    """
    words = unicodedata.normalize("NFC", name).split()
    letters = [first_letter(word) for word in words]
    return " ".join(f"{letter}." for letter in letters if letter)


def first_letter(word: str) -> str:
    """The first letter with all that hangs on it; empty when the word has none."""
    start = next((i for i, c in enumerate(word) if c.isalpha()), None)
    if start is None:
        return ""
    end = start + 1
    while end < len(word) and _continues(word, end):
        end += 1
    return word[start:end].rstrip(_VIRAMA + _JOINERS)


def _continues(word: str, position: int) -> bool:
    character = word[position]
    if character in _JOINERS or unicodedata.category(character).startswith("M"):
        return True
    joined = word[:position].rstrip(_JOINERS)
    return joined.endswith(_VIRAMA) and character.isalpha()
