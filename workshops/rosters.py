"""The list of people in its parts: with a place, offered one, waiting, and gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from workshops.choices import TAKES_A_PLACE, EnrolmentState
from workshops.identities import Names
from workshops.models import LotteryDraw, Workshop
from workshops.people import PersonLine
from workshops.queries import RosterRow, roster
from workshops.services import expire_offers
from workshops.waiting_list import PlaceInLine, draw_of, places_in_line


@dataclass(frozen=True)
class WaitingParty:
    place: PlaceInLine
    lines: list[PersonLine]


@dataclass(frozen=True)
class Roster:
    """`free` places are neither taken nor offered."""

    present: list[PersonLine]
    offered: list[PersonLine]
    waiting: list[WaitingParty]
    gone: list[PersonLine]
    free: int
    draw: LotteryDraw | None


def fresh_rows(workshop: Workshop) -> list[RosterRow]:
    """The rows of today: offers that ran out are ended, and free places are offered."""
    rows = roster(workshop)
    late = any(
        row.enrolment.offer_expires_at
        and row.enrolment.offer_expires_at <= timezone.now()
        for row in rows
    )
    waits = any(row.enrolment.state == EnrolmentState.WAITING for row in rows)
    if late or (waits and _free(workshop, rows)):
        expire_offers(workshop)
        rows = roster(workshop)
    return rows


def in_parts(
    workshop: Workshop, rows: Sequence[RosterRow], names: Mapping[int, Names]
) -> Roster:
    lines = [PersonLine(row, names.get(row.participant.pk)) for row in rows]
    by_key = {line.row.enrolment.pk: line for line in lines}
    draw = draw_of(workshop)
    places = places_in_line(workshop, [row.enrolment for row in rows], draw)
    return Roster(
        present=[line for line in lines if line.is_present],
        offered=[line for line in lines if line.is_offered],
        waiting=[
            WaitingParty(place, [by_key[pk] for pk in place.party.members])
            for place in places
        ],
        gone=[line for line in lines if line.is_withdrawn],
        free=_free(workshop, rows),
        draw=draw,
    )


def _free(workshop: Workshop, rows: Sequence[RosterRow]) -> int:
    taken = sum(row.enrolment.state in TAKES_A_PLACE for row in rows)
    return max(workshop.capacity - taken, 0)
