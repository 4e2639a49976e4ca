from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_scopes import scopes_disabled

from assessments.cards import printed_number
from assessments.models import Answer, Response
from assessments.services import close_wave
from tests.assessments.builders import (
    build_administration,
    build_card,
    build_instrument_version,
    build_response,
    written_item,
)
from tests.builders import build_workshop


@pytest.fixture
def wave(workshop):
    return build_administration(workshop)


@pytest.fixture
def card(workshop):
    return build_card(workshop)


@pytest.fixture
def phone():
    return Client()


def address(wave, number=None):
    if number is None:
        return reverse("assessments:start", args=[wave.code])
    return reverse("assessments:question", args=[wave.code, number])


def begin(phone, wave, card):
    return phone.post(address(wave), {"number": printed_number(card.number)})


def answers_of(card):
    with scopes_disabled():
        rows = Answer.objects.filter(response__card=card).order_by("item__number")
        return list(rows.values_list("item__number", "code", "missing", "text"))


def text_of(response):
    return response.content.decode()


def test_a_person_answers_from_the_card_to_the_thanks(phone, wave, card):
    assert text_of(phone.get(address(wave))).count('inputmode="numeric"') == 1
    assert begin(phone, wave, card).url == address(wave, 1)
    assert phone.post(address(wave, 1), {"answer": "5"}).url == address(wave, 2)
    assert phone.post(address(wave, 2), {"answer": "dont_know"}).url == address(wave, 3)
    last = phone.post(address(wave, 3), {"answer": "refused"})

    assert last.url == reverse("assessments:done", args=[wave.code])
    assert phone.get(last.url).status_code == 200
    assert answers_of(card) == [
        (1, 5, "", ""),
        (2, None, "dont_know", ""),
        (3, None, "refused", ""),
    ]
    with scopes_disabled():
        response = Response.objects.get()
    assert response.finished_at is not None
    assert (response.language, response.mode) == ("bn", "own_phone")


def test_the_screen_shows_card_question_and_progress(phone, wave, card):
    begin(phone, wave, card)

    page = text_of(phone.get(address(wave, 1)))

    assert "১-৩" in page
    assert "assessments/cards/fish.svg" in page
    assert '<progress id="progress" value="0" max="3">' in page


@pytest.mark.parametrize("typed", ["13", "1-3", " ১৩ ", "১-৩", "013"])
def test_the_card_number_may_be_typed_in_any_way(phone, wave, card, typed):
    assert phone.post(address(wave), {"number": typed}).url == address(wave, 1)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Type the number that is on your card."),
        ("12", "This number cannot be right."),
        ("1", "This number cannot be right."),
        ("mango", "This number cannot be right."),
        ("9" * 30, "This number cannot be right."),
        ("21", "No card of this workshop has this number. Ask the facilitator."),
    ],
)
def test_a_wrong_card_number_gets_one_sentence_and_stays(
    phone, wave, card, typed, sentence
):
    phone.cookies["language"] = "en"

    page = phone.post(address(wave), {"number": typed})

    assert page.status_code == 200
    assert sentence in text_of(page)
    assert f'value="{typed}"' in text_of(page) or not typed
    with scopes_disabled():
        assert Response.objects.count() == 0


def test_a_card_of_another_workshop_is_unknown(phone, doel, wave):
    other = build_card(build_workshop(doel))

    page = begin(phone, wave, other)

    assert page.status_code == 200


def test_nothing_picked_asks_to_choose(phone, wave, card):
    phone.cookies["language"] = "en"
    begin(phone, wave, card)

    page = text_of(phone.post(address(wave, 1), {}))

    assert "Choose an answer, or choose “I don&#x27;t know”." in page
    assert answers_of(card) == []


@pytest.mark.parametrize("picked", ["9", "skipped", "x", "-1"])
def test_an_answer_that_does_not_exist_is_refused(phone, wave, card, picked):
    begin(phone, wave, card)

    assert phone.post(address(wave, 1), {"answer": picked}).status_code == 200
    assert answers_of(card) == []


def test_answers_are_kept_screen_by_screen(phone, wave, card):
    begin(phone, wave, card)
    phone.post(address(wave, 1), {"answer": "2"})
    phone.post(address(wave, 2), {"answer": "3"})

    assert answers_of(card) == [(1, 2, "", ""), (2, 3, "", "")]
    with scopes_disabled():
        assert Response.objects.get().finished_at is None


