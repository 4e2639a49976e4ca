from __future__ import annotations

import pytest
from django_scopes import scope

from assessments.choices import Wave
from assessments.compiling import compile_version
from assessments.models import Card
from assessments.queries import (
    cards_of,
    first_unanswered,
    items_of,
    newest_versions,
    suggested_version,
    wave_progress,
)
from tests.assessments.builders import (
    build_administration,
    build_instrument,
    build_instrument_version,
    build_response,
)
from tests.builders import build_audience, build_enrolment, build_workshop
from workshops.choices import EnrolmentState


def test_only_the_newest_version_of_each_published_instrument_is_offered(db):
    instrument = build_instrument()
    compile_version(instrument)
    instrument.title_en = "Newer"
    newer = compile_version(instrument)
    build_instrument_version(live=False)
    other = build_instrument_version()

    assert list(newest_versions()) == [newer, other]


def test_nothing_is_suggested_when_nothing_is_published(workshop):
    assert suggested_version(workshop) is None


def test_the_last_questions_of_this_audience_are_suggested(shapla, doel):
    asked = build_instrument_version()
    build_administration(build_workshop(shapla), version=asked)
    other = build_instrument_version()
    build_administration(build_workshop(doel), version=other)
    employers = build_audience("employers")

    assert suggested_version(build_workshop(shapla)) == asked
    assert suggested_version(build_workshop(shapla, audience=employers)) == other


def test_the_suggestion_is_the_newest_version_of_those_questions(shapla):
    instrument = build_instrument()
    build_administration(build_workshop(shapla), version=compile_version(instrument))
    instrument.title_en = "Newer"
    newer = compile_version(instrument)
    build_instrument_version()

    assert suggested_version(build_workshop(shapla)) == newer


def test_progress_counts_cards_by_wave(workshop):
    wave = build_administration(workshop)
    build_response(wave)
    build_response(wave, is_finished=False)

    with scope(organisation=workshop.organisation):
        pre, post = wave_progress(workshop)

    assert (pre.wave, pre.finished, pre.unfinished, pre.is_open) == (
        Wave.PRE,
        1,
        1,
        True,
    )
    assert (post.administration, post.finished, post.is_open) == (None, 0, False)


def test_who_left_keeps_no_card_to_hand_out(workshop, shapla):
    with scope(organisation=shapla):
        for number, state in enumerate(EnrolmentState, start=1):
            enrolment = build_enrolment(workshop, state=state)
            Card.objects.create(
                workshop=workshop, number=number, picture="sun", enrolment=enrolment
            )
        Card.objects.create(workshop=workshop, number=9, picture="sun")

        assert [card.number for card in cards_of(workshop)] == [1, 2, 9]


@pytest.mark.parametrize(("codes", "number"), [([], 1), ([1], 2), ([1, None, 5], None)])
def test_the_first_unanswered_question(workshop, shapla, codes, number):
    wave = build_administration(workshop)
    response = build_response(wave, codes=codes, is_finished=False)

    with scope(organisation=shapla):
        assert first_unanswered(response, items_of(wave.version)) == number
