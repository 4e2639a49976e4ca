"""The waiting list as people read it: who stands where, told honestly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshops.choices import EnrolmentState, WaitingOrder
from workshops.models import Enrolment, LotteryDraw, Workshop
from workshops.queueing import Party, in_order
from workshops.services.waiting import parties_of


@dataclass(frozen=True)
class PlaceInLine:
    """The number of a party in the line, from 1; None until the lots are drawn.

    A party that is not complete has a number too: nobody is told a better one than true.
    """

    party: Party
    number: int | None

    @property
    def before(self) -> int:
        return (self.number or 1) - 1


def draw_of(workshop: Workshop) -> LotteryDraw | None:
    if workshop.waiting_order != WaitingOrder.LOTTERY:
        return None
    draws = LotteryDraw.objects.filter(workshop=workshop).select_related("drawn_by")
    return draws.first()


def places_in_line(
    workshop: Workshop, enrolments: Sequence[Enrolment], draw: LotteryDraw | None
) -> list[PlaceInLine]:
    """The line from all `enrolments` of the workshop; the first is number 1."""
    waiting = [row for row in enrolments if row.state == EnrolmentState.WAITING]
    line = in_order(parties_of(waiting), workshop.waiting_order)
    undrawn = workshop.waiting_order == WaitingOrder.LOTTERY and draw is None
    return [
        PlaceInLine(party, None if undrawn else number)
        for number, party in enumerate(line, start=1)
    ]


def place_in_line(enrolment: Enrolment) -> PlaceInLine | None:
    """Where somebody who waits stands."""
    workshop = enrolment.workshop
    rows = list(workshop.enrolments.filter(state=EnrolmentState.WAITING))
    places = places_in_line(workshop, rows, draw_of(workshop))
    return next((p for p in places if enrolment.pk in p.party.members), None)
