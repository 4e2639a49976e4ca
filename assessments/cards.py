"""Picture cards: the pictures, and the number that is printed and typed.

A card shows its number with a check digit behind it, so that a slip of the finger does
not put answers on somebody else's card. Knows no models.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from curriculum.languages import LocalisedText, in_language
from workshops.codes import damm_digit, is_valid_damm, normalise_code

_FOLDER = Path(__file__).parent / "static" / "assessments" / "cards"


@cache
def pictures() -> dict[str, LocalisedText]:
    """The names of the pictures by slug, in the order in which cards get them."""
    listed = tomllib.loads((_FOLDER / "names.toml").read_text(encoding="utf-8"))
    return {
        card["slug"]: {"bn": card["bn"], "en": card["en"]} for card in listed["cards"]
    }


def picture_for(number: int) -> str:
    """The slug of the picture on card `number`: neighbours never share one."""
    slugs = list(pictures())
    return slugs[(number - 1) % len(slugs)]


def picture_name(slug: str, language: str | None) -> str:
    return in_language(pictures().get(slug, {}), language)


def printed_number(number: int) -> str:
    """Card 17 is printed "17-4"."""
    return f"{number}-{damm_digit(str(number))}"


def read_number(typed: str) -> int | None:
    """The card that a typed number means, or None when it cannot be right.

    "174", "17-4", "17 4" and "১৭৪" are all card 17.
    """
    digits = normalise_code(typed).lstrip("0")
    return int(digits[:-1]) if is_valid_damm(digits) and len(digits) <= 6 else None
