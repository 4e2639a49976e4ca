"""The languages every text must exist in, and how to pick one.

A text for people is a mapping `{"bn": "…", "en": "…"}`. Kept in code that knows no
Django, so that pure modules of every plugin can use it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

LANGUAGES = ("bn", "en")
LocalisedText = Mapping[str, str]


def in_language(texts: LocalisedText, language: str | None) -> str:
    """The text in `language`, else in the first language that has one.

    `language` may carry a region ("en-gb").
    """
    short = (language or "").split("-")[0]
    for candidate in (short, *LANGUAGES):
        if texts.get(candidate):
            return texts[candidate]
    return ""


def missing_languages(texts: LocalisedText) -> list[str]:
    return [language for language in LANGUAGES if not texts.get(language, "").strip()]


def normalise(text: str) -> str:
    """NFC, because য় and ড় each have two encodings that look the same."""
    return unicodedata.normalize("NFC", text).strip()
