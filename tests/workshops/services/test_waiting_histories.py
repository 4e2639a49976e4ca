"""Whatever people do in whatever order: a party whole or not at all, in the order told.

Histories grow as a tree: what two of them begin with is lived once, and taken back step
by step where they part. `ANKUR_HISTORIES` sets how many there are at least. What may be
true is worked out here from the plain rows, with nothing that the product uses for it.
"""

from __future__ import annotations

import datetime as dt
import os
import random
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass

import pytest
from django.db import connection, transaction
from django_scopes import scope

from tests.builders import build_participant, build_workshop
from tests.workshops.builders import yes
from workshops.choices import EnrolmentState, PriorityReason, WaitingOrder
from workshops.models import Enrolment, Workshop
from workshops.refusals import Refused
from workshops.services import (
    accept_offer,
    change_plan,
    decline_offer,
    draw_lots,
    expire_offers,
    place_on_list,
    promote_waiting,
    reinstate_enrolment,
    withdraw_enrolment,
)

COMMON, PARTINGS, WAYS = 6, 4, 3
"""So many steps before the first parting, and ways on from each."""
TREES = -(-int(os.environ.get("ANKUR_HISTORIES", "240")) // WAYS**PARTINGS)
_TAKEN = {"pending", "enrolled", "offered"}


@dataclass(frozen=True)
class Row:
    """A line of the list as it lies in the database."""

    pk: int
    state: str
    party: str
    comes_with: int
    since: dt.datetime | None
    priority: int
    lot: int | None


@dataclass(frozen=True)
class Listed:
    capacity: int
    order: str
    is_drawn: bool
    rows: dict[int, Row]

    @property
    def taken(self) -> int:
        return sum(row.state in _TAKEN for row in self.rows.values())


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(TREES))
def test_parties_stay_whole_and_go_in_their_order(shapla, seed):
    with scope(organisation=shapla):
        workshop = build_workshop(
            shapla,
            capacity=1 + seed % 4,
            waiting_order=list(WaitingOrder)[seed % len(WaitingOrder)],
        )
        workshop = Workshop.objects.select_related("centre", "organisation").get(
            pk=workshop.pk
        )
        chance = random.Random(seed)  # noqa: S311  no secret
        _grow(workshop, chance, _listed(workshop), [])


def _grow(workshop, chance, before, history) -> None:
    """Live one step, or each of three, and what may come after; then take it back."""
    for _ in range(1 if len(history) < COMMON else WAYS):
        name, number = chance.choice(_NAMES), chance.randrange(8)
        lived = [*history, (name, number)]
        with transaction.atomic():
            with suppress(Refused), transaction.atomic():
                _STEPS[name](workshop, number)
            after = _listed(workshop)
            _check(before, after, lived)
            if len(lived) < COMMON + PARTINGS:
                _grow(workshop, chance, after, lived)
            transaction.set_rollback(True)


def _listed(workshop) -> Listed:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT capacity, waiting_order, EXISTS (SELECT 1 FROM"
            " workshops_lotterydraw d WHERE d.workshop_id = w.id)"
            " FROM workshops_workshop w WHERE id = %s",
            [workshop.pk],
        )
        capacity, order, is_drawn = cursor.fetchone()
        cursor.execute(
            "SELECT id, state, party_key, party_size, waiting_since, priority, lot"
            " FROM workshops_enrolment WHERE workshop_id = %s",
            [workshop.pk],
        )
        rows = {fields[0]: Row(*fields) for fields in cursor.fetchall()}
    return Listed(capacity, order, bool(is_drawn), rows)


