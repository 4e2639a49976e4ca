"""How each question moved: bars to look at, never a verdict for one question."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean

from assessments.choices import MissingReason
from assessments.models import Item
from assessments.report.sheets import Answers, Sheet

HARD_QUESTION = 0.10
"""More missing answers than this share: people found the question hard."""


@dataclass(frozen=True)
class Question:
    """One scored question for the people who answered it both times, on 0–100.

    `missing` counts sheets of linked people without an answer, `asked` all of them.
    """

    number: int
    prompt: str
    n: int
    mean_pre: float
    mean_post: float
    missing: int
    asked: int
    people: frozenset[int]
    """The cards that answered it both times."""

    @property
    def change(self) -> float:
        return self.mean_post - self.mean_pre

    @property
    def is_hard(self) -> bool:
        return self.asked > 0 and self.missing / self.asked > HARD_QUESTION


def questions_of(answers: Answers, smallest: int) -> list[Question]:
    """Scored questions, most moved first.

    Those that fewer than `smallest` people answered twice are left out: a mean of one
    is what that one said.
    """
    found = [
        question
        for item in answers.items
        if item.is_scored
        and (question := _question(item, answers)) is not None
        and question.n >= smallest
    ]
    return sorted(found, key=lambda question: (-question.change, question.number))


def _question(item: Item, answers: Answers) -> Question | None:
    pairs = {card: (answers.pre[card], answers.post[card]) for card in answers.linked}
    both = {
        card: (_points(item, before), _points(item, after))
        for card, (before, after) in pairs.items()
        if item.pk in before.codes and item.pk in after.codes
    }
    if not both:
        return None
    answered = sum(item.pk in sheet.codes for pair in pairs.values() for sheet in pair)
    return Question(
        number=item.number,
        prompt=item.prompt,
        n=len(both),
        mean_pre=fmean(before for before, _ in both.values()),
        mean_post=fmean(after for _, after in both.values()),
        missing=2 * len(pairs) - answered,
        asked=2 * len(pairs),
        people=frozenset(both),
    )


def _points(item: Item, sheet: Sheet) -> float:
    low, high = item.bounds()
    return 100 * (item.keyed(sheet.codes[item.pk]) - low) / (high - low)


def missing_of(answers: Answers) -> dict[MissingReason, int]:
    """Why scored questions have no answer, for those who answered both times.

    A question that somebody never came to was not asked.
    """
    counts = dict.fromkeys(MissingReason, 0)
    scored: dict[int, list[int]] = {}
    for item in answers.items:
        if item.is_scored:
            scored.setdefault(item.version_id, []).append(item.pk)
    for card in answers.linked:
        for sheet in (answers.pre[card], answers.post[card]):
            for key in _of_the_same_version(scored, sheet):
                if key not in sheet.codes:
                    why = sheet.missing.get(key, MissingReason.NOT_ASKED)
                    counts[MissingReason(why)] += 1
    return counts


def _of_the_same_version(scored: dict[int, list[int]], sheet: Sheet) -> list[int]:
    """Of two parallel versions, the questions of the one that this sheet answered."""
    asked = sheet.answered_at.keys()
    return max(scored.values(), key=lambda items: len(asked & set(items)), default=[])
