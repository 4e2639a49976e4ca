"""The sentences that an organisation wrote for its certificates, with their fields filled."""

from __future__ import annotations

import datetime as dt
from typing import Any

from certificates.look import texts_of
from certificates.pdf.periods import written_period
from certificates.pdf.printable import printable
from certificates.text_fields import filled
from curriculum.languages import in_language
from curriculum.numerals import in_digits_of


def own_texts(facts: dict[str, Any], language: str) -> dict[str, str]:
    """By place; what the organisation left empty is not in it."""
    texts = texts_of(facts)
    if not texts:
        return {}
    values = _values(facts, language)
    return {
        key: printable(filled(by_language[language], values))
        for key, by_language in texts.items()
        if by_language.get(language)
    }


def _values(facts: dict[str, Any], language: str) -> dict[str, str]:
    first, last = (
        dt.date.fromisoformat(facts[key]) for key in ("held_from", "held_to")
    )
    minutes = facts.get("minutes_held", 0)
    numbers = {
        "days": facts.get("days_held", 1),
        "hours": f"{minutes / 60:.1f}".removesuffix(".0"),
        "sessions": facts["sessions_held"],
        "year": last.year,
    }
    return {
        "module": in_language(facts["module"], language),
        "organisation": in_language(facts["organisation"], language),
        "place": in_language(facts["centre"], language),
        "audience": in_language(facts["audience"], language),
        "dates": written_period(first, last, language),
        **{key: in_digits_of(language, value) for key, value in numbers.items()},
    }
