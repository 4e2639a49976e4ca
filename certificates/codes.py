"""Codes of certificates: twelve random letters or digits and a check character.

Sixty random bits, so that nobody finds a certificate by trying. How codes are typed,
tidied and checked is the same for every code of the house: `workshops.codes`.
"""

from __future__ import annotations

from workshops.codes import ALPHABET, check_character, normalise_code, random_code

RANDOM_LENGTH = 12
LENGTH = RANDOM_LENGTH + 1
_GROUP = 4


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
    return normalise_code(typed)


def in_groups(code: str) -> str:
    """The code as people read it: `7K3D-9QX2-M4TA-P`."""
    return "-".join(code[i : i + _GROUP] for i in range(0, len(code), _GROUP))
