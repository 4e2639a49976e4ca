from __future__ import annotations

import re

import pytest
from django.utils import timezone

from tests.builders import build_member
from workshops.api_tokens import make_token
from workshops.choices import MembershipRole
from workshops.models import ApiToken


@pytest.fixture
def office(client, shapla):
    client.force_login(build_member("jahan", shapla, MembershipRole.ADMINISTRATOR))
    client.cookies["language"] = "en"
    return client


def test_a_new_key_is_shown_once_and_opens(office, client, shapla):
    page = office.post("/field/keys/", {"organisation": shapla.pk, "name": "Dashboard"})
    (token,) = re.findall(r"ankur_[\w-]{43}", page.content.decode())
    again = office.get("/field/keys/").content.decode()
    headers = {"Authorization": f"Bearer {token}"}

    assert "Dashboard" in again
    assert token not in again
    assert client.get("/api/v1/workshops", headers=headers).status_code == 200


def test_a_key_that_was_ended_opens_nothing_and_stays_on_the_list(
    office, client, shapla, kamal
):
    token = make_token(shapla, name="Dashboard", by=kamal)
    office.post(f"/field/keys/{ApiToken.objects.get().pk}/end/")
    headers = {"Authorization": f"Bearer {token}"}

    assert client.get("/api/v1/workshops", headers=headers).status_code == 401
    assert "ended:" in office.get("/field/keys/").content.decode()
    assert ApiToken.objects.get().revoked_by.username == "jahan"


def test_a_key_needs_a_name(office, shapla):
    page = office.post("/field/keys/", {"organisation": shapla.pk, "name": " "})

    assert "Write which program the key is for." in page.content.decode()
    assert ApiToken.objects.count() == 0


def test_another_organisation_is_out_of_reach(office, doel, kamal):
    make_token(doel, name="Theirs", by=kamal)
    theirs = ApiToken.objects.get()

    office.post("/field/keys/", {"organisation": doel.pk, "name": "Mine"})

    assert office.post(f"/field/keys/{theirs.pk}/end/").status_code == 404
    assert "Theirs" not in office.get("/field/keys/").content.decode()
    assert list(ApiToken.objects.values_list("name", "revoked_at")) == [
        ("Theirs", None)
    ]


@pytest.mark.parametrize("name", ["rina", "kamal", "mitu", "nasrin", "karim"])
def test_only_administrators_find_the_page(client, request, shapla, name):
    client.force_login(request.getfixturevalue(name))

    assert client.get("/field/keys/").status_code == 404
    assert client.post("/field/keys/").status_code == 404


def test_a_key_that_ran_out_says_so_and_cannot_be_ended(office, shapla, kamal):
    make_token(shapla, name="Dashboard", by=kamal)
    before = office.get("/field/keys/").content.decode()
    ApiToken.objects.update(expires_at=timezone.now())
    page = office.get("/field/keys/").content.decode()

    assert ("works until:" in before, "ran out:" in before) == (True, False)
    assert ("works until:" in page, "ran out:" in page) == (False, True)
    assert "/end/" in before
    assert "/end/" not in page
