from __future__ import annotations

import pytest
from django.urls import reverse
from django_scopes import scope

from certificates.codes import in_groups
from certificates.services import revoke_certificate

FORM = "/verify/"
UNKNOWN = "0000000000000"


def address_of(code):
    return f"/verify/{code}/"


def english(address):
    return f"{address}?language=en"


def test_the_addresses_stay_put(issued):
    assert reverse("certificates:check_form") == FORM
    assert reverse("certificates:check", args=[issued.code]) == address_of(issued.code)


def test_a_valid_certificate_is_said_to_be_valid(client, issued):
    page = client.get(english(address_of(issued.code))).text
    for words in (
        "This certificate is valid.",
        "Gentle words",
        "Shapla Trust",
        "R. K.",
    ):
        assert words in page
    assert "Rahima" not in page


def test_a_withdrawn_one_sends_to_the_organisation_and_keeps_the_reason(
    client, issued, rina
):
    with scope(organisation=issued.enrolment.workshop.organisation):
        revoke_certificate(issued, by=rina, reason="Secret quarrel.")
    page = client.get(english(address_of(issued.code))).text
    assert "This certificate was withdrawn on" in page
    assert "Ask the organisation." in page
    assert "This certificate is valid." not in page
    assert "Secret quarrel." not in page


def test_an_unknown_code_keeps_what_was_typed(client, db):
    answer = client.get(english(address_of(UNKNOWN)))
    assert (
        "No certificate has this code. Check the letters and try again." in answer.text
    )
    assert f'value="{UNKNOWN}"' in answer.text


def test_a_slip_is_told_and_kept(client, issued):
    last = "0" if issued.code[-1] != "0" else "1"
    typed = issued.code[:-1] + last
    answer = client.get(FORM, {"code": typed, "language": "en"})
    assert "One letter or digit seems wrong." in answer.text
    assert f'value="{typed}"' in answer.text


@pytest.mark.parametrize("typed", ["", "  "])
def test_nothing_typed_is_told(client, db, typed):
    answer = client.get(FORM, {"code": typed, "language": "en"})
    assert "Type the code that stands on the certificate." in answer.text


def test_a_typed_code_goes_to_its_own_address(client, issued):
    typed = in_groups(issued.code).lower().replace("0", "০").replace("-", " ")
    answer = client.get(FORM, {"code": typed, "language": "en"})
    assert answer.status_code == 302
    assert answer.url == english(address_of(issued.code))


def test_what_is_typed_is_escaped(client, db):
    answer = client.get(FORM, {"code": '"><script>alert(1)</script>'})
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("query", ["", "?code=1", "?code=" + "9" * 500, "?language=xx"])
def test_no_query_breaks_the_form(client, db, query):
    assert client.get(FORM + query).status_code == 200


@pytest.mark.parametrize("code", ["x" * 2000, "%E0%A6%95", "%3Cscript%3E"])
def test_no_code_breaks_the_check(client, db, code):
    assert 'name="code"' in client.get(address_of(code), follow=True).text


def test_both_languages_are_a_link_away(client, issued):
    bangla = client.get(address_of(issued.code), {"language": "bn"}).text
    assert "এই সনদপত্রটি আসল।" in bangla
    assert '<html lang="bn">' in bangla
    assert 'href="?language=en"' in bangla
    assert '<html lang="en">' in client.get(english(address_of(issued.code))).text


def test_the_pages_are_kept_nowhere_and_tell_nobody(client, issued):
    for address in (FORM, address_of(issued.code), address_of(UNKNOWN)):
        answer = client.get(address)
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert '<meta name="robots" content="noindex, nofollow">' in answer.text
        assert "csrfmiddlewaretoken" not in answer.text


def test_only_reading_is_possible(client, issued):
    assert client.post(address_of(issued.code)).status_code == 405
    assert client.post(FORM).status_code == 405


@pytest.mark.parametrize("name", [None, "rina", "karim"])
def test_everybody_reads_the_same(client, request, issued, name):
    if name:
        client.force_login(request.getfixturevalue(name))
    page = client.get(english(address_of(issued.code))).text
    assert "Rahima" not in page
    assert "R. K." in page
