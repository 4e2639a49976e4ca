"""Invented answers: people with a leaning, moved by a workshop, answering unevenly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from random import Random

from assessments.choices import AnswerMode, MissingReason
from assessments.models import Administration, Card, Item
from assessments.services import finish_response, save_answer, start_response

INTENTIONS = {
    "parents": [
        "রাগ হলে আগে এক গ্লাস পানি খাব, পরে কথা বলব। (কল্পিত উত্তর)",
        "দিনে অন্তত একবার ভালো কাজের প্রশংসা করব। (কল্পিত উত্তর)",
        "শিশুর কথা শেষ পর্যন্ত শুনব। (কল্পিত উত্তর)",
        "ভুল করলে মারব না, কেন ভুল তা বুঝিয়ে বলব। (কল্পিত উত্তর)",
    ],
    "employers": [
        "সপ্তাহে এক দিন ছুটি দেব। (কল্পিত উত্তর)",
        "বিকেলে পড়তে যাওয়ার সময় দেব। (কল্পিত উত্তর)",
        "ভারী আর বিপদের কাজ করাব না। (কল্পিত উত্তর)",
    ],
}


def answer_as(
    administration: Administration,
    card: Card,
    items: Iterable[Item],
    leaning: float,
    *,
    at: dt.datetime,
    random: Random,
    plans: Sequence[str],
    stop_after: int | None = None,
) -> None:
    """Answer for one card. `leaning` is 0–100; `stop_after` leaves the rest open."""
    response = start_response(
        administration, card, language="bn", mode=AnswerMode.OWN_PHONE, at=at
    )
    for place, item in enumerate(items):
        if stop_after is not None and place >= stop_after:
            return
        at += dt.timedelta(seconds=random.randint(8, 40))
        if not item.is_scored:
            text = random.choice(plans) if random.random() < 0.3 else ""
            missing = "" if text else MissingReason.SKIPPED
            save_answer(response, item, text=text, missing=missing, at=at)
        elif random.random() < 0.03:
            save_answer(response, item, missing=MissingReason.DONT_KNOW, at=at)
        else:
            save_answer(response, item, code=_pick(item, leaning, random), at=at)
    finish_response(response, at=at)


def _pick(item: Item, leaning: float, random: Random) -> int:
    """The step nearest to the leaning on this day, for turned items turned too."""
    steps = sorted(item.steps(), key=lambda step: item.keyed(step.code))
    wanted = (leaning + random.gauss(0, 18)) / 100 * (len(steps) - 1)
    return steps[min(max(round(wanted), 0), len(steps) - 1)].code
