from __future__ import annotations

import pytest

from tests.workshops.builders import text_of

PASSWORD = "a-long-password"


def _log_in(client, password=PASSWORD, **more):
    data = {"username": "rina", "password": password, **more}
    return client.post("/field/login/", data)


def test_logging_in_leads_to_the_workshops(client, rina):
    assert _log_in(client)["Location"] == "/field/"


def test_logging_in_goes_on_to_where_one_wanted(client, rina):
    response = _log_in(client, next="/field/schedule/")
    assert response["Location"] == "/field/schedule/"


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example"])
def test_logging_in_never_leads_to_another_host(client, rina, away):
    assert _log_in(client, next=away)["Location"] == "/field/"


def test_a_wrong_password_keeps_the_name_and_hides_the_rest(client, rina):
    client.cookies["language"] = "en"
    page = text_of(_log_in(client, "wrong"))
    assert "The user name or the password is wrong." in page
    assert 'value="rina"' in page
    assert "wrong&quot;" not in page


def test_the_screen_is_in_bangla_unless_asked_otherwise(client):
    page = text_of(client.get("/field/login/"))
    assert '<html lang="bn">' in page
    assert "পাসওয়ার্ড" in page


def test_too_many_wrong_passwords_lock_for_a_while(client, rina, settings):
    settings.AXES_ENABLED = True
    client.cookies["language"] = "en"
    answers = [_log_in(client, "wrong") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert "Please wait a little" in text_of(answers[-1])
    assert _log_in(client).status_code == 429


def test_logging_out_needs_a_button(client, rina):
    client.force_login(rina)
    assert client.get("/field/logout/").status_code == 405
    assert client.post("/field/logout/")["Location"] == "/field/login/"
    assert client.get("/field/").status_code == 302
