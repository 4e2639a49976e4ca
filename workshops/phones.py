"""Mobile numbers of Bangladesh, however they are typed. Pure."""

from __future__ import annotations

import re

from curriculum.numerals import to_western

_BETWEEN = re.compile(
    r"[\s().,/_\-\u2010-\u2015\u2212\u200b-\u200f\u202a-\u202e\u2060\ufeff]"
)
"""What people, phones and spreadsheets put between the digits, also what nobody sees."""
_MOBILE = re.compile(r"(?:\+|00)?(?:880?)?0?(1[3-9]\d{8})", re.ASCII)


def as_mobile(typed: str) -> str | None:
    """The eleven digits of a mobile number; None when it is none.

    The one form in which a number is kept, hashed and looked up: with or without the
    country before it, and with or without the leading zero that spreadsheets drop.
    """
    found = _MOBILE.fullmatch(_BETWEEN.sub("", to_western(typed)))
    return f"0{found[1]}" if found else None
