"""Cards as they are listed and printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import get_language

from assessments.cards import picture_name, printed_number
from assessments.models import Card
from workshops.identities import read_identities
from workshops.models import Workshop

CARDS_A_SHEET = 8


@dataclass(frozen=True)
class CardLine:
    """A card and who it is for; a loose card is for nobody yet."""

    card: Card
    number: str
    picture: str
    picture_name: str
    call_name: str = ""


def card_lines(cards: list[Card], *, reader: User) -> list[CardLine]:
    people = [card.enrolment.participant for card in cards if card.enrolment]
    names = read_identities(people, reader=reader, purpose="cards")
    return [
        _line(card, names[card.enrolment.participant_id].call_name)
        if card.enrolment and card.enrolment.participant_id in names
        else _line(card)
        for card in cards
    ]


def card_sheets_context(workshop: Workshop, cards: list[Card]) -> dict[str, Any]:
    """Sheets of eight cards. No name stands on a card."""
    lines = [_line(card) for card in cards]
    return {"workshop": workshop, "sheets": list(_sheets(lines))}


def _sheets(lines: list[CardLine]) -> Iterator[list[CardLine]]:
    for start in range(0, len(lines), CARDS_A_SHEET):
        yield lines[start : start + CARDS_A_SHEET]


def _line(card: Card, call_name: str = "") -> CardLine:
    return CardLine(
        card=card,
        number=printed_number(card.number),
        picture=f"assessments/cards/{card.picture}.svg",
        picture_name=picture_name(card.picture, get_language()),
        call_name=call_name,
    )
