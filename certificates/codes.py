"""Codes of certificates: one to type, and one that only a camera reads.

The typed one is twelve random letters or digits and a check character: sixty random
bits, so that nobody finds a certificate by trying. How codes are typed, tidied and
checked is the same for every code of the house: `workshops.codes`.

The token of the QR code has 128 random bits of its own and says nothing of the typed one.
"""

from __future__ import annotations

import re
import secrets
import unicodedata

from certificates.base32 import decode, encode
from workshops.codes import ALPHABET, check_character, normalise_code, random_code

RANDOM_LENGTH = 12
LENGTH = RANDOM_LENGTH + 1
TOKEN_BYTES = 16
_GROUP = 4
_LONGEST = 60
_TOKEN = re.compile(r"[A-Z2-7]{26}")


def new_code() -> str:
    code = random_code(RANDOM_LENGTH)
    return code + check_character(code)


def is_well_formed(code: str) -> bool:
    """Whether a tidied code has the right length, characters and check character."""
    return (
        len(code) == LENGTH
        and all(character in ALPHABET for character in code)
        and check_character(code[:-1]) == code[-1]
    )


def tidy_code(typed: str) -> str:
    """`typed` as it would be stored. What cannot be a code stays, so that checks fail."""
    return normalise_code(readable(typed))


def readable(typed: str) -> str:
    """What of `typed` can be shown again: no marks that nobody sees, and no book."""
    kept = (c for c in typed[: 4 * _LONGEST] if unicodedata.category(c)[0] != "C")
    return "".join(kept)[:_LONGEST]


def new_token() -> str:
    return encode(secrets.token_bytes(TOKEN_BYTES))


def is_token(text: str) -> bool:
    """Whether `text` is a token as it is stored: one way to write it and no other."""
    if not _TOKEN.fullmatch(text):
        return False
    try:
        return len(decode(text)) == TOKEN_BYTES
    except ValueError:
        return False


def in_groups(code: str) -> str:
    """The code as people read it: `7K3D-9QX2-M4TA-P`."""
    return "-".join(code[i : i + _GROUP] for i in range(0, len(code), _GROUP))
