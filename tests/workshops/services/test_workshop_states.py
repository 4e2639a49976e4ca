from __future__ import annotations

import pytest
from django.utils import translation

from tests.builders import build_workshop
from workshops.choices import WorkshopState
from workshops.refusals import Refused
from workshops.services import cancel_workshop, confirm_workshop, postpone_workshop
from workshops.services.workshop_states import MOVES, move_to

PAIRS = [(before, after) for before in WorkshopState for after in WorkshopState]


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_only_the_moves_of_the_table_are_made(shapla, rina, before, after):
    workshop = build_workshop(shapla, state=before)
    if after != before and after not in MOVES[before]:
        with pytest.raises(Refused):
            move_to(workshop, after, by=rina)
        expected = []
    else:
        move_to(workshop, after, by=rina, reason="so")
        expected = [] if before == after else [(before, after, "so", rina.pk)]
    found = workshop.changes.values_list(
        "from_state", "to_state", "reason", "changed_by"
    )
    assert list(found) == expected


def test_what_was_postponed_is_not_confirmed_without_dates(workshop, rina):
    postpone_workshop(workshop, by=rina, reason="flood")
    with translation.override("en"), pytest.raises(Refused) as refusal:
        confirm_workshop(workshop, by=rina)
    assert refusal.value.messages == [
        "This workshop is postponed. Give it new dates first."
    ]


def test_calendars_hear_of_a_postponement_and_of_a_cancellation(workshop, rina):
    postpone_workshop(workshop, by=rina, reason="flood")
    assert workshop.sessions.get().sequence == 1
    cancel_workshop(workshop, by=rina, reason="flood again")
    assert workshop.sessions.get().sequence == 2


def test_postponing_needs_a_reason(workshop, rina):
    with pytest.raises(Refused):
        postpone_workshop(workshop, by=rina, reason=" ")
    workshop.refresh_from_db()
    assert workshop.state == WorkshopState.PLANNED


def test_a_running_workshop_is_not_postponed(workshop, rina):
    workshop.state = WorkshopState.RUNNING
    workshop.save()
    with translation.override("en"), pytest.raises(Refused) as refusal:
        postpone_workshop(workshop, by=rina, reason="flood")
    assert refusal.value.messages == [
        "The roll was already called. Move or cancel the days that are left."
    ]
