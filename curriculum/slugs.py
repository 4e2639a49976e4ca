"""Addresses of pages from Bangla titles."""

from __future__ import annotations

from anyascii import anyascii
from django.utils.text import slugify

LONGEST = 60


def slug_of(title: str) -> str:
    """Latin letters a phone can type: “ছোট পাঠ” becomes `chot-path`.

    Django's own unicode slugs drop the vowel signs of Bangla and so tear words apart.
    """
    return slugify(anyascii(title))[:LONGEST].strip("-")
