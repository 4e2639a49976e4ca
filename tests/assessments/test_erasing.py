from __future__ import annotations

import pytest
from django_scopes import scope

from assessments.choices import AnswerMode
from assessments.erasing import forget_what_was_said
from assessments.models import SetAside
from assessments.models.items import Given
from assessments.services import close_wave, count_after_all, make_cards, submit
from assessments.sheets import AnswerSheet
from tests.assessments.builders import (
    build_administration,
    build_agreement,
    build_instrument_version,
    written_item,
)
from tests.builders import build_enrolment

WORDS = "My employer at the mill"


@pytest.fixture
def late(workshop, rina):
    """Somebody's sheet that came after closing: a code, several codes and own words."""
    version = build_instrument_version(
        [written_item(), written_item("multiple"), written_item("text")]
    )
    wave = build_administration(workshop, version=version)
    enrolment = build_enrolment(workshop)
    build_agreement(enrolment)
    with scope(organisation=workshop.organisation):
        make_cards(workshop)
        keys = [str(key) for key in version.items.values_list("key", flat=True)]
        given = [Given(code=3), Given(text="1 2"), Given(text=WORDS)]
        close_wave(wave, by=rina)
        sheet = AnswerSheet(
            answers=dict(zip(keys, given, strict=True)),
            mode=AnswerMode.PAPER,
            card_number=enrolment.card.number,
        )
        aside = submit(wave, sheet).set_aside
        yield aside, enrolment.participant, keys


def told(aside, keys):
    aside.refresh_from_db()
    answers = aside.content["answers"]
    return [tuple(answers[key].values()) for key in keys]


@pytest.mark.parametrize("is_decided", [False, True])
def test_own_words_that_were_set_aside_are_forgotten_too(late, rina, is_decided):
    aside, participant, keys = late
    if is_decided:
        count_after_all(aside, by=rina)

    forget_what_was_said(participant)

    assert told(aside, keys) == [
        (3, "", ""),
        (None, "1 2", ""),
        (None, "", "skipped"),
    ]
    assert WORDS not in str(list(SetAside.objects.values()))


def test_what_others_wrote_stays(late, workshop):
    aside, _participant, keys = late
    other = build_enrolment(workshop)
    make_cards(workshop)

    forget_what_was_said(other.participant)

    assert told(aside, keys)[2] == (None, WORDS, "")
