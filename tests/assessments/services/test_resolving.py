from __future__ import annotations

import uuid

import pytest
from django_scopes import scope

from assessments.choices import AnswerMode, Resolution
from assessments.models import SetAside
from assessments.models.items import Given
from assessments.services import (
    close_wave,
    count_after_all,
    count_with_card,
    leave_out,
    make_cards,
    submit,
)
from assessments.sheets import AnswerSheet
from tests.assessments.builders import build_administration, build_card
from tests.builders import build_enrolment
from workshops.refusals import Refused


@pytest.fixture
def wave(workshop):
    return build_administration(workshop)


def _aside(wave, card_number, *, codes=(3, 3, 3), extra=None, **fields):
    items = wave.version.items.order_by("number")
    answers = {
        str(item.key): Given(code=code) for item, code in zip(items, codes, strict=True)
    }
    sheet = AnswerSheet(
        answers={**answers, **(extra or {})},
        mode=AnswerMode.PAPER,
        card_number=card_number,
        **fields,
    )
    with scope(organisation=wave.workshop.organisation):
        return submit(wave, sheet).set_aside


def _codes(response):
    with scope(organisation=response.administration.workshop.organisation):
        return [each.code for each in response.answers.order_by("item__number")]


def test_late_answers_may_be_counted(wave, workshop, rina):
    card = build_card(workshop)
    close_wave(wave, by=rina)
    aside = _aside(wave, card.number)

    with scope(organisation=workshop.organisation):
        response = count_after_all(aside, by=rina)
        aside.refresh_from_db()

    assert (_codes(response), response.card) == ([3, 3, 3], card)
    assert (aside.resolution, aside.resolved_by) == (Resolution.COUNT, rina)


def test_what_fits_is_counted_and_the_rest_stays_in_what_was_sent(wave, workshop, rina):
    aside = _aside(wave, build_card(workshop).number, codes=(3, 9, 2))

    with scope(organisation=workshop.organisation):
        response = count_after_all(aside, by=rina)
        aside.refresh_from_db()

    assert _codes(response) == [3, 2]
    assert len(aside.content["answers"]) == 3


def test_two_people_with_one_card_are_told_apart_by_a_new_one(wave, workshop, rina):
    card, spare = build_card(workshop), build_card(workshop)
    assert _aside(wave, card.number) is None
    aside = _aside(wave, card.number, codes=(1, 1, 1))

    with scope(organisation=workshop.organisation):
        with pytest.raises(Refused):
            count_with_card(aside, card.number, by=rina)
        response = count_with_card(aside, spare.number, by=rina)

    assert (_codes(response), response.card) == ([1, 1, 1], spare)


def test_a_conflict_counted_with_another_card_leaves_the_first_as_it_was(
    wave, workshop, rina
):
    card, spare, one = build_card(workshop), build_card(workshop), uuid.uuid4()
    _aside(wave, card.number, uuid=one)
    aside = _aside(wave, card.number, codes=(1, 1, 1), uuid=one)

    with scope(organisation=workshop.organisation):
        response = count_with_card(aside, spare.number, by=rina)

    assert (_codes(response), response.uuid == one) == ([1, 1, 1], False)


def test_left_out_answers_stay_where_they_are(wave, workshop, rina):
    aside = _aside(wave, build_card(workshop).number, codes=(9, 9, 9))

    with scope(organisation=workshop.organisation):
        leave_out(aside, by=rina)
        kept = SetAside.objects.get()
        with pytest.raises(Refused):
            leave_out(kept, by=rina)

    assert (kept.resolution, len(kept.content["answers"])) == (Resolution.LEAVE_OUT, 3)


def test_what_was_said_without_consent_is_deleted_when_left_out(wave, workshop, rina):
    build_enrolment(workshop)
    with scope(organisation=workshop.organisation):
        [card] = make_cards(workshop)
    aside = _aside(wave, card.number)

    with scope(organisation=workshop.organisation):
        with pytest.raises(Refused):
            count_after_all(aside, by=rina)
        leave_out(aside, by=rina)
        assert SetAside.objects.get().content == {}


def test_answers_that_fit_nowhere_cannot_be_counted(wave, workshop, rina):
    aside = _aside(wave, build_card(workshop).number, codes=(9, 9, 9))

    with scope(organisation=workshop.organisation), pytest.raises(Refused):
        count_after_all(aside, by=rina)
