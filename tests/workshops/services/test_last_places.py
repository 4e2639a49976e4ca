"""Many phones at once for the last places: never one too many, and the lock is why.

On PostgreSQL only. `ANKUR_ROUNDS` sets how often it is tried.
"""

from __future__ import annotations

import os
import threading

import pytest
from django.db import IntegrityError, connection, connections
from django_scopes import scope, scopes_disabled

from tests.builders import build_organisation, build_participant, build_workshop
from tests.workshops.builders import yes
from workshops.choices import TAKES_A_PLACE
from workshops.models import Enrolment, Workshop
from workshops.refusals import Full
from workshops.services import place_on_list
from workshops.services.holding import hold_open

PHONES, PLACES = 50, 5
ROUNDS = int(os.environ.get("ANKUR_ROUNDS", "10"))

pytestmark = [
    pytest.mark.skipif(
        "connection.vendor != 'postgresql'",
        reason="SQLite lets one write at a time, so nobody races there",
    ),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def not_held(workshop: Workshop) -> Workshop:
    """What the lock would be if there were none."""
    return Workshop.objects.get(pk=workshop.pk)


def taken_after(hold) -> int:
    """How many of the places are taken after fifty phones have asked at once."""
    shapla = Workshop.objects.first().organisation
    workshop = build_workshop(shapla, capacity=PLACES)
    people = [build_participant(shapla) for _ in range(PHONES)]
    together = threading.Barrier(PHONES)

    def enrol(person):
        try:
            with scope(organisation=shapla):
                connection.ensure_connection()
                together.wait()
                _until_answered(workshop, person, hold)
        finally:
            connections["default"].close()

    phones = [threading.Thread(target=enrol, args=[person]) for person in people]
    for phone in phones:
        phone.start()
    for phone in phones:
        phone.join()
    with scopes_disabled():
        return Enrolment.objects.filter(
            workshop=workshop, state__in=TAKES_A_PLACE
        ).count()


def _until_answered(workshop, person, hold) -> None:
    """As somebody who presses again when the row number went to another phone."""
    for _ in range(PHONES):
        try:
            place_on_list(workshop, person, by=None, consents=[yes()], hold=hold)
        except IntegrityError:
            continue
        except Full:
            return
        return


@pytest.fixture
def first_workshop(db):
    build_workshop(build_organisation("shapla"))


def test_fifty_phones_never_take_one_place_too_many(first_workshop):
    assert [taken_after(hold_open) for _ in range(ROUNDS)] == [PLACES] * ROUNDS


def test_without_the_lock_the_same_phones_do(first_workshop):
    # A race is a matter of chance: it is tried until it is lost once.
    assert any(taken_after(not_held) > PLACES for _ in range(40 * ROUNDS))
