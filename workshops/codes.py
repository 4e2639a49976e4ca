"""Codes that people read aloud, type on a phone and copy from paper. Pure.

The letters are Crockford's 32: no I, L, O or U, so that what looks alike means the same.
"""

from __future__ import annotations

import secrets

from curriculum.numerals import to_western

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_WORKSHOP_LENGTH = 6
_PARTICIPANT_LENGTH = 6
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = frozenset("-‐‑‒–—−_./\u00ad\u200b\u200c\u200d\ufeff")
_FIELD_POLYNOMIAL = 0b100101
"""x^5 + x^2 + 1: every non-zero element of GF(32) is a power of its root."""

_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
"""A totally anti-symmetric quasigroup of order 10 (H. M. Damm, 2004)."""


def damm_digit(digits: str) -> int:
    """The digit to write behind `digits`.

    Notices every wrong digit and every two neighbours that changed places.
    """
    return _damm_state(digits)


def is_valid_damm(digits: str) -> bool:
    """Whether the last of `digits` is the check digit of those before it."""
    is_number = len(digits) > 1 and digits.isascii() and digits.isdigit()
    return is_number and _damm_state(digits) == 0


def normalise_code(text: str) -> str:
    """A typed code as it is stored.

    Any case, spaces, hyphens and Bangla digits are fine; O is read as 0, I and L as 1.
    """
    kept = (c for c in to_western(text).upper() if not _separates(c))
    return "".join(kept).translate(_LOOK_ALIKES)


def random_code(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def check_character(code: str) -> str:
    """The character to write behind `code`: a sum over GF(32), a weight for each place.

    Notices every wrong character and every two that changed places. Raises ValueError
    for a character outside the alphabet.
    """
    total = 0
    for character in code:
        total = _double(total ^ ALPHABET.index(character))
    return ALPHABET[total]


def new_workshop_code() -> str:
    """Thirty random bits: short to type, not to be met by trying."""
    return random_code(_WORKSHOP_LENGTH)


def new_participant_code() -> str:
    code = random_code(_PARTICIPANT_LENGTH)
    return code + check_character(code)


def _damm_state(digits: str) -> int:
    state = 0
    for digit in digits:
        state = int(_DAMM[state][int(digit)])
    return state


def _double(value: int) -> int:
    doubled = value << 1
    return doubled ^ _FIELD_POLYNOMIAL if doubled & 0b100000 else doubled


def _separates(character: str) -> bool:
    return character.isspace() or character in _SEPARATORS
