"""The words and pictures that statements are answered with, lowest step first.

One place, so that the items of a subscale share their codes and their words. Staff add
scales of their own as `SharedScale`; these are there from the start.
"""

from __future__ import annotations

from collections.abc import Sequence

from curriculum.languages import LocalisedText

Point = tuple[int, LocalisedText]

_LOW_AGREEMENT: list[LocalisedText] = [
    {"bn": "একেবারেই একমত নই", "en": "I do not agree at all"},
    {"bn": "একমত নই", "en": "I do not agree"},
    {"bn": "কিছুটা একমত নই", "en": "I rather do not agree"},
]
_HIGH_AGREEMENT: list[LocalisedText] = [
    {"bn": "কিছুটা একমত", "en": "I rather agree"},
    {"bn": "একমত", "en": "I agree"},
    {"bn": "পুরোপুরি একমত", "en": "I agree completely"},
]
_MIDDLE: LocalisedText = {"bn": "মাঝামাঝি", "en": "In between"}

_OFTEN: dict[str, LocalisedText] = {
    "never": {"bn": "কখনো না", "en": "Never"},
    "hardly": {"bn": "প্রায় কখনো না", "en": "Hardly ever"},
    "rarely": {"bn": "কম", "en": "Rarely"},
    "sometimes": {"bn": "মাঝে মাঝে", "en": "Sometimes"},
    "often": {"bn": "প্রায়ই", "en": "Often"},
    "mostly": {"bn": "বেশির ভাগ সময়", "en": "Most of the time"},
    "always": {"bn": "সব সময়", "en": "Always"},
}
_OFTEN_BY_STEPS = {
    3: ["never", "sometimes", "always"],
    4: ["never", "sometimes", "often", "always"],
    5: ["never", "rarely", "sometimes", "often", "always"],
    6: ["never", "hardly", "rarely", "sometimes", "often", "always"],
    7: ["never", "hardly", "rarely", "sometimes", "often", "mostly", "always"],
}


def _numbered(labels: Sequence[LocalisedText]) -> list[Point]:
    return list(enumerate(labels, start=1))


def _agreement(steps: int) -> list[Point]:
    """Half below, half above, and a middle when the number is odd."""
    low, high = _LOW_AGREEMENT, _HIGH_AGREEMENT
    if steps == 3:
        return _numbered([low[1], _MIDDLE, high[1]])
    half = steps // 2
    without_rather = half == 2
    below = low[:2] if without_rather else low
    above = high[1:] if without_rather else high
    return _numbered([*below, *([_MIDDLE] if steps % 2 else []), *above])


STEPS = ("3", "4", "5", "6", "7")

AGREEMENT: dict[str, list[Point]] = {steps: _agreement(int(steps)) for steps in STEPS}

FREQUENCY: dict[str, list[Point]] = {
    steps: _numbered([_OFTEN[word] for word in _OFTEN_BY_STEPS[int(steps)]])
    for steps in STEPS
}

THUMBS: dict[int, list[Point]] = {
    3: AGREEMENT["3"],
    4: AGREEMENT["4"],
    5: AGREEMENT["5"],
}

_AMOUNTS: list[LocalisedText] = [
    {"bn": "একটুও না", "en": "Nothing at all"},
    {"bn": "অল্প", "en": "A little"},
    {"bn": "অর্ধেক", "en": "Half"},
    {"bn": "অনেক", "en": "A lot"},
    {"bn": "পুরোটা", "en": "All of it"},
]
BASKETS: dict[int, list[Point]] = {
    3: _numbered([_AMOUNTS[0], _AMOUNTS[2], _AMOUNTS[4]]),
    4: _numbered([_AMOUNTS[0], _AMOUNTS[1], _AMOUNTS[3], _AMOUNTS[4]]),
    5: _numbered(_AMOUNTS),
}

_LIKING: list[LocalisedText] = [
    {"bn": "খুব খারাপ লাগে", "en": "I dislike it very much"},
    {"bn": "খারাপ লাগে", "en": "I dislike it"},
    {"bn": "মোটামুটি", "en": "So-so"},
    {"bn": "ভালো লাগে", "en": "I like it"},
    {"bn": "খুব ভালো লাগে", "en": "I like it very much"},
]
FACES: dict[int, list[Point]] = {
    3: _numbered(_LIKING[1:4]),
    4: _numbered([*_LIKING[:2], *_LIKING[3:]]),
    5: _numbered(_LIKING),
}

DRAWINGS: dict[str, dict[int, list[str]]] = {
    "thumbs": {
        3: ["thumb-down", "thumb-side", "thumb-up"],
        4: ["thumbs-down", "thumb-down", "thumb-up", "thumbs-up"],
        5: ["thumbs-down", "thumb-down", "thumb-side", "thumb-up", "thumbs-up"],
    },
    "baskets": {
        3: ["basket-empty", "basket-half", "basket-full"],
        4: ["basket-empty", "basket-little", "basket-much", "basket-full"],
        5: [
            "basket-empty",
            "basket-little",
            "basket-half",
            "basket-much",
            "basket-full",
        ],
    },
    "faces": {
        3: ["face-sad", "face-plain", "face-glad"],
        4: ["face-very-sad", "face-sad", "face-glad", "face-very-glad"],
        5: ["face-very-sad", "face-sad", "face-plain", "face-glad", "face-very-glad"],
    },
}
"""Drawings differ by shape, not by colour: they are printed and copied in grey."""

PICTURED: dict[str, dict[int, list[Point]]] = {
    "thumbs": THUMBS,
    "baskets": BASKETS,
    "faces": FACES,
}
"""What each set of pictures says: agreement, how much, and liking."""

YES_NO: list[Point] = [
    (1, {"bn": "হ্যাঁ", "en": "Yes"}),
    (0, {"bn": "না", "en": "No"}),
]

READY_SCALES: dict[str, list[Point]] = {
    **{f"agreement-{steps}": points for steps, points in AGREEMENT.items()},
    **{f"frequency-{steps}": points for steps, points in FREQUENCY.items()},
}
"""The scales in words that are there from the start, by their key."""


def agreement_key(points: str) -> str:
    """The key of the response scale with that many steps."""
    return f"agreement-{points}"


def as_points(scale: list[Point]) -> list[dict[str, object]]:
    """A scale as `ResponseScale.points` keeps it."""
    return [{"code": code, "labels": dict(labels)} for code, labels in scale]
