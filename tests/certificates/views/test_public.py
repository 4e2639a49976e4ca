from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.urls import reverse
from django_scopes import scope

from certificates import budgets
from certificates.codes import in_groups
from certificates.services import reissue_certificate, revoke_certificate
from certificates.tokens import qr_text, said_in
from workshops.codes import ALPHABET, check_character

NOT_FOUND = (
    "No certificate is known by this code. "
    "Check the code: compare it with the paper, letter by letter."
)
FORM = "/verify/"
UNKNOWN = "0000000000000"


@pytest.fixture(autouse=True)
def nobody_guessed():
    cache.clear()


def codes(count):
    """Codes that are written right and belong to nobody."""
    for number in range(count):
        code = "0" * 10 + ALPHABET[number // 32] + ALPHABET[number % 32]
        yield code + check_character(code)


def address_of(code):
    return f"/verify/{code}/"


def without_what_was_typed(answer):
    """The page without the box's value and the links that name its own address."""
    return re.sub(r'name="code" value="[^"]*"', "", answer.text)


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
    assert NOT_FOUND in answer.text
    assert f'value="{UNKNOWN}"' in answer.text


@pytest.mark.parametrize(
    "typed", [UNKNOWN, UNKNOWN[:-1] + "1", "ABC", "%E0%A6%95", "0" * 10_000]
)
def test_every_code_that_leads_nowhere_gets_the_same_answer(client, issued, typed):
    answer = client.get(english(address_of(typed)))
    expected = client.get(english(address_of("ZZZZ")))
    assert NOT_FOUND in answer.text
    assert answer.status_code == expected.status_code == 200
    assert without_what_was_typed(answer) == without_what_was_typed(expected)


def test_a_slip_is_kept(client, issued):
    last = "0" if issued.code[-1] != "0" else "1"
    typed = issued.code[:-1] + last
    answer = client.get(FORM, {"code": typed, "language": "en"})
    assert NOT_FOUND in answer.text
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


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?code=1",
        "?code=" + "9" * 10_000,
        "?language=xx",
        "?code=%00",
        "?code=%E2%80%AEA",
    ],
)
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
    scanned = f"/V/{said_in(qr_text(issued))}"
    for address in (FORM, address_of(issued.code), address_of(UNKNOWN), scanned):
        answer = client.get(address)
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert '<meta name="robots" content="noindex, nofollow">' in answer.text
        assert "csrfmiddlewaretoken" not in answer.text


def test_nothing_but_a_name_can_be_sent(client, issued):
    assert client.put(address_of(issued.code)).status_code == 405
    assert client.post(FORM).status_code == 405


@pytest.mark.parametrize("by_qr", [False, True])
def test_a_name_is_told_to_be_the_same_or_another(client, issued, by_qr):
    client.handler.enforce_csrf_checks = True
    said = said_in(qr_text(issued))
    address = f"/V/{said}" if by_qr else address_of(issued.code)
    same = client.post(english(address), {"name": "rahima khatun"}).text
    assert "Yes: this name stands on the certificate." in same
    other = client.post(english(address), {"name": "<b>Karim</b>"}).text
    assert "No: another name stands on the certificate." in other
    assert "&lt;b&gt;Karim" in other
    assert "Rahima" not in other
    nothing = client.post(english(address), {"name": " "}).text
    assert "Type the name that stands on the paper." in nothing


def test_a_name_is_not_tried_for_ever(client, issued):
    for _ in range(budgets.WRONG_NAMES):
        client.post(address_of(issued.code), {"name": "Karim"})
    answer = client.post(english(address_of(issued.code)), {"name": "Rahima Khatun"})
    assert answer.status_code == 429
    assert "Try again tomorrow, or ask the organisation." in answer.text
    assert "Yes: this name" not in answer.text
    assert client.get(address_of(issued.code)).status_code == 200


def test_a_replaced_one_says_so_and_not_by_which(client, issued, rina):
    with scope(organisation=issued.enrolment.workshop.organisation):
        new = reissue_certificate(issued, by=rina, reason="Wrong letter.")
    page = client.get(english(address_of(issued.code))).text
    assert "This certificate was replaced by a new one on" in page
    for secret in (new.code, in_groups(new.code), new.token, "R. K."):
        assert secret not in page


def test_guessing_ends_and_scanning_goes_on(client, issued):
    for code in codes(budgets.MISSES):
        assert client.get(address_of(code)).status_code == 200
    refused = client.get(english(address_of(issued.code)))
    assert refused.status_code == 429
    assert "Scan the QR code on the certificate" in refused.text
    assert "This certificate is valid." not in refused.text
    assert f'value="{issued.code}"' in refused.text
    scanned = client.get(english(f"/V/{issued.token}"))
    assert "This certificate is valid." in scanned.text
    elsewhere = client.get(english(address_of(issued.code)), REMOTE_ADDR="192.0.2.7")
    assert "This certificate is valid." in elsewhere.text


def test_slips_and_hits_cost_nothing(client, issued):
    for _ in range(budgets.MISSES + 1):
        client.get(address_of(UNKNOWN[:-1] + "1"))
        assert client.get(address_of(issued.code)).status_code == 200


def test_the_address_comes_from_the_host(client, issued, settings):
    settings.CERTIFICATES_VISITOR_ADDRESS = "config.visitors.address_of"
    settings.TRUSTED_PROXIES = 1
    for code in codes(budgets.MISSES):
        client.get(address_of(code), HTTP_X_FORWARDED_FOR="192.0.2.7")
    there = client.get(address_of(issued.code), HTTP_X_FORWARDED_FOR="192.0.2.7")
    here = client.get(address_of(issued.code), HTTP_X_FORWARDED_FOR="192.0.2.8")
    assert (there.status_code, here.status_code) == (429, 200)


@pytest.mark.parametrize(
    "said", ["A", "A" * 26, "A" * 156, "A" * 10_000, "%E2%80%AE", "~"]
)
def test_no_qr_code_breaks_the_check(client, db, said):
    answer = client.get(english(f"/V/{said}"))
    assert (answer.status_code, NOT_FOUND in answer.text) == (200, True)


@pytest.mark.parametrize("name", [None, "rina", "karim"])
def test_everybody_reads_the_same(client, request, issued, name):
    if name:
        client.force_login(request.getfixturevalue(name))
    page = client.get(english(address_of(issued.code))).text
    assert "Rahima" not in page
    assert "R. K." in page