def _check(before: Listed, now: Listed, history) -> None:
    assert now.taken <= now.capacity, history
    parties = defaultdict(list)
    for row in now.rows.values():
        if row.party:
            parties[row.party].append(row)
    went = {
        row.party
        for row in now.rows.values()
        if row.party and row.state in _TAKEN and not _had_place(before, row)
    }
    for key, rows in parties.items():
        states = {row.state for row in rows}
        # Nobody has or is offered a place while one of the party still waits.
        assert not ("waiting" in states and states & _TAKEN), (key, history)
        if key in went:
            assert not any(_had_place(before, row) for row in rows), (key, history)
    waiting = {k for k, rows in parties.items() if _in(rows, {"waiting"})}
    line = {key: _in(parties[key], {"waiting"} | _TAKEN) for key in waiting | went}
    free = now.capacity - now.taken + sum(len(line[key]) for key in went)
    lots_first = now.order == "lottery" and not now.is_drawn
    # Nobody before the lots. Else who went is who the order lets go, and whom a free
    # place would do goes, so that none is left empty.
    assert went == (set() if lots_first else _who_goes(line, now.order, free)), history


def _had_place(before: Listed, row: Row) -> bool:
    return row.pk in before.rows and before.rows[row.pk].state in _TAKEN


def _in(rows, states) -> list[Row]:
    return [row for row in rows if row.state in states]


def _who_goes(line: dict[str, list[Row]], order: str, free: int) -> set[str]:
    """Look for the first whose whole party fits, again and again."""
    left, going = dict(line), set[str]()
    while fitting := [
        key
        for key, rows in left.items()
        if max(row.comes_with for row in rows) <= len(rows) <= free
    ]:
        first = min(fitting, key=lambda key: _place(left[key], order))
        free -= len(left.pop(first))
        going.add(first)
    return going


def _place(rows: list[Row], order: str):
    """Priority turns the line over only where it is by priority; so do lots."""
    since = min(row.since for row in rows), min(row.pk for row in rows)
    if order == "priority":
        return (-max(row.priority for row in rows), *since)
    if order == "lottery":
        drawn = [row.lot for row in rows if row.lot is not None]
        return (not drawn, min(drawn, default=0), *since)
    return since


def _pick(workshop, number, *states) -> Enrolment:
    rows = list(workshop.enrolments.order_by("row_number"))
    if states:
        rows = [row for row in rows if row.state in states]
    if not rows:
        raise Refused("Nobody.")
    return rows[number % len(rows)]


def _come(workshop, number, **listing):
    reason = list(PriorityReason)[number % len(PriorityReason)]
    return place_on_list(
        workshop,
        build_participant(workshop.organisation),
        by=None,
        consents=[yes()] if number % 2 else [],
        may_wait=number % 4 != 0,
        priority_reason=reason,
        **listing,
    )


def _party(workshop, number):
    size = 2 + number % 2
    first = _come(workshop, number, party_size=size)
    for _ in range(size - 1 - number // 6):
        _come(workshop, number, party_key=first.party_key)


def _run_out(workshop, number):
    row = _pick(workshop, number, EnrolmentState.OFFERED)
    at = row.offer_expires_at
    expire_offers(workshop, now=at)


def _return(workshop, number):
    row = _pick(workshop, number, EnrolmentState.WITHDRAWN, EnrolmentState.DECLINED)
    reinstate_enrolment(row, by=None, may_wait=bool(number % 2))


def _resize(workshop, number):
    change_plan(
        workshop,
        by=None,
        centre=workshop.centre,
        capacity=number + 1,
        programme=None,
    )


_STEPS = {
    "come": _come,
    "party": _party,
    "leave": lambda w, n: withdraw_enrolment(_pick(w, n), by=None),
    "all_leave": lambda w, n: withdraw_enrolment(
        _pick(w, n), by=None, whole_party=True
    ),
    "accept": lambda w, n: accept_offer(_pick(w, n, "offered"), by=None),
    "decline": lambda w, n: decline_offer(_pick(w, n, "offered"), by=None),
    "run_out": _run_out,
    "return": _return,
    "capacity": _resize,
    "draw": lambda w, n: draw_lots(w, by=None),
    "promote": lambda w, n: promote_waiting(w),
}

_OFTEN = ["party", "accept"]
_NAMES = [name for name in _STEPS if name != "promote"] + _OFTEN
