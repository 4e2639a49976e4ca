"""The code that people make of five things about themselves, the same each time.

None of them finds a person: no name, phone or birthday. Each part is hashed alone,
with a key made of the key file and a salt of the workshop and instrument, so that two
codes can be compared part by part and nothing can be read back from the database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from workshops.vault import fingerprint

LETTERS = list("অআইঈউঊঋএঐওঔকখগঘচছজঝটঠডঢতথদধনপফবভমযরলশষসহ")
"""What a name can begin with. ড়, ঙ, ঞ, ণ and ৎ begin none."""

MONTHS = [
    _("Boishakh"),
    _("Joishtho"),
    _("Asharh"),
    _("Srabon"),
    _("Bhadro"),
    _("Ashwin"),
    _("Kartik"),
    _("Ogrohayon"),
    _("Poush"),
    _("Magh"),
    _("Falgun"),
    _("Choitro"),
]


@dataclass(frozen=True)
class Element:
    """One part of a code: what is asked, and what can be picked."""

    key: str
    label: Any
    choices: Sequence[tuple[str, Any]]


ELEMENTS: list[Element] = [
    Element(
        "mother",
        _("With which letter does your mother's name begin?"),
        [(letter, letter) for letter in LETTERS],
    ),
    Element(
        "siblings",
        _("How many older brothers and sisters did you ever have?"),
        [(str(number), str(number)) for number in range(10)],
    ),
    Element(
        "month",
        _("In which Bangla month were you born?"),
        [(str(number), month) for number, month in enumerate(MONTHS, start=1)],
    ),
    Element(
        "village",
        _("With which letter does the village or town of your birth begin?"),
        [(letter, letter) for letter in LETTERS],
    ),
    Element(
        "hand",
        _("Fold your arms. Which hand lies on top?"),
        [("left", _("The left")), ("right", _("The right"))],
    ),
]


def hashed(given: Mapping[str, str], salt: str) -> list[str | None]:
    """The parts of a code as they are kept; None for one that was left out."""
    return [
        fingerprint(f"self-made code {salt} {element.key} {picked}")[:32]
        if (picked := given.get(element.key))
        else None
        for element in ELEMENTS
    ]
