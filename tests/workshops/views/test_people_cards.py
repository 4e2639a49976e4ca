from __future__ import annotations

import io

import pypdfium2
import pytest
from django_scopes import scopes_disabled

from tests.workshops.builders import enrol
from workshops.codes import check_character, normalise_code
from workshops.models import IdentityReading
from workshops.pdf.people_cards import PersonCard


def _text(response) -> str:
    pdf = pypdfium2.PdfDocument(io.BytesIO(response.content))
    return "\n".join(page.get_textpage().get_text_range() for page in pdf)


@pytest.fixture
def rahima(workshop, rina):
    return enrol(workshop, rina, call_name="Rahima", phone="01711000000")


def test_each_card_has_name_row_and_code(field, workshop, rahima):
    response = field.get(f"/field/workshops/{workshop.code}/cards-of-people.pdf")
    text = _text(response)

    assert response["Content-Type"] == "application/pdf"
    assert "Rahima" in text
    assert PersonCard(1, "", rahima.participant.code).spaced_code in text
    assert "not the picture cards" in " ".join(text.split())


def test_a_lost_card_does_not_say_where_the_person_is(field, workshop, rahima):
    text = _text(field.get(f"/field/workshops/{workshop.code}/cards-of-people.pdf"))

    for word in (workshop.centre.name, workshop.organisation.name, "01711000000"):
        assert word not in text
    # Once above the cards, on the part that is cut away.
    assert text.count(workshop.code) == 1


def test_who_waits_or_left_gets_no_card(field, workshop, rina):
    enrol(workshop, rina, call_name="Selina", consents=[])

    text = _text(field.get(f"/field/workshops/{workshop.code}/cards-of-people.pdf"))

    assert "Selina" not in text
    assert "Nobody is enrolled yet." in " ".join(text.split())


def test_printing_is_logged(field, workshop, rahima, rina):
    field.get(f"/field/workshops/{workshop.code}/cards-of-people.pdf")

    with scopes_disabled():
        assert list(IdentityReading.objects.values_list("reader", "purpose")) == [
            (rina.pk, "name-cards")
        ]


@pytest.mark.parametrize(("people", "pages"), [(10, 1), (11, 2)])
def test_ten_on_a_sheet(field, workshop, rina, people, pages, count_reads):
    for number in range(people):
        enrol(workshop, rina, call_name=f"R{number}")
    address = f"/field/workshops/{workshop.code}/cards-of-people.pdf"

    pdf = pypdfium2.PdfDocument(io.BytesIO(field.get(address).content))

    assert len(pdf) == pages


def test_the_code_is_read_back_with_its_spaces_and_its_check_character(rahima):
    code = rahima.participant.code

    assert normalise_code(PersonCard(1, "", code).spaced_code) == code
    assert check_character(code[:-1]) == code[-1]
