"""The plain sentences of a report, in both languages at once.

They stand here and not in the translation files, because a command prints both, and
because each is chosen by rule and must say neither more nor less. The Bangla wording is
a draft for review by a native speaker.
"""

from __future__ import annotations

from assessments.analysis import PairedChange, Verdict
from curriculum.languages import LocalisedText, in_language
from curriculum.numerals import in_digits_of

Bounds = tuple[float, float] | None
POINTS_OF_100: Bounds = (0, 100)

CAVEAT: LocalisedText = {
    "en": (
        "This compares people with themselves. It does not show that the workshop "
        "alone caused the change."
    ),
    "bn": (
        "এখানে প্রত্যেকের আগের উত্তরের সঙ্গে তাঁর নিজের পরের উত্তর মেলানো হয়েছে। "
        "বদল শুধু কর্মশালার কারণেই হয়েছে কি না, তা এতে বোঝা যায় না।"
    ),
}

_RANGE: LocalisedText = {
    "en": "(likely between {low} and {high})",
    "bn": "(সম্ভাব্য সীমা {low} থেকে {high})",
}
_MOVES: LocalisedText = {
    "en": "{up} of {n} moved up, {same} stayed, {down} moved down.",
    "bn": "{n} জনের {up} জন এগিয়েছেন, {same} জন একই আছেন, {down} জন পিছিয়েছেন।",
}
_LOOK_AGAIN: LocalisedText = {
    "en": "Look at the questions and talk with the group.",
    "bn": "প্রশ্নগুলো আবার দেখুন, দলের সঙ্গে কথা বলুন।",
}

_SENTENCES: dict[Verdict, LocalisedText] = {
    Verdict.TOO_FEW: {
        "en": "Too few people answered both times to show a result safely.",
        "bn": "দুইবারই উত্তর দিয়েছেন এমন মানুষ খুব কম; তাই ফলাফল নিরাপদে দেখানো যায় না।",
    },
    Verdict.ALREADY_HIGH: {
        "en": (
            "Opinions were already high before: {level} on average. These questions "
            "cannot show more."
        ),
        "bn": (
            "মতামত আগে থেকেই উঁচুতে ছিল: গড়ে {level}। এই প্রশ্নগুলো দিয়ে এর বেশি দেখানো যায় না।"
        ),
    },
    Verdict.MOVED: {
        "en": "On average opinions moved {amount} towards children's rights {range}. {moves}",
        "bn": "গড়ে মতামত {amount} শিশু অধিকারের পক্ষে সরেছে {range}। {moves}",
    },
    Verdict.MOVED_LITTLE: {
        "en": (
            "On average opinions moved a little: {amount} towards children's rights "
            "{range}. {moves}"
        ),
        "bn": "গড়ে মতামত অল্প সরেছে: শিশু অধিকারের পক্ষে {amount} {range}। {moves}",
    },
    Verdict.NO_CHANGE: {
        "en": (
            "There was no real change, and we can say that: {amount} on average "
            "{range}. {moves}"
        ),
        "bn": ("মতামত আসলে বদলায়নি, আর এ কথা বলা যায়: গড়ে বদল {amount} {range}। {moves}"),
    },
    Verdict.CANNOT_TELL: {
        "en": (
            "The group was too small, or answers too mixed, to know. The average change "
            "is {amount} {range}. {moves}"
        ),
        "bn": (
            "দল ছোট বা উত্তর খুব মিশ্র; এখনই বলা যায় না। গড়ে বদল {amount} {range}। {moves}"
        ),
    },
    Verdict.MOVED_BACK: {
        "en": (
            "On average opinions moved the other way: {amount} {range}. {moves} "
            "{look_again}"
        ),
        "bn": "গড়ে মতামত উল্টো দিকে সরেছে: {amount} {range}। {moves} {look_again}",
    },
}

_ALL_ALIKE: dict[str, LocalisedText] = {
    "up": {
        "en": "Everyone moved by the same amount: {amount} towards children's rights.",
        "bn": "সবাই সমান সরেছেন: শিশু অধিকারের পক্ষে {amount}।",
    },
    "same": {
        "en": "Nobody moved: each of the {n} people has the same score before and after.",
        "bn": "কেউ সরেননি: {n} জনের প্রত্যেকের আগের ও পরের নম্বর একই।",
    },
    "down": {
        "en": "Everyone moved by the same amount: {amount} the other way. {look_again}",
        "bn": "সবাই সমান সরেছেন: {amount}, তবে উল্টো দিকে। {look_again}",
    },
}

_FLOW: dict[str, LocalisedText] = {
    "none": {
        "en": (
            "{before} answered before, {after} after, and we could match none. There "
            "is nothing to compare."
        ),
        "bn": (
            "আগে {pre} জন, পরে {post} জন উত্তর দিয়েছেন; কারও দুই উত্তর মেলানো যায়নি। "
            "তাই তুলনা করার কিছু নেই।"
        ),
    },
    "one": {
        "en": (
            "{before} answered before, {after} after, and we could match 1. The report "
            "is about that one person."
        ),
        "bn": (
            "আগে {pre} জন, পরে {post} জন উত্তর দিয়েছেন; ১ জনের দুই উত্তর মেলানো গেছে। "
            "এই প্রতিবেদন সেই একজনকে নিয়ে।"
        ),
    },
    "many": {
        "en": (
            "{before} answered before, {after} after, and we could match {linked}. The "
            "report is about those {linked}."
        ),
        "bn": (
            "আগে {pre} জন, পরে {post} জন উত্তর দিয়েছেন; {linked} জনের দুই উত্তর মেলানো "
            "গেছে। এই প্রতিবেদন সেই {linked} জনকে নিয়ে।"
        ),
    },
}


