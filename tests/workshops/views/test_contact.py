from __future__ import annotations

import pytest

from tests.workshops.builders import enrol, text_of
from workshops.models import ContactChange, Participant


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
