"""A phone that is handed round, a code of one's own, and what comes too late."""

from __future__ import annotations

import pytest
from django_scopes import scope

from assessments.cards import printed_number
from assessments.choices import AnswerMode, LinkMethod, Wave
from assessments.models import (
    Administration,
    Answer,
    Response,
    SetAside,
)
from assessments.services import close_wave
from tests.assessments.builders import (
    build_administration,
    build_card,
    build_instrument_version,
    build_response,
    written_item,
)


@pytest.fixture
def wave(workshop):
    version = build_instrument_version(
        [written_item(), written_item("yes_no"), written_item("faces")]
    )
    return build_administration(workshop, version=version)


@pytest.fixture
def field(client, rina):
    client.cookies["language"] = "en"
    client.force_login(rina)
    return client


def _address(wave, page):
    return f"/field/workshops/{wave.workshop.code}/questions/{wave.wave}/{page}"


def _codes(wave):
    with scope(organisation=wave.workshop.organisation):
        return list(
            Answer.objects.order_by("response", "item__number").values_list(
                "code", "missing"
            )
        )


# A phone that is handed round


def test_handing_round_logs_out_and_locks(field, wave):
    answer = field.post(_address(wave, "handing-round/"), {"pin": "১২৩৪"})

    assert answer.url == f"/a/{wave.code}/"
    assert "_auth_user_id" not in field.session
    assert field.get("/field/").url == f"/a/{wave.code}/"
    assert field.get("/").url == f"/a/{wave.code}/"


def test_a_locked_phone_wipes_and_says_how_it_was_answered(field, wave):
    card = build_card(wave.workshop)
    field.post(_address(wave, "handing-round/"), {"pin": "1234"})

    page = field.get(f"/a/{wave.code}/")
    field.post(f"/a/{wave.code}/", {"number": printed_number(card.number)})

    assert page["Clear-Site-Data"] == '"cache"'
    assert "no-store" in page["Cache-Control"]
    with scope(organisation=wave.workshop.organisation):
        assert Response.objects.get().mode == AnswerMode.SHARED_DEVICE


def test_only_the_pin_unlocks_and_not_too_many_tries(field, wave):
    field.post(_address(wave, "handing-round/"), {"pin": "1234"})
    leave = f"/a/{wave.code}/leave/"

    wrong = field.post(leave, {"pin": "1235"})
    right = field.post(leave, {"pin": "1234"})

    assert "This is not the PIN" in wrong.content.decode()
    assert right.url == "/field/"
    assert "login" in field.get("/field/").url

    field.cookies.pop("kiosk", None)


def test_after_five_wrong_pins_even_the_right_one_waits(field, wave):
    field.post(_address(wave, "handing-round/"), {"pin": "1234"})
    leave = f"/a/{wave.code}/leave/"
    for _ in range(5):
        field.post(leave, {"pin": "0000"})

    assert "Wait one minute." in field.post(leave, {"pin": "1234"}).content.decode()


def test_a_forged_lock_is_none(client, wave):
    client.cookies["kiosk"] = "forged"

    assert client.get(f"/a/{wave.code}/")["Cache-Control"] == "no-store, private"
    assert "Clear-Site-Data" not in client.get(f"/a/{wave.code}/")


# A code of one's own, nobody matched, and too late


@pytest.fixture
def phone(client):
    client.cookies["language"] = "en"
    return client


CODE = {
    "mother": "র",
    "siblings": "2",
    "month": "4",
    "village": "unknown",
    "hand": "left",
}


def test_a_self_made_code_begins_and_goes_on_after_a_power_cut(phone, wave):
    Administration.objects.update(linking=LinkMethod.SELF_CODE)
    address = f"/a/{wave.code}/"
    first = phone.post(address, CODE)
    phone.post(first.url, {"answer": "4"})
    phone.cookies.pop("sessionid")

    again = phone.post(address, CODE)

    assert again.url == f"/a/{wave.code}/2/"
    with scope(organisation=wave.workshop.organisation):
        response = Response.objects.get()
        elements = response.self_code.elements
    assert (response.card, len(elements), elements[3]) == (None, 5, None)
    assert not {"র", "2", "4", "left"} & {str(element) for element in elements}


def test_two_who_know_little_of_themselves_stay_two(phone, wave):
    Administration.objects.update(linking=LinkMethod.SELF_CODE)
    address = f"/a/{wave.code}/"
    first = phone.post(address, dict.fromkeys(CODE, "unknown"))
    phone.post(first.url, {"answer": "4"})
    phone.cookies.pop("sessionid")

    second = phone.post(address, dict.fromkeys(CODE, "unknown"))

    assert second.url == f"/a/{wave.code}/1/"
    with scope(organisation=wave.workshop.organisation):
        assert Response.objects.count() == 2


def test_without_matching_nothing_is_asked_before_the_questions(phone, wave):
    Administration.objects.update(linking=LinkMethod.UNLINKED)

    answer = phone.post(f"/a/{wave.code}/")

    assert answer.url == f"/a/{wave.code}/1/"


def test_an_answer_that_comes_too_late_is_not_lost(phone, wave, field):
    card = build_card(wave.workshop)
    phone.post(f"/a/{wave.code}/", {"number": printed_number(card.number)})
    phone.post(f"/a/{wave.code}/1/", {"answer": "4"})
    close_wave(wave, by=None)

    page = phone.post(f"/a/{wave.code}/2/", {"answer": "1"})

    assert "These questions are closed now." in page.content.decode()
    with scope(organisation=wave.workshop.organisation):
        aside = SetAside.objects.get()
    field.post(_address(wave, "aside/"), {"aside": aside.pk, "step": "count"})
    assert _codes(wave) == [(4, ""), (1, "")]


def test_the_screens_are_light(phone, wave):
    card = build_card(wave.workshop)
    first = phone.get(f"/a/{wave.code}/", headers={"accept-encoding": "gzip"})
    phone.post(f"/a/{wave.code}/", {"number": printed_number(card.number)})
    second = phone.get(f"/a/{wave.code}/1/", headers={"accept-encoding": "gzip"})

    assert len(first.content) <= 4096
    assert len(second.content) <= 4096


def test_an_exact_card_answers_each_wave_and_follow_up(workshop, wave):
    card = build_card(workshop)
    for later in (Wave.POST, Wave.FOLLOW_UP_1, Wave.RETROSPECTIVE):
        build_response(
            build_administration(workshop, later, version=wave.version), card
        )

    with scope(organisation=workshop.organisation):
        assert Response.objects.filter(card=card).count() == 3
