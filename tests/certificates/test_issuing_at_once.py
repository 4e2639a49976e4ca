"""Several people press the button at the same moment, each over a connection of their own."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing

import pytest
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django_scopes import scopes_disabled

from certificates.models import Certificate
from config import environment
from tests.builders import build_member, build_organisation
from tests.certificates.conftest import build_design, build_done, earner, issue_in
from workshops.choices import MembershipRole

PRESSES, PEOPLE = 4, 5


@pytest.fixture
def phones(tmp_path):
    """A function that runs another in each of many threads and gives their answers.

    The tests' SQLite lies in memory and locks unlike a file, so it is copied to one.
    """
    file = tmp_path / "copy.sqlite3"

    def connect():
        if connection.vendor == "sqlite":
            settings = environment.database(f"sqlite:///{file}")
            merged = {**connection.settings_dict, **settings}
            connections["default"] = DatabaseWrapper(merged, "default")

    def press(function, answers, together):
        connect()
        together.wait()
        answers.append(function())
        connections["default"].close()

    def run(function):
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(file)) as target:
                connection.connection.backup(target)
        answers, together = [], threading.Barrier(PRESSES)
        threads = [
            threading.Thread(target=press, args=(function, answers, together))
            for _ in range(PRESSES)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return answers

    return run


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_each_person_gets_one_however_many_press_at_once(phones):
    shapla = build_organisation("shapla")
    build_design(shapla)
    rina = build_member("rina", shapla, MembershipRole.FACILITATOR)
    workshop = build_done(shapla, rina)
    people = [earner(workshop).pk for _ in range(PEOPLE)]

    def press():
        result = issue_in(workshop, by=rina)
        with scopes_disabled():
            stored = sorted(Certificate.objects.values_list("enrolment", flat=True))
        return len(result.issued), len(result.already), stored

    answers = sorted(phones(press))
    assert answers == [(0, PEOPLE, people)] * (PRESSES - 1) + [(PEOPLE, 0, people)]
