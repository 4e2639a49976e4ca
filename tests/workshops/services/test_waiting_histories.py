"""Whatever people do in whatever order: a party whole or not at all, never one too many.

`ANKUR_HISTORIES` sets how many random histories are tried. After each step the rows are
read once, and what may be true of them is worked out in memory.
"""

from __future__ import annotations

import os
from contextlib import suppress

import pytest
from django.db import transaction
from django_scopes import scope
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import build_participant, build_workshop
from tests.workshops.builders import yes
from workshops.choices import (
    TAKES_A_PLACE,
    EnrolmentState,
    PriorityReason,
    WaitingOrder,
)
from workshops.models import Enrolment, Workshop
from workshops.queueing import in_order, who_may_go
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
from workshops.services.waiting import parties_of, waits_for_lots

HISTORIES = int(os.environ.get("ANKUR_HISTORIES", "100"))
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "come",
                "party",
                "party",
                "leave",
                "all_leave",
                "accept",
                "accept",
                "decline",
                "run_out",
                "return",
                "capacity",
                "draw",
            ]
        ),
        st.integers(0, 7),
    ),
    min_size=4,
    max_size=14,
)


@pytest.fixture
def planned(shapla):
    """One workshop for all histories: each of them is rolled back."""
    with scope(organisation=shapla):
        yield build_workshop(shapla)


@settings(
    max_examples=HISTORIES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(STEPS, st.integers(1, 4), st.sampled_from(WaitingOrder))
@pytest.mark.django_db
def test_parties_stay_whole_and_places_are_never_too_many(
    planned, steps, capacity, order
):
    with transaction.atomic():
        workshop = Workshop.objects.select_related("centre", "organisation").get(
            pk=planned.pk
        )
        workshop.capacity, workshop.waiting_order = capacity, order
        workshop.save(update_fields=["capacity", "waiting_order"])
        for name, number in steps:
            with suppress(Refused), transaction.atomic():
                _STEPS[name](workshop, number)
            _check(workshop)
        transaction.set_rollback(True)


def _check(workshop) -> None:
    capacity = Workshop.objects.values_list("capacity", flat=True).get(pk=workshop.pk)
    rows = list(workshop.enrolments.order_by("row_number"))
    taken = [row for row in rows if row.state in TAKES_A_PLACE]
    assert len(taken) <= capacity
    parties: dict[str, set[str]] = {}
    for row in rows:
        if row.party_key:
            parties.setdefault(row.party_key, set()).add(row.state)
    for states in parties.values():
        # Nobody has or is offered a place while one of the party still waits.
        assert not (EnrolmentState.WAITING in states and states & set(TAKES_A_PLACE))
    offered = {row.party_key for row in rows if row.state == EnrolmentState.OFFERED}
    assert all(
        parties[key] & {"offered"} and "waiting" not in parties[key] for key in offered
    )
    if not waits_for_lots(workshop):
        # A place that somebody who waits could have is never left empty.
        waiting = [row for row in rows if row.state == EnrolmentState.WAITING]
        line = in_order(parties_of(waiting), workshop.waiting_order)
        assert who_may_go(line, capacity - len(taken)) == []


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
