"""Several phones add people at the same moment, each over a connection of its own."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing

import pytest
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from config import environment
from tests.builders import build_member, build_organisation, build_workshop
from tests.workshops.builders import enrol
from workshops.choices import MembershipRole
from workshops.models import Workshop
from workshops.refusals import Refused

PHONES, EACH, PLACES = 4, 3, 10


@pytest.fixture
def connect(tmp_path):
    """A function that gives the calling thread a connection as a server has it.

    The tests' SQLite lies in memory and locks unlike a file, so it is copied to one.
    """
    if connection.vendor != "sqlite":
        return lambda: None
    file = tmp_path / "copy.sqlite3"

    def copy_once():
        with closing(sqlite3.connect(file)) as target:
            connection.connection.backup(target)

    def connect():
        settings = {
            **connection.settings_dict,
            **environment.database(f"sqlite:///{file}"),
        }
        connections["default"] = DatabaseWrapper(settings, "default")

    connect.copy_once = copy_once
    return connect


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_people_added_at_once_get_numbers_of_their_own(connect):
    shapla = build_organisation("shapla")
    rina = build_member("rina", shapla, MembershipRole.FACILITATOR)
    workshop = build_workshop(shapla, facilitator=rina, capacity=PLACES)
    if connection.vendor == "sqlite":
        connect.copy_once()
    numbers, refusals = _from_many_phones(workshop, connect)
    assert sorted(numbers) == list(range(1, PLACES + 1))
    assert len(refusals) == PHONES * EACH - PLACES


def _from_many_phones(workshop: Workshop, connect) -> tuple[list[int], list[Refused]]:
    numbers, refusals = [], []
    together = threading.Barrier(PHONES)

    def add_people():
        connect()
        together.wait()
        for _ in range(EACH):
            try:
                numbers.append(enrol(workshop).row_number)
            except Refused as refusal:
                refusals.append(refusal)
        connections["default"].close()

    phones = [threading.Thread(target=add_people) for _ in range(PHONES)]
    for phone in phones:
        phone.start()
    for phone in phones:
        phone.join()
    return numbers, refusals
