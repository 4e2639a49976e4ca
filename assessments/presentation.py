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
from assessments.forms import GridForm
from assessments.models import Card, Link, SetAside
from assessments.models.items.asking import Tile
from assessments.self_codes import ELEMENTS
from assessments.services.resolving import MAY_COUNT, NEEDS_CARD
from workshops.identities import Names, read_identities
from workshops.models import Participant, Workshop

CARDS_A_SHEET = 8


@dataclass(frozen=True)
class GridRow:
    """A card in the grid, with its cells. Nothing of what it answered before."""

    line: CardLine
    name: str
    cells: list[Tile]
    has_answered: bool
    has_finished: bool


@dataclass(frozen=True)
class AsideLine:
    """A set that did not fit: why, from which card, and what may be done."""

    aside: SetAside
    number: str
    may_count: bool
    needs_card: bool


@dataclass(frozen=True)
class DoubtfulLine:
    """Two codes that differ in a part: which one, without what it says."""

    link: Link
    differing: str


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


def grid_rows(form: GridForm) -> list[GridRow]:
    """The rows of a grid, with what was tapped on this very screen."""
    return [
        GridRow(
            line=_line(card),
            name=f"card{card.number}",
            cells=_cells(form, f"card{card.number}"),
            has_answered=getattr(card, "has_answered", False),
            has_finished=getattr(card, "has_finished", False),
        )
        for card in (form.cards if form.fields else [])
    ]


def _cells(form: GridForm, name: str) -> list[Tile]:
    picked = form[name].value()
    steps = [(str(step.code), step.label, step.picture) for step in form.item.steps()]
    none: list[tuple[str, Any, str]] = [
        (code, words, "") for code, words in form.item.no_answers()
    ]
    return [
        Tile(code, words, _picture(picture), is_checked=picked == code)
        for code, words, picture in [*steps, *none]
    ]


def _picture(name: str) -> str:
    return f"assessments/answers/{name}.svg" if name else ""


def aside_lines(rows: list[SetAside]) -> list[AsideLine]:
    """What waits first, then what was decided."""
    lines = [
        AsideLine(
            aside=row,
            number="" if row.card_number is None else printed_number(row.card_number),
            may_count=row.reason in MAY_COUNT,
            needs_card=row.reason in NEEDS_CARD,
        )
        for row in rows
    ]
    return sorted(lines, key=lambda line: bool(line.aside.resolution))


def doubtful_lines(links: list[Link]) -> list[DoubtfulLine]:
    return [DoubtfulLine(link, _differing(link)) for link in links]


def _differing(link: Link) -> str:
    """The question whose answer differs; nothing once the codes are deleted."""
    codes = [
        each.self_code.elements if hasattr(each, "self_code") else []
        for each in (link.before, link.after)
    ]
    pairs = zip(ELEMENTS, *codes, strict=False)
    return " · ".join(
        str(element.label) for element, one, other in pairs if one != other
    )


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
