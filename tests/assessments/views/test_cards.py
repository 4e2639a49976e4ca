from __future__ import annotations

import pypdfium2
import pytest
from django_scopes import scope, scopes_disabled

from assessments.models import Card
from assessments.services import make_cards
from tests.builders import build_enrolment
from tests.workshops.builders import yes
from workshops.identities import Names, write_identity
from workshops.models import IdentityReading
from workshops.services import record_consent


@pytest.fixture
def field(client, rina):
    client.cookies["language"] = "en"
    client.force_login(rina)
    return client


def cards(workshop):
    with scopes_disabled():
        return list(
            Card.objects.filter(workshop=workshop).values_list("number", flat=True)
        )


def build_holder(workshop, call_name):
    enrolment = build_enrolment(workshop)
    with scope(organisation=workshop.organisation):
        write_identity(enrolment.participant, Names(call_name=call_name))
        make_cards(workshop)
    return enrolment


def agree(enrolment, giver="self"):
    with scope(organisation=enrolment.workshop.organisation):
        record_consent(enrolment.participant, by=None, consents=[yes(giver, "assess")])


def page_of(workshop):
    return f"/field/workshops/{workshop.code}/cards/"


def sheets_of(workshop):
    return f"/field/workshops/{workshop.code}/cards.pdf"


def test_the_list_says_who_gets_which_card(field, workshop, rina):
    build_holder(workshop, "Moyna <b>")

    page = field.get(page_of(workshop)).content.decode()

    assert "1-3 · Fish" in page
    assert "1. Moyna &lt;b&gt;" in page
    with scopes_disabled():
        reading = IdentityReading.objects.get()
    assert (reading.reader, reading.purpose) == (rina, "cards")


def test_who_has_not_agreed_to_answer_is_marked(field, workshop):
    agreed = build_holder(workshop, "Moyna")
    build_holder(workshop, "Rahim")
    agree(agreed)
    with scope(organisation=workshop.organisation):
        make_cards(workshop, loose=1)

    page = field.get(page_of(workshop)).content.decode()

    assert page.count("Has not agreed to answer") == 1
    assert page.index("Has not agreed to answer") > page.index("Rahim")


def test_cards_without_a_name_are_made_on_request(field, workshop):
    field.post(page_of(workshop), {"count": "৫"})

    assert cards(workshop) == [1, 2, 3, 4, 5]
    assert field.get(page_of(workshop)).content.decode().count("For nobody yet") == 5


@pytest.mark.parametrize("typed", ["", "0", "41", "many", "-3"])
def test_a_wrong_number_of_cards_makes_none_and_stays(field, workshop, typed):
    page = field.post(page_of(workshop), {"count": typed})

    assert cards(workshop) == []
    assert f'value="{typed}"' in page.content.decode() or not typed


def test_eight_cards_come_on_a_sheet_of_paper(field, workshop):
    build_holder(workshop, "Moyna")
    with scope(organisation=workshop.organisation):
        make_cards(workshop, loose=8)

    answer = field.get(sheets_of(workshop))
    document = pypdfium2.PdfDocument(answer.content)
    words = [page.get_textpage().get_text_range() for page in document]

    assert answer.headers["Content-Type"] == "application/pdf"
    assert [round(side) for side in document[0].get_size()] == [595, 842]
    assert len(words) == 2
    assert ["1-3" in words[0], "9-2" in words[1]] == [True, True]
    assert "Moyna" not in "".join(words)


def test_a_sheet_without_cards_says_why(field, workshop):
    answer = field.get(sheets_of(workshop))

    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("address", [page_of, sheets_of])
@pytest.mark.parametrize(
    ("name", "status"),
    [("rina", 200), ("kamal", 200), ("mitu", 404), ("selim", 404), ("karim", 404)],
)
def test_who_may_hand_out_cards(client, request, workshop, address, name, status):
    client.force_login(request.getfixturevalue(name))

    assert client.get(address(workshop)).status_code == status


def test_a_visitor_logs_in_first(client, workshop):
    assert client.get(page_of(workshop)).status_code == 302


@pytest.mark.parametrize("people", [3, 30])
def test_the_list_takes_the_same_queries(
    field, workshop, django_assert_num_queries, people
):
    for number in range(people):
        build_holder(workshop, f"Person {number}")
    field.get(page_of(workshop))

    with django_assert_num_queries(10):
        field.get(page_of(workshop))
