from __future__ import annotations

import re

import pytest

from tests.builders import build_workshop
from tests.workshops.builders import enrol, text_of
from workshops.choices import TieKind
from workshops.models import ContactChange, Participant, Tie


@pytest.fixture
def address(workshop, rina):
    enrol(workshop, rina, phone="01711111111")
    return f"/field/workshops/{workshop.code}/people/1/contact/"


def _form(**changed):
    return {"contact": "yes", "language": "bn", "phone": "01711111111", **changed}


def test_the_answer_is_saved_and_shown(field, address, shapla_scope):
    page = text_of(field.post(address, _form(contact="no"), follow=True))
    assert "The change is saved." in page
    assert Participant.objects.get().contact == "no"
    assert "What was said before" in text_of(field.get(address))


def test_a_safe_number_is_asked_for(field, address, shapla_scope):
    page = text_of(field.post(address, _form(contact="safe_number", phone="")))
    assert "Write the number that is safe." in page
    assert ContactChange.objects.count() == 0


def test_a_wrong_number_is_kept_and_explained(field, address, shapla_scope):
    page = text_of(field.post(address, _form(phone="০১২৩", contact="safe_number")))
    assert "A mobile number has 11 digits and begins with 01." in page
    assert "Write the number that is safe." not in page
    assert 'value="০১২৩"' in page


@pytest.mark.parametrize("bad", [{}, {"contact": "perhaps"}, {"language": "fr"}])
def test_a_bad_choice_changes_nothing(field, address, shapla_scope, bad):
    assert field.post(address, {**_form(), **bad} if bad else {}).status_code == 200
    assert ContactChange.objects.count() == 0


def test_who_reads_no_names_sets_no_contact(client, address, mitu, selim, shapla_scope):
    for user in (mitu, selim):
        client.force_login(user)
        assert client.post(address, _form()).status_code == 404
    assert ContactChange.objects.count() == 0


def _flag(page) -> str:
    return re.search(r'<input[^>]*name="no_visits"[^>]*>', page)[0]


@pytest.mark.parametrize("cause", ["by hand", "an employer"])
def test_the_flag_looks_alike_whatever_set_it_and_only_the_office_takes_it_back(
    field, client, kamal, address, workshop, rina, shapla_scope, cause
):
    person = Participant.objects.get()
    if cause == "by hand":
        field.post(address, _form(no_visits="on"))
    else:
        employer = enrol(build_workshop(workshop.organisation, facilitator=rina))
        Tie.objects.create(
            first=employer.participant, second=person, kind=TieKind.EMPLOYER
        )
    page = text_of(field.get(address))
    assert "checked" in _flag(page)
    assert "never visit at home" not in page
    page = text_of(field.post(address, _form()))
    assert "Only the coordinator takes this back." in page
    person.refresh_from_db()
    assert person.no_visits == (cause == "by hand")
    client.force_login(kamal)
    client.post(address, _form())
    person.refresh_from_db()
    assert not person.no_visits
