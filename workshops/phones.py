"""Mobile numbers of Bangladesh, however they are typed. Pure."""

from __future__ import annotations

import re

from curriculum.numerals import to_western

_MOBILE = re.compile(r"^(?:\+?88)?(01[3-9]\d{8})$")


def as_mobile(typed: str) -> str | None:
    """The eleven digits of a mobile number; None when it is none."""
    digits = re.sub(r"[\s\-–().]", "", to_western(typed))
    found = _MOBILE.match(digits)
    return found[1] if found else None
