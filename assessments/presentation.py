"""Cards as they are listed and printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import User
from django.db.models import prefetch_related_objects
from django.utils.translation import get_language

from assessments.agreement import has_agreed_to_answer
from assessments.cards import picture_name, printed_number
from assessments.models import Card
from workshops.identities import Names, read_identities
from workshops.models import Participant, Workshop

CARDS_A_SHEET = 8


@dataclass(frozen=True)
class CardLine:
    """A card and who it is for; a loose card is for nobody yet."""

    card: Card
    number: str
    picture: str
    picture_name: str
    call_name: str = ""
    has_agreed: bool = True


def card_lines(cards: list[Card], *, reader: User) -> list[CardLine]:
    """Who gets which card, and who has not agreed to answer and must not be asked."""
    people = [card.enrolment.participant for card in cards if card.enrolment]
    names = read_identities(people, reader=reader, purpose="cards")
    prefetch_related_objects(people, "consents")
    return [
        _persons_line(card, card.enrolment.participant, names)
        if card.enrolment
        else _line(card)
        for card in cards
    ]


def _persons_line(
    card: Card, person: Participant, names: Mapping[int, Names]
) -> CardLine:
    call_name = names[person.pk].call_name if person.pk in names else person.code
    has_agreed = has_agreed_to_answer(person)
    return replace(_line(card), call_name=call_name, has_agreed=has_agreed)


def card_sheets_context(workshop: Workshop, cards: list[Card]) -> dict[str, Any]:
    """Sheets of eight cards. No name stands on a card."""
    lines = [_line(card) for card in cards]
    return {"workshop": workshop, "sheets": list(_sheets(lines))}


def _sheets(lines: list[CardLine]) -> Iterator[list[CardLine]]:
    for start in range(0, len(lines), CARDS_A_SHEET):
        yield lines[start : start + CARDS_A_SHEET]


def _line(card: Card) -> CardLine:
    return CardLine(
        card=card,
        number=printed_number(card.number),
        picture=f"assessments/cards/{card.picture}.svg",
        picture_name=picture_name(card.picture, get_language()),
    )
