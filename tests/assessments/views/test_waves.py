from __future__ import annotations

import pytest

from assessments.choices import Wave
from assessments.models import Administration
from assessments.services import close_wave
from tests.assessments.builders import (
    build_administration,
    build_instrument_version,
    build_response,
)

PAGES = ["open", "close", "reopen", "screen"]


@pytest.fixture
def version(db):
    return build_instrument_version()


@pytest.fixture
def field(client, rina):
    client.cookies["language"] = "en"
    client.force_login(rina)
    return client


def address(workshop, page, wave="pre"):
    return f"/field/workshops/{workshop.code}/questions/{wave}/{page}/"


def test_opening_asks_first_and_then_opens(field, workshop, version, rina):
    assert field.get(address(workshop, "open")).status_code == 200
    assert Administration.objects.count() == 0

    answer = field.post(
        address(workshop, "open"), {"version": version.pk, "mode": "shared_device"}
    )

    wave = Administration.objects.get()
    assert answer.url == f"/field/workshops/{workshop.code}/#panel-200"
    assert (wave.wave, wave.version, wave.mode) == ("pre", version, "shared_device")
    assert wave.opened_by == rina


def test_the_newest_questions_can_be_chosen_and_no_others(field, workshop, version):
    hidden = build_instrument_version(live=False)

    page = field.get(address(workshop, "open")).content.decode()
    answer = field.post(
        address(workshop, "open"), {"version": hidden.pk, "mode": "own_phone"}
    )

    assert f'value="{version.pk}"' in page
    assert "Choose one of these." in answer.content.decode()
    assert Administration.objects.count() == 0


def test_without_an_answer_to_how_nothing_is_opened(field, workshop, version):
    page = field.post(address(workshop, "open"), {"version": version.pk})

    assert "Choose how people answer." in page.content.decode()
    assert Administration.objects.count() == 0


def test_without_questions_the_page_says_whom_to_ask(field, workshop):
    page = field.post(address(workshop, "open"), {"mode": "own_phone"})

    assert page.status_code == 200
    assert Administration.objects.count() == 0


def test_the_second_wave_offers_no_other_questions(field, workshop, version):
    build_administration(workshop, version=version)

    page = field.get(address(workshop, "open", "post")).content.decode()
    field.post(address(workshop, "open", "post"), {"mode": "own_phone"})

    assert 'name="version"' not in page
    assert Administration.objects.get(wave=Wave.POST).version == version


def test_asking_afterwards_only_is_allowed_with_a_warning(field, workshop, version):
    page = field.get(address(workshop, "open", "post")).content.decode()
    field.post(
        address(workshop, "open", "post"), {"version": version.pk, "mode": "own_phone"}
    )

    assert "Nobody was asked before the workshop." in page
    assert Administration.objects.get().wave == Wave.POST


def test_closing_asks_first_and_says_who_is_still_answering(field, workshop, rina):
    wave = build_administration(workshop)
    build_response(wave, is_finished=False)

    page = field.get(address(workshop, "close")).content.decode()
    wave.refresh_from_db()
    assert ("1 person is still answering." in page, wave.is_open) == (True, True)

    field.post(address(workshop, "close"))

    wave.refresh_from_db()
    assert (wave.is_open, wave.closed_by) == (False, rina)


def test_a_closed_wave_is_opened_again(field, workshop, rina):
    wave = build_administration(workshop)
    close_wave(wave, by=rina)

    field.post(address(workshop, "reopen"))

    wave.refresh_from_db()
    assert wave.is_open is True


def test_a_cancelled_workshop_is_not_opened(field, workshop, version):
    workshop.state = "cancelled"
    workshop.save()

    page = field.post(
        address(workshop, "open"), {"version": version.pk, "mode": "own_phone"}
    )

    assert "This workshop was cancelled, so nobody can answer." in page.content.decode()
    assert Administration.objects.count() == 0


def test_the_room_sees_the_address(field, workshop):
    wave = build_administration(workshop)

    page = field.get(address(workshop, "screen")).content.decode()

    assert f"http://testserver/a/{wave.code}/" in page
    assert "<svg" in page


def test_a_wave_that_does_not_exist_is_not_found(field, workshop):
    assert field.get(address(workshop, "open", "later")).status_code == 404
    assert field.get(address(workshop, "close")).status_code == 404


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("name", "status"),
    [("rina", 200), ("kamal", 200), ("mitu", 404), ("selim", 404), ("karim", 404)],
)
def test_who_may_open_and_close(client, request, workshop, page, name, status):
    build_administration(workshop)
    client.force_login(request.getfixturevalue(name))
    ask = client.post if page == "reopen" else client.get

    answer = ask(address(workshop, page))

    assert answer.status_code == (302 if (page, status) == ("reopen", 200) else status)


@pytest.mark.parametrize("page", PAGES)
def test_a_visitor_logs_in_first(client, workshop, page):
    answer = client.get(address(workshop, page))

    assert answer.status_code in (302, 405)
