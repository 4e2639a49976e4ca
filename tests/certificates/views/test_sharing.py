from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django_scopes import scope

from certificates.services.sharing import share

INSIDERS = ["rina", "kamal"]
OUTSIDERS = ["mitu", "selim", "karim"]


@pytest.fixture(autouse=True)
def english(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


def address(name, certificate):
    return reverse(f"certificates_field:{name}", args=[certificate.code])


@pytest.fixture
def secret(issued, rina):
    with scope(organisation=issued.enrolment.workshop.organisation):
        return share(issued, by=rina, days=7)[1]


@pytest.mark.parametrize("name", INSIDERS)
def test_staff_make_an_address_that_others_can_fetch(client, request, issued, name):
    client.force_login(request.getfixturevalue(name))
    assert client.get(address("share", issued)).status_code == 200
    page = client.post(address("share", issued), {"days": "7"}).text
    path = re.search(r"https://ankur\.example(/verify/paper/[\w-]+/)", page)[1]
    client.logout()
    assert "Fetch the certificate (PDF)" in client.get(f"{path}?language=en").text
    paper = client.get(f"{path}certificate.pdf")
    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")


@pytest.mark.parametrize("name", OUTSIDERS)
def test_others_make_and_end_none(client, request, issued, secret, name):
    client.force_login(request.getfixturevalue(name))
    asked = [
        client.get(address("share", issued)),
        client.post(address("share", issued), {"days": "7"}),
        client.post(address("end_sharing", issued)),
    ]
    assert [each.status_code for each in asked] == [404] * 3
    assert client.get(reverse("certificates:shared", args=[secret])).status_code == 200


def test_the_page_tells_a_preview_nothing(client, issued, secret):
    page = client.get(reverse("certificates:shared", args=[secret]))
    assert "রহিমা" not in page.text
    assert issued.code not in page.text
    assert page["Cache-Control"] == "no-store"
    assert page["X-Robots-Tag"] == "noindex, nofollow"


def test_ended_and_unknown_addresses_say_the_same(client, rina, issued, secret):
    client.force_login(rina)
    client.post(address("end_sharing", issued))
    client.logout()
    for known in (secret, "x" * 27):
        page = client.get(
            reverse("certificates:shared", args=[known]), {"language": "en"}
        )
        assert page.status_code == 410
        assert "This address does not work any more" in page.text
        paper = client.get(reverse("certificates:shared_pdf", args=[known]))
        assert (paper.status_code, b"%PDF" in paper.content) == (410, False)


def test_a_time_must_be_chosen(client, rina, issued):
    client.force_login(rina)
    page = client.post(address("share", issued), {"days": "9999"}).text
    assert "Choose how long the link shall work." in page
    assert "/verify/paper/" not in page