def test_going_back_shows_and_changes_the_answer(phone, wave, card):
    begin(phone, wave, card)
    phone.post(address(wave, 1), {"answer": "2"})

    page = text_of(phone.get(address(wave, 2)))
    assert f'href="{address(wave, 1)}"' in page
    assert 'value="2" checked' in text_of(phone.get(address(wave, 1)))

    assert phone.post(address(wave, 1), {"answer": "4"}).url == address(wave, 2)
    assert answers_of(card) == [(1, 4, "", "")]


def test_another_phone_goes_on_without_showing_what_was_answered(wave, card):
    first, second = Client(), Client()
    begin(first, wave, card)
    first.post(address(wave, 1), {"answer": "2"})

    assert begin(second, wave, card).url == address(wave, 2)
    assert address(wave, 1) not in text_of(second.get(address(wave, 2)))
    assert second.get(address(wave, 1)).url == address(wave, 2)
    assert second.post(address(wave, 1), {"answer": "5"}).url == address(wave, 2)
    assert answers_of(card) == [(1, 2, "", "")]


def test_questions_cannot_be_jumped(phone, wave, card):
    begin(phone, wave, card)

    assert phone.get(address(wave, 3)).url == address(wave, 1)
    assert phone.get(address(wave, 99)).url == address(wave, 1)
    assert phone.post(address(wave, 3), {"answer": "1"}).url == address(wave, 1)
    assert answers_of(card) == []


def test_the_next_person_does_not_meet_the_last_ones_answers(phone, wave, card):
    begin(phone, wave, card)
    phone.post(address(wave, 1), {"answer": "2"})

    phone.get(address(wave))

    assert phone.get(address(wave, 1)).url == address(wave)


def test_a_card_answers_once(phone, wave, workshop):
    phone.cookies["language"] = "en"
    response = build_response(wave, codes=[1, 1, 1])

    page = begin(phone, wave, response.card)

    assert (
        "This card has already answered. If that was not you, ask the facilitator."
        in text_of(page)
    )


def test_a_finished_response_cannot_be_changed_in_its_own_session(phone, wave, card):
    begin(phone, wave, card)
    for number in (1, 2, 3):
        phone.post(address(wave, number), {"answer": "1"})

    assert phone.post(address(wave, 1), {"answer": "5"}).url == address(wave)
    assert [code for _n, code, _m, _t in answers_of(card)] == [1, 1, 1]


def test_closing_while_somebody_answers_keeps_what_was_given(phone, wave, card, rina):
    phone.cookies["language"] = "en"
    begin(phone, wave, card)
    phone.post(address(wave, 1), {"answer": "2"})
    close_wave(wave, by=rina)

    page = phone.post(address(wave, 2), {"answer": "2"})

    assert "These questions are closed now. What was answered is kept." in text_of(page)
    assert answers_of(card) == [(1, 2, "", "")]


def test_a_closed_wave_takes_no_card(phone, wave, card, rina):
    close_wave(wave, by=rina)

    page = begin(phone, wave, card)

    assert page.status_code == 200
    with scopes_disabled():
        assert Response.objects.count() == 0


def test_an_unknown_code_asks_for_the_right_one_and_keeps_it(phone, db):
    phone.cookies["language"] = "en"

    page = phone.get("/a/ABC123/", follow=True)

    assert 'value="ABC123"' in text_of(page)
    assert "No questions have this code. Look at it again and type it anew." in text_of(
        page
    )


def test_a_code_may_be_typed_in_any_way(phone, wave):
    typed = wave.code.lower() + " "

    assert phone.get("/a/", {"code": typed}).url == address(wave)
    assert phone.get("/a/").status_code == 200
    assert phone.get(f"/a/{wave.code.lower()}/").status_code == 200


