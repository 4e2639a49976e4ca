"""Bangla digits: accepted everywhere, shown in Bangla, never stored."""

from __future__ import annotations

_TO_BANGLA = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
_TO_WESTERN = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")


def to_western(text: str) -> str:
    return text.translate(_TO_WESTERN)


def to_bangla(text: str) -> str:
    return text.translate(_TO_BANGLA)


def in_digits_of(language: str | None, value: object) -> str:
    """`value` written with the digits that readers of `language` expect."""
    text = str(value)
    return to_bangla(text) if (language or "").startswith("bn") else text
