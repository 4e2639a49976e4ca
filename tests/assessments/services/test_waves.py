from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from assessments.choices import Wave
from assessments.models import Card, ParallelForms
from assessments.services import close_wave, close_waves, open_wave, reopen_wave
from tests.assessments.builders import build_card, build_instrument_version
from tests.builders import build_enrolment, build_workshop
from workshops.choices import WorkshopState
from workshops.codes import ALPHABET
from workshops.refusals import Refused
from workshops.services import close_workshop

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture
def version(db):
    return build_instrument_version()


def test_an_opened_wave_has_a_short_code_and_asks_the_version(workshop, rina, version):
    wave = open_wave(workshop, Wave.PRE, by=rina, version=version)

    assert wave.is_open
    assert (wave.version, wave.opened_by) == (version, rina)
    assert len(wave.code) == 6
    assert set(wave.code) <= set(ALPHABET)
    assert wave.mode == workshop.audience.answer_way


def test_opening_twice_is_opening_once(workshop, rina, version):
    first = open_wave(workshop, Wave.PRE, by=rina)

    assert open_wave(workshop, Wave.PRE, by=rina) == first


@pytest.mark.parametrize(
    ("first", "second"), [(Wave.PRE, Wave.POST), (Wave.POST, Wave.PRE)]
)
def test_both_waves_ask_the_same_version(workshop, rina, version, first, second):
    open_wave(workshop, first, by=rina, version=version)
    newer = build_instrument_version()

    assert open_wave(workshop, second, by=rina, version=newer).version == version


def test_without_questions_nothing_is_opened(workshop, rina):
    with pytest.raises(Refused) as refusal:
        open_wave(workshop, Wave.PRE, by=rina)

    assert refusal.value.messages == [
        "There are no questions yet. Ask your office to publish an instrument."
    ]


@pytest.mark.parametrize("state", [WorkshopState.DONE, WorkshopState.CANCELLED])
def test_a_workshop_that_is_over_asks_nobody(workshop, rina, version, state):
    wave = open_wave(workshop, Wave.PRE, by=rina)
    close_wave(wave, by=rina)
    workshop.state = state
    workshop.save()

    with pytest.raises(Refused):
        open_wave(workshop, Wave.POST, by=rina)
    with pytest.raises(Refused):
        reopen_wave(wave, by=rina)


def test_a_closed_wave_is_opened_again_and_keeps_its_code(workshop, rina, version):
    wave = open_wave(workshop, Wave.PRE, by=rina)
    close_wave(wave, by=rina)
    with pytest.raises(Refused):
        open_wave(workshop, Wave.PRE, by=rina)

    code = wave.code
    reopen_wave(wave, by=rina)

    wave.refresh_from_db()
    assert (wave.is_open, wave.code, wave.closed_by) == (True, code, None)


def test_closing_twice_keeps_the_first_time(workshop, rina, kamal, version):
    wave = open_wave(workshop, Wave.PRE, by=rina)
    close_wave(wave, by=rina)
    first = wave.closed_at

    close_wave(wave, by=kamal)

    wave.refresh_from_db()
    assert (wave.closed_at, wave.closed_by) == (first, rina)


def test_only_the_waves_of_that_workshop_are_closed(workshop, shapla, rina, version):
    mine = open_wave(workshop, Wave.PRE, by=rina)
    other = open_wave(build_workshop(shapla), Wave.PRE, by=rina)

    close_waves(workshop, by=rina)

    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.is_open, other.is_open) == (False, True)


def test_closing_the_workshop_closes_its_waves(
    workshop, rina, version, django_capture_on_commit_callbacks
):
    wave = open_wave(workshop, Wave.PRE, by=rina)

    with django_capture_on_commit_callbacks(execute=True):
        close_workshop(workshop, by=rina)

    wave.refresh_from_db()
    assert (wave.is_open, wave.closed_by) == (False, rina)


def test_opening_gives_a_card_to_whoever_has_none(workshop, rina, version):
    enrolment = build_enrolment(workshop)

    open_wave(workshop, Wave.PRE, by=rina)

    with scopes_disabled():
        assert Card.objects.get().enrolment == enrolment


def test_opening_after_closes_before(workshop, rina, version):
    pre = open_wave(workshop, Wave.PRE, by=rina, version=version)
    open_wave(workshop, Wave.POST, by=rina)

    pre.refresh_from_db()
    assert not pre.is_open
    with pytest.raises(Refused, match="Nobody can answer “before” any more"):
        reopen_wave(pre, by=rina)


def test_the_halves_change_between_parallel_versions(workshop, rina):
    first, second = build_instrument_version(), build_instrument_version()
    ParallelForms.objects.create(first=second, second=first)
    odd, even = build_card(workshop), build_card(workshop)

    before = open_wave(workshop, Wave.PRE, by=rina, version=first, other_version=second)
    after = open_wave(workshop, Wave.POST, by=rina)

    assert (before.version_for(odd), before.version_for(even)) == (first, second)
    assert (after.version_for(odd), after.version_for(even)) == (second, first)


def test_versions_that_nobody_declared_parallel_are_refused(workshop, rina):
    first, second = build_instrument_version(), build_instrument_version()

    with pytest.raises(Refused, match="has not declared"):
        open_wave(workshop, Wave.PRE, by=rina, version=first, other_version=second)


def test_a_follow_up_opens_when_the_workshop_is_long_over(workshop, rina):
    before = open_wave(workshop, Wave.PRE, by=rina, version=build_instrument_version())
    workshop.state = WorkshopState.DONE
    workshop.save()

    later = open_wave(workshop, Wave.FOLLOW_UP_1, by=rina)

    before.refresh_from_db()
    assert (later.is_open, before.is_open) == (True, False)
    assert (later.version, later.linking) == (before.version, before.linking)


def test_a_tally_matches_nobody(workshop, rina):
    wave = open_wave(
        workshop, Wave.PRE, by=rina, version=build_instrument_version(), mode="tally"
    )

    assert wave.linking == "unlinked"