def test_every_kind_of_question_is_asked_and_kept(phone, workshop, card):
    kinds = ["likert", "faces", "yes_no", "choice", "text"]
    version = build_instrument_version([written_item(kind) for kind in kinds])
    wave = build_administration(workshop, version=version)
    begin(phone, wave, card)
    sent = [{"answer": "4"}, {"answer": "3"}, {"answer": "0"}, {"answer": "2"}]

    for number, data in enumerate([*sent, {"text": " কথা বলব "}], start=1):
        assert phone.get(address(wave, number)).status_code == 200
        phone.post(address(wave, number), data)

    assert answers_of(card) == [
        (1, 4, "", ""),
        (2, 3, "", ""),
        (3, 0, "", ""),
        (4, 2, "", ""),
        (5, None, "", "কথা বলব"),
    ]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({}, (None, "skipped", "")),
        ({"text": "  "}, (None, "skipped", "")),
        ({"answer": "refused"}, (None, "refused", "")),
        ({"text": "words", "answer": "dont_know"}, (None, "", "words")),
    ],
)
def test_an_open_question_may_stay_empty(phone, workshop, card, sent, kept):
    version = build_instrument_version([written_item(), written_item("text")])
    wave = build_administration(workshop, version=version)
    begin(phone, wave, card)
    phone.post(address(wave, 1), {"answer": "1"})
    phone.post(address(wave, 2), sent)

    assert answers_of(card)[1][1:] == kept


def test_an_open_answer_that_is_too_long_stays_on_the_screen(phone, workshop, card):
    version = build_instrument_version([written_item(), written_item("text")])
    wave = build_administration(workshop, version=version)
    begin(phone, wave, card)
    phone.post(address(wave, 1), {"answer": "1"})

    page = phone.post(address(wave, 2), {"text": "a" * 2001})

    assert "a" * 2001 in text_of(page)
    assert len(answers_of(card)) == 1


def test_turning_a_question_round_leaves_the_picked_code_alone(phone, workshop, card):
    version = build_instrument_version([written_item(is_reversed=True)])
    wave = build_administration(workshop, version=version)
    begin(phone, wave, card)

    phone.post(address(wave, 1), {"answer": "5"})

    assert answers_of(card) == [(1, 5, "", "")]
    assert version.items.get().keyed(5) == 1.0


def test_bangla_comes_first_whatever_the_phone_says(phone, wave):
    page = phone.get(address(wave), headers={"accept-language": "en"})

    assert '<html lang="bn">' in text_of(page)


def test_the_language_switch_keeps_the_place(phone, wave, card):
    begin(phone, wave, card)
    there = address(wave, 1)
    assert f'name="next" value="{there}"' in text_of(phone.get(there))

    moved = phone.post(reverse("set_language"), {"language": "en", "next": there})

    assert moved.url == there
    assert '<html lang="en">' in text_of(phone.get(there))


def test_nothing_is_stored_on_the_way(phone, wave, card):
    for page in [phone.get(address(wave)), begin(phone, wave, card), phone.get("/a/")]:
        assert "no-store" in page.headers["Cache-Control"]


def test_no_trace_of_the_device_is_kept(phone, wave, card):
    headers = {"user-agent": "Tell-Tale/9", "x-forwarded-for": "203.0.113.77"}
    phone.post(address(wave), {"number": "13"}, headers=headers)
    phone.post(address(wave, 1), {"answer": "1"}, headers=headers)

    with scopes_disabled():
        kept = [str(row) for row in Response.objects.values()]
        kept += [str(row) for row in Answer.objects.values()]
    kept.append(str(dict(phone.session)))
    assert [row for row in kept if "Tell-Tale" in row or "203.0.113" in row] == []


@pytest.mark.parametrize("questions", [2, 12])
def test_a_question_takes_the_same_queries_however_many_there_are(
    phone, workshop, card, questions
):
    version = build_instrument_version([written_item() for _ in range(questions)])
    wave = build_administration(workshop, version=version)
    begin(phone, wave, card)

    with CaptureQueriesContext(connection) as queries:
        phone.get(address(wave, 1))

    assert len(queries) == 8


def test_the_first_visit_is_light(phone, wave):
    page = phone.get(address(wave))

    assert len(page.content) < 8_000


def test_thanks_are_only_for_who_has_answered_everything(phone, wave, card):
    done = reverse("assessments:done", args=[wave.code])

    assert phone.get(done).url == address(wave)
    begin(phone, wave, card)
    assert phone.get(done).url == address(wave, 1)


def test_the_code_of_the_workshop_on_the_card_leads_to_the_open_questions(phone, wave):
    entrance = reverse("assessments:entrance")

    assert phone.get(entrance, {"code": wave.workshop.code}).url == address(wave)
    close_wave(wave, by=None)
    assert phone.get(entrance, {"code": wave.workshop.code}).status_code == 200
