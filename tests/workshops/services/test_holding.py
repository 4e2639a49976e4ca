"""A roll call beside whatever changes the same people: nobody is thrown out.

On PostgreSQL only. Each test brings two transactions to the point at which both wait: a
third holds one row until they do. Had one of them a person and the other the workshop,
the database would end one of the two.
"""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager

import pytest
from django.db import connection, connections, transaction
from django_scopes import scope

from tests.builders import (
    build_enrolment,
    build_mark,
    build_organisation,
    build_workshop,
)
from tests.workshops.builders import ADULT, CHILD, yes
from workshops.choices import AgeBasis, AttendanceStatus, ConsentScope, Sex
from workshops.identities import Names
from workshops.models import Enrolment, Merge, Participant, Presence, Workshop
from workshops.services import mark_attendance, record_consent, withdraw_consent
from workshops.services.correcting import correct_participant
from workshops.services.erasing import erase_participant
from workshops.services.merging import merge_participants, undo_merge
from workshops.services.summarising import rebuild_summaries

pytestmark = [
    pytest.mark.skipif(
        "connection.vendor != 'postgresql'",
        reason="SQLite lets one write at a time, so nobody waits for another there",
    ),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
_PATIENCE = 20


@pytest.fixture
def shapla(db):
    return build_organisation("shapla")


def _correct(entry, other):
    # Who was a child may come on her own now, so her places change with her age.
    correct_participant(
        entry.participant,
        by=None,
        sex=Sex.FEMALE,
        age_band=CHILD,
        age_basis=AgeBasis.STATED,
        names=Names(call_name="Rahima"),
    )


CHANGES = {
    "an age is corrected": _correct,
    "two entries are put together": lambda entry, other: merge_participants(
        other.participant, entry.participant, by=None
    ),
    "two entries are taken apart": lambda entry, other: undo_merge(
        Merge.objects.get(), by=None
    ),
    "consent is taken back": lambda entry, other: withdraw_consent(
        entry.participant, scope=ConsentScope.ATTEND, by=None
    ),
    "consent is written down": lambda entry, other: record_consent(
        entry.participant, by=None, consents=[yes()]
    ),
    "somebody is forgotten": lambda entry, other: erase_participant(
        entry.participant, by=None
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_first_roll_call_and_a_change_of_the_person_both_end(shapla, change):
    workshop = build_workshop(shapla)
    entry = build_enrolment(workshop, age_band=ADULT)
    other = build_enrolment(build_workshop(shapla), age_band=ADULT)
    with scope(organisation=shapla):
        record_consent(entry.participant, by=None, consents=[yes()])
        if "apart" in change:
            merge_participants(other.participant, entry.participant, by=None)
    if "consent is written" in change:
        other.participant, other.state = entry.participant, "pending"
        other.save()
    row = Enrolment._base_manager.filter(pk=entry.pk)

    _both(shapla, row, _roll_call(entry), lambda: CHANGES[change](entry, other))

    assert not rebuild_summaries(_everything())


def test_a_roll_call_and_adding_up_anew_both_end(shapla):
    first = build_enrolment(build_workshop(shapla))
    build_mark(first)
    second = build_enrolment(build_workshop(shapla))
    second.participant = first.participant
    second.save()
    person = Participant._base_manager.filter(pk=first.participant_id)

    _both(
        shapla,
        person,
        _roll_call(second),
        lambda: rebuild_summaries([first.workshop_id]),
    )

    assert not rebuild_summaries(_everything())
    with scope(organisation=shapla):
        assert [row.is_only for row in Presence.objects.all()] == [False, False]


def _roll_call(entry):
    return lambda: mark_attendance(
        entry.workshop.sessions.get(),
        {entry.pk: AttendanceStatus.PRESENT},
        by=None,
    )


def _everything():
    return list(Workshop.objects.values_list("pk", flat=True))


def _both(organisation, row, *works) -> None:
    """Do the works at once, each in a transaction. The first to fail is raised."""
    failures: list[Exception] = []

    def run(work):
        try:
            with scope(organisation=organisation), transaction.atomic():
                work()
        except Exception as failure:
            failures.append(failure)
        finally:
            connections["default"].close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    with _holding(row):
        for number, thread in enumerate(threads, start=1):
            thread.start()
            _until_waiting(number, thread)
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


@contextmanager
def _holding(row):
    """As somebody who is about to change the row, over this connection."""
    with transaction.atomic():
        assert list(row.order_by("pk").select_for_update(no_key=True))
        yield


def _until_waiting(number, thread) -> None:
    """Until so many wait for a lock, or this one has nothing to wait for."""
    ends = time.monotonic() + _PATIENCE
    with connection.cursor() as cursor:
        while thread.is_alive() and time.monotonic() < ends:
            # Seen as it is now, not as it was when this transaction first looked.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(
                "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                " AND datname = current_database()"
            )
            if cursor.fetchone()[0] >= number:
                return
            time.sleep(0.02)
