"""After each kind of change: the sums moved, and adding up anew finds the same rows.

What is compared is read here, row by row, and not by the service that writes it.
"""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.builders import build_workshop
from tests.workshops.builders import CHILD, build_session, enrol, yes
from workshops.choices import AgeBand, AgeBasis, AttendanceStatus, ConsentScope, Sex
from workshops.identities import Names
from workshops.importing import Candidate, Judged, Standing
from workshops.models import (
    Import,
    Merge,
    Presence,
    Session,
    Workshop,
    WorkshopSummary,
)
from workshops.sealing import sealed_as
from workshops.services import (
    cancel_session,
    mark_attendance,
    move_session,
    record_consent,
    reinstate_enrolment,
    restore_session,
    undo_last_save,
    withdraw_consent,
    withdraw_enrolment,
)
from workshops.services.correcting import correct_participant
from workshops.services.erasing import erase_participant
from workshops.services.importing import undo_import, write_import
from workshops.services.merging import merge_participants, undo_merge
from workshops.services.summarising import rebuild_summaries
from workshops.services.tapping import Tap, take_tap

PRESENT, ABSENT = AttendanceStatus.PRESENT, AttendanceStatus.ABSENT
pytestmark = pytest.mark.usefixtures("shapla_scope")


@pytest.fixture
def cast(shapla, kamal):
    """Rahima came and Jamila did not; Moyna came elsewhere, in the same month."""
    soon = timezone.now() + dt.timedelta(hours=1)
    here, there = build_workshop(shapla, starts_at=soon), build_workshop(shapla)
    first, second = here.sessions.get(), build_session(here, 2)
    cast = SimpleNamespace(by=kamal, here=here, first=first, second=second)
    cast.rahima, cast.jamila, cast.moyna = enrol(here), enrol(here), enrol(there)
    cast.bokul = enrol(there).participant
    mark_attendance(
        first, {cast.rahima.pk: PRESENT, cast.jamila.pk: ABSENT}, by=cast.by
    )
    mark_attendance(there.sessions.get(), {cast.moyna.pk: PRESENT}, by=cast.by)
    return cast


def _kept():
    """Everything that is kept, without the keys of presences, which may be new."""
    presences = Presence.objects.values_list(
        *("workshop", "enrolment", "person", "sex", "age_band"),
        *("first_month", "last_month", "is_only"),
    )
    return (
        sorted(presences),
        list(Session.objects.order_by("pk").values_list("pk", "came")),
        list(WorkshopSummary.objects.order_by("pk").values_list()),
    )


def _correct(cast, age_band, sex=Sex.FEMALE):
    correct_participant(
        cast.rahima.participant,
        by=cast.by,
        sex=sex,
        age_band=age_band,
        age_basis=AgeBasis.STATED,
        names=Names(call_name="Rahima"),
    )


def _merge(cast):
    merge_participants(cast.rahima.participant, cast.moyna.participant, by=cast.by)


def _import_known(cast):
    person = cast.bokul
    candidate = Candidate(
        1, Names(call_name="Bokul"), Sex.FEMALE, AgeBand.FROM_30_TO_49, person.code
    )
    source = Import.objects.create(
        workshop=cast.here, kind="csv", started_by=cast.by, **sealed_as(Import, "")
    )
    judged = Judged(candidate, Standing.KNOWN, participant=person)
    write_import(source, [judged], by=cast.by, beat=lambda: None)
    return source


def _move(cast):
    starts = cast.first.starts_at + dt.timedelta(days=40)
    times = (starts, starts + dt.timedelta(hours=2))
    move_session(cast.first, times, by=cast.by, override_reason="So it was.")


def _mark(cast, who, session, status):
    mark_attendance(session, {who.pk: status}, by=cast.by)


def _tap(cast):
    take_tap(cast.first, Tap(uuid4(), cast.jamila.pk, PRESENT), by=cast.by)


def _cancelled_by_hand(cast):
    """As a day that was called off in an older house, which let that be."""
    Session.objects.filter(pk=cast.first.pk).update(state="cancelled")
    rebuild_summaries([cast.here.pk])


def _nothing(cast):
    pass


def _agree(cast):
    record_consent(
        cast.rahima.participant, by=cast.by, consents=[yes("guardian"), yes()]
    )


CHANGES = {
    "two entries are put together": (_nothing, _merge),
    "two entries are taken apart": (
        _merge,
        lambda cast: undo_merge(Merge.objects.get(), by=cast.by),
    ),
    "a sex is corrected": (
        _nothing,
        lambda cast: _correct(cast, AgeBand.FROM_30_TO_49, Sex.MALE),
    ),
    "an adult was a child": (_nothing, lambda cast: _correct(cast, CHILD)),
    "a guardian agreed": (lambda cast: _correct(cast, CHILD), _agree),
    "a mark is corrected": (
        _nothing,
        lambda cast: _mark(cast, cast.rahima, cast.first, ABSENT),
    ),
    "the second day is called": (
        _nothing,
        lambda cast: _mark(cast, cast.jamila, cast.second, PRESENT),
    ),
    "a phone taps": (_nothing, _tap),
    "a day is moved": (_nothing, _move),
    "a day takes place after all": (
        _cancelled_by_hand,
        lambda cast: restore_session(
            cast.first, by=cast.by, override_reason="So it was."
        ),
    ),
    "marks are taken back": (
        _nothing,
        lambda cast: undo_last_save(cast.first, by=cast.by),
    ),
    "somebody known comes by a file": (_nothing, _import_known),
    "a file is undone": (
        _import_known,
        lambda cast: undo_import(Import.objects.get(), by=cast.by),
    ),
    "somebody new comes": (_nothing, lambda cast: enrol(cast.here)),
    "somebody new leaves": (
        lambda cast: setattr(cast, "new", enrol(cast.here)),
        lambda cast: withdraw_enrolment(cast.new, by=cast.by),
    ),
    "who left comes back": (
        lambda cast: (
            setattr(cast, "new", enrol(cast.here)),
            withdraw_enrolment(cast.new, by=cast.by),
        ),
        lambda cast: reinstate_enrolment(cast.new, by=cast.by),
    ),
    "a newcomer takes consent back": (
        lambda cast: setattr(cast, "new", enrol(cast.here)),
        lambda cast: withdraw_consent(
            cast.new.participant, scope=ConsentScope.ATTEND, by=cast.by
        ),
    ),
    "a newcomer is forgotten": (
        lambda cast: setattr(cast, "new", enrol(cast.here)),
        lambda cast: erase_participant(cast.new.participant, by=cast.by),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_sums_move_with_the_change_and_are_those_of_the_marks(cast, change):
    prepare, act = CHANGES[change]
    prepare(cast)
    before = _kept()

    act(cast)

    kept = _kept()
    everything = list(Workshop.objects.values_list("pk", flat=True))
    assert kept != before
    assert not rebuild_summaries(everything)
    assert _kept() == kept


def test_a_day_that_is_called_off_changes_no_sum(cast):
    undo_last_save(cast.first, by=cast.by)
    before = _kept()

    cancel_session(cast.first, by=cast.by, reason="Rain.")

    assert _kept() == before
    assert not rebuild_summaries([cast.here.pk])
    assert _kept() == before
