"""What stands on a printed answer sheet besides the questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import override

from assessments.cards import picture_name, printed_number
from assessments.choices import MissingReason
from assessments.models import Administration, Card, Item
from curriculum.languages import in_language
from curriculum.numerals import in_digits_of

NO_ANSWER_DIGITS: Mapping[MissingReason, str] = {
    MissingReason.DONT_KNOW: "88",
    MissingReason.REFUSED: "99",
}
"""What is typed for no answer. Two digits, so that no step of a scale has them."""

BOTH = ("bn", "en")


@dataclass(frozen=True)
class Box:
    """One thing to tick, with the digits that are typed for it."""

    digits: str
    words: Sequence[str]
    picture: str = ""


@dataclass(frozen=True)
class PrintedItem:
    number: str
    prompts: Sequence[str]
    boxes: Sequence[Box]

    @property
    def has_pictures(self) -> bool:
        return any(box.picture for box in self.boxes)


@dataclass(frozen=True)
class PrintedSheet:
    """One sheet of paper: a card, and the questions that this card gets."""

    number: str
    picture: str
    picture_name: str
    items: Sequence[PrintedItem]


def printed_sheets(
    administration: Administration,
    cards: Sequence[Card],
    items: Mapping[int, Sequence[Item]],
) -> list[PrintedSheet]:
    """A sheet for every card. `items` goes by version."""
    printed = {pk: [printed_item(item) for item in each] for pk, each in items.items()}
    return [
        PrintedSheet(
            number=printed_number(card.number),
            picture=f"assessments/cards/{card.picture}.svg",
            picture_name=" · ".join(picture_name(card.picture, each) for each in BOTH),
            items=printed[administration.version_for(card).pk],
        )
        for card in cards
    ]


def printed_item(item: Item) -> PrintedItem:
    steps = [
        Box(
            digits=_digits(str(step.code)),
            words=[in_language(step.labels, language) for language in BOTH],
            picture=f"assessments/answers/{step.picture}.svg" if step.picture else "",
        )
        for step in item.steps()
    ]
    prompts = [in_language(item.prompts, language) for language in BOTH]
    signs = item.no_answers() if steps else []
    none = [_no_answer(reason, words) for reason, words in signs]
    return PrintedItem(_digits(str(item.number)), prompts, [*steps, *none])


def _no_answer(reason: str, words: Any) -> Box:
    said = []
    for language in BOTH:
        with override(language):
            said.append(str(words))
    return Box(_digits(NO_ANSWER_DIGITS[MissingReason(reason)]), said)


def _digits(text: str) -> str:
    """Bangla digits: people fill in the Bangla line; both kinds may be typed."""
    return in_digits_of("bn", text)
