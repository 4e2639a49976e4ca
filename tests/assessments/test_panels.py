from __future__ import annotations

import pytest
from django.test import RequestFactory
from django_scopes import scope

from assessments.choices import Wave
from assessments.panels import QuestionsPanel, qr_svg
from assessments.services import close_wave
from tests.assessments.builders import (
    build_administration,
    build_agreement,
    build_card,
    build_response,
)
from tests.builders import build_enrolment
from workshops.choices import WorkshopState

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture(autouse=True)
def _scope(shapla):
    with scope(organisation=shapla):
        yield


def shown(workshop, user) -> str:
    request = RequestFactory().get("/")
    request.user = user
    return str(QuestionsPanel().render(request, workshop))


def steps(workshop, user):
    request = RequestFactory().get("/")
    request.user = user
    return QuestionsPanel().steps(request, workshop)


def test_a_facilitator_opens_what_is_not_asked_yet(workshop, rina):
    page = shown(workshop, rina)

    assert f"/field/workshops/{workshop.code}/questions/pre/open/" in page
    assert f"/field/workshops/{workshop.code}/questions/post/open/" in page
    assert f"/field/workshops/{workshop.code}/cards/" in page


def test_before_the_questions_it_says_what_so_many_places_can_show(workshop, rina):
    sentence = "With 20 people matched, a change of about 0.66 of the usual spread"
    workshop.capacity = 20
    assert sentence in " ".join(shown(workshop, rina).split())

    build_administration(workshop)

    assert sentence not in " ".join(shown(workshop, rina).split())


def test_an_open_wave_shows_address_code_and_counts(workshop, rina):
    for _ in range(3):
        build_agreement(build_enrolment(workshop))
    refuser = build_enrolment(workshop)
    wave = build_administration(workshop)
    build_response(wave)
    build_response(wave, is_finished=False)

    page = shown(workshop, rina)

    assert f"http://testserver/a/{wave.code}/" in page
    assert page.count("<svg") == 1
    assert refuser.state == "enrolled"
    assert "0 of 3 who agreed have answered." in page
    assert "1 more with a card without a name." in page
    assert "1 person has begun." in page
    assert f"/field/workshops/{workshop.code}/questions/pre/close/" in page


def test_a_closed_wave_can_be_opened_again(workshop, rina):
    close_wave(build_administration(workshop), by=rina)

    page = shown(workshop, rina)

    assert f"/field/workshops/{workshop.code}/questions/pre/reopen/" in page
    assert "<svg" not in page


def test_a_monitor_sees_counts_and_nothing_to_press(workshop, mitu):
    wave = build_administration(workshop)
    build_response(wave)

    page = shown(workshop, mitu)

    assert "/questions/" not in page
    assert wave.code not in page
    assert "<form" not in page


def test_a_workshop_that_is_over_has_nothing_to_press(workshop, rina):
    build_administration(workshop)
    workshop.state = WorkshopState.DONE

    assert "/questions/" not in shown(workshop, rina)
    workshop.state = WorkshopState.CANCELLED
    assert shown(workshop, rina) == ""


def test_no_answer_is_shown(workshop, rina):
    wave = build_administration(workshop)
    blank = shown(workshop, rina)
    response = build_response(wave, codes=[5, 4, None])
    other = build_response(wave, codes=[1, 1, 1])
    first = shown(workshop, rina)
    with scope(organisation=workshop.organisation):
        response.answers.update(code=2)
        other.answers.update(code=2)

    assert shown(workshop, rina) == first
    assert first != blank


@pytest.mark.parametrize("people", [3, 60])
def test_many_answers_take_the_same_queries(
    workshop, rina, django_assert_num_queries, people
):
    wave = build_administration(workshop)
    for _ in range(people):
        build_enrolment(workshop)
        build_response(wave, build_card(workshop), codes=[1])

    with django_assert_num_queries(5):
        shown(workshop, rina)


def test_the_steps_say_how_far_each_wave_is(workshop, rina):
    pre = build_administration(workshop)
    close_wave(pre, by=rina)

    before, after = steps(workshop, rina)

    assert (before.order, after.order) == (200, 400)
    assert (before.is_done, after.is_done) == (True, False)
    assert after.detail == ""
    build_administration(workshop, Wave.POST, version=pre.version)
    assert steps(workshop, rina)[1].is_done is False


def test_a_qr_code_is_shapes_only():
    drawing = qr_svg("https://training.example/a/ABC123/")

    assert drawing.startswith("<svg")
    assert "style=" not in drawing
    assert "training" not in drawing
