"""The words of agreement that statements are answered with, lowest step first.

One place, so that the items of a subscale share their codes and their words.
"""

from __future__ import annotations

from curriculum.languages import LocalisedText

Point = tuple[int, LocalisedText]

AGREEMENT: dict[str, list[Point]] = {
    "4": [
        (1, {"bn": "একেবারেই একমত নই", "en": "I do not agree at all"}),
        (2, {"bn": "একমত নই", "en": "I do not agree"}),
        (3, {"bn": "একমত", "en": "I agree"}),
        (4, {"bn": "পুরোপুরি একমত", "en": "I agree completely"}),
    ],
    "5": [
        (1, {"bn": "একেবারেই একমত নই", "en": "I do not agree at all"}),
        (2, {"bn": "একমত নই", "en": "I do not agree"}),
        (3, {"bn": "মাঝামাঝি", "en": "In between"}),
        (4, {"bn": "একমত", "en": "I agree"}),
        (5, {"bn": "পুরোপুরি একমত", "en": "I agree completely"}),
    ],
}

THUMBS: list[Point] = [
    (1, {"bn": "একমত নই", "en": "I do not agree"}),
    (2, {"bn": "মাঝামাঝি", "en": "In between"}),
    (3, {"bn": "একমত", "en": "I agree"}),
]

YES_NO: list[Point] = [
    (1, {"bn": "হ্যাঁ", "en": "Yes"}),
    (0, {"bn": "না", "en": "No"}),
]


def agreement_key(points: str) -> str:
    """The key of the response scale with that many steps."""
    return f"agreement-{points}"


def as_points(scale: list[Point]) -> list[dict[str, object]]:
    """A scale as `ResponseScale.points` keeps it."""
    return [{"code": code, "labels": dict(labels)} for code, labels in scale]
