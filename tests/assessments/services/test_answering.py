from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from django_scopes import scope

from assessments.choices import Wave
from assessments.models import Answer, Response
from assessments.services import (
    close_wave,
    finish_response,
    save_answer,
    start_response,
)
from tests.assessments.builders import (
    build_administration,
    build_card,
    build_instrument_version,
    written_item,
)
from tests.builders import build_workshop
from workshops.refusals import Refused


@pytest.fixture(autouse=True)
def _scope(shapla):
    with scope(organisation=shapla):
        yield


@pytest.fixture
def wave(workshop):
    return build_administration(workshop)


@pytest.fixture
def response(wave, workshop):
    return start_response(wave, build_card(workshop), language="bn")


@pytest.fixture
def item(wave):
    return wave.version.items.get(number=1)


def test_a_card_has_one_response_in_a_wave(wave, workshop):
    card = build_card(workshop)
    first = start_response(wave, card, language="bn")

    again = start_response(wave, card, language="en", mode="shared_device")

    assert again == first
    assert (again.language, again.mode) == ("bn", "own_phone")
    post = build_administration(workshop, Wave.POST, version=wave.version)
    assert start_response(post, card, language="bn") != first


def test_a_card_of_another_workshop_is_refused(wave, shapla):
    with pytest.raises(Refused):
        start_response(wave, build_card(build_workshop(shapla)), language="bn")


def test_times_may_be_given_for_answers_from_paper(wave, workshop):
    at = timezone.now() - dt.timedelta(days=20)
    response = start_response(wave, build_card(workshop), language="bn", at=at)
    answer = save_answer(response, wave.version.items.first(), code=1, at=at)
    finish_response(response, at=at)

    response.refresh_from_db()
    assert (response.started_at, answer.answered_at, response.finished_at) == (at,) * 3


def test_the_newest_answer_counts(response, item):
    save_answer(response, item, code=1)
    save_answer(response, item, missing="refused")
    save_answer(response, item, code=4)

    answer = Answer.objects.get()
    assert (answer.code, answer.missing, answer.text) == (4, "", "")


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"code": 9},
        {"code": 0},
        {"code": 1, "missing": "refused"},
        {"missing": "bored"},
    ],
)
def test_an_answer_that_cannot_be_is_an_error(response, item, given):
    with pytest.raises(ValueError, match=r"step|exactly one|no reason"):
        save_answer(response, item, **given)

    assert Answer.objects.count() == 0


def test_a_question_of_another_version_is_an_error(response):
    stranger = build_instrument_version([written_item()]).items.get()

    with pytest.raises(ValueError, match="not asked in this wave"):
        save_answer(response, stranger, code=1)


def test_a_finished_response_is_not_changed(response, item, wave):
    save_answer(response, item, code=1)
    finish_response(response)

    with pytest.raises(Refused):
        save_answer(response, item, code=5)
    with pytest.raises(Refused):
        start_response(wave, response.card, language="bn")
    assert Answer.objects.get().code == 1


def test_a_stale_copy_cannot_change_a_finished_response(response, item):
    stale = Response.objects.get(pk=response.pk)
    finish_response(response)

    with pytest.raises(Refused):
        save_answer(stale, item, code=5)


def test_a_closed_wave_takes_nothing(response, item, wave, rina, workshop):
    close_wave(wave, by=rina)

    with pytest.raises(Refused):
        save_answer(response, item, code=1)
    with pytest.raises(Refused):
        start_response(wave, build_card(workshop), language="bn")


def test_finishing_twice_keeps_the_first_time(response):
    finish_response(response)
    first = response.finished_at

    finish_response(response)

    assert response.finished_at == first