def verdict_sentence(
    change: PairedChange | None, *, language: str, bounds: Bounds = POINTS_OF_100
) -> str:
    """What may be said about the change; None stands for too few people.

    `bounds` are the ends of the scale the figures are in, None for an unnamed one.
    """
    if change is None or change.mean_change is None:
        return in_language(_SENTENCES[Verdict.TOO_FEW], language)
    template = in_language(_template(change), language)
    parts = {
        "level": _amount(change.mean_pre or 0.0, [], language, bounds),
        "amount": _amount(_shown(change), _ends(change), language, bounds),
        "range": _range(change, language, bounds),
        "moves": _moves(change, language),
        "look_again": in_language(_LOOK_AGAIN, language),
        "n": in_digits_of(language, change.n),
    }
    return template.format(**parts)


def flow_sentence(pre: int, post: int, linked: int, *, language: str) -> str:
    """How many people answered and how many could be matched: always said first."""
    people = "1 person" if pre == 1 else f"{pre} people"
    parts = {
        "before": people if pre else "Nobody",
        "after": str(post) if post else "nobody",
        "pre": in_digits_of(language, pre),
        "post": in_digits_of(language, post),
        "linked": in_digits_of(language, linked),
    }
    number = {0: "none", 1: "one"}.get(linked, "many")
    return in_language(_FLOW[number], language).format(**parts)


def _template(change: PairedChange) -> LocalisedText:
    if change.verdict in (Verdict.TOO_FEW, Verdict.ALREADY_HIGH) or change.ci95:
        return _SENTENCES[change.verdict]
    moved = change.mean_change or 0.0
    return _ALL_ALIKE["up" if moved > 0 else "down" if moved < 0 else "same"]


def _shown(change: PairedChange) -> float:
    """The change itself, or how far back it went where the words say "back"."""
    moved = change.mean_change or 0.0
    return abs(moved) if _goes_back(change) else moved


def _ends(change: PairedChange) -> list[float]:
    low, high = change.ci95 or (0.0, 0.0)
    return [-high, -low] if _goes_back(change) else [low, high]


def _goes_back(change: PairedChange) -> bool:
    is_alike_and_back = change.ci95 is None and (change.mean_change or 0.0) < 0
    return change.verdict == Verdict.MOVED_BACK or is_alike_and_back


def _range(change: PairedChange, language: str, bounds: Bounds) -> str:
    ends = _ends(change)
    places = _places([_shown(change), *ends], bounds)
    low, high = (_number(end, places, language) for end in ends)
    return in_language(_RANGE, language).format(low=low, high=high)


def _moves(change: PairedChange, language: str) -> str:
    counts = {"n": change.n, "up": change.up, "same": change.same, "down": change.down}
    words = {name: in_digits_of(language, count) for name, count in counts.items()}
    return in_language(_MOVES, language).format(**words)


_AMOUNTS: dict[str, LocalisedText] = {
    "unnamed": {"en": "{number} {points}", "bn": "{number} পয়েন্ট"},
    "of_100": {"en": "{number} {points} of 100", "bn": "১০০-র মধ্যে {number} পয়েন্ট"},
    "named": {
        "en": "{number} {points} on the scale from {low} to {high}",
        "bn": "{low} থেকে {high} পর্যন্ত মাপে {number} পয়েন্ট",
    },
}


def _amount(value: float, beside: list[float], language: str, bounds: Bounds) -> str:
    """Points of the scale, with as many decimals as the figures beside them."""
    number = _number(value, _places([value, *beside], bounds), language)
    if bounds is None:
        kind, low, high = "unnamed", "", ""
    else:
        kind = "of_100" if tuple(bounds) == POINTS_OF_100 else "named"
        low, high = (in_digits_of(language, f"{end:g}") for end in bounds)
    return in_language(_AMOUNTS[kind], language).format(
        number=number, points="point" if number == "1" else "points", low=low, high=high
    )


def _number(value: float, places: int, language: str) -> str:
    """With a true minus, and none before a zero."""
    text = f"{value:.{places}f}"
    is_zero = float(text) == 0
    return in_digits_of(
        language, (text.lstrip("-") if is_zero else text).replace("-", "−")
    )


def _places(values: list[float], bounds: Bounds) -> int:
    """None on 0–100; more on shorter scales, and where a figure would round to 0."""
    largest = max(abs(value) for value in values)
    width = 5 * largest if bounds is None else bounds[1] - bounds[0]
    places = 0 if width >= 50 else 1 if width >= 5 else 2
    while places < 4 and any(value and not round(value, places) for value in values):
        places += 1
    return places
