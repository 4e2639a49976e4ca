from __future__ import annotations

import pytest


@pytest.mark.django_db
def test_first_address_leads_to_a_language(client):
    answer = client.get("/")

    assert (answer.status_code, answer.url) == (302, "/bn/")


def test_somebody_elses_workshop_is_not_found_at_once(client, selim, workshop):
    client.force_login(selim)

    answer = client.get(f"/field/workshops/{workshop.code}/")

    assert answer.status_code == 404
    assert answer.headers["Content-Language"] == "bn"


@pytest.mark.django_db
def test_address_that_never_was_is_looked_for_behind_the_language(client):
    assert client.get("/no-such-page/").status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/a/%00/", "/verify/%00/", "/bn/%00/", "/%00"])
def test_null_byte_is_found_nowhere(client, address):
    assert client.get(address).status_code == 404
