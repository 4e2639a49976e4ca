from __future__ import annotations

import pytest
from django.test import Client
from django_scopes import scope

from tests.builders import build_member, build_membership
from tests.workshops.builders import enrol, text_of
from workshops.choices import MembershipRole
from workshops.concerns import read_concern
from workshops.models import Concern, ConcernReading

SEEN = "The girl has\nmarks on her hand"


def _form(**changed):
    return {
        "seen": SEEN,
        "urgency": "now",
        "workshop_code": "",
        "person": "",
        **changed,
    }


@pytest.fixture
def sent(field, shapla_scope):
    field.post("/field/concern/", _form())
    return Concern.objects.get()


def test_every_page_of_the_field_leads_there_in_one_tap(field, workshop):
    for address in ("/field/", "/field/more/", "/field/schedule/"):
        assert 'href="/field/concern/"' in field.get(address).text
    at = f"/field/workshops/{workshop.code}/"
    for address in (at, f"{at}people/", f"{at}roll-call/1/", f"{at}close/"):
        expected = f'href="/field/concern/?workshop={workshop.code}"'
        assert expected in field.get(address).text


def test_it_is_sent_with_a_number_and_not_shown_again(field, sent):
    page = field.post("/field/concern/", _form(), follow=True)
    assert "Concern number 2 was sent." in text_of(page)
    assert "marks on her hand" not in page.text
    for number in ("1098", "109", "999"):
        assert f'<a href="tel:{number}">' in page.text
    assert field.get(f"/field/concerns/{sent.key}/").status_code == 404


def test_the_number_on_the_list_finds_the_person(
    field, workshop, rina, nasrin, shapla_scope
):
    person = enrol(workshop, rina).participant
    field.post("/field/concern/", _form(workshop_code=workshop.code, person="১"))
    field.post("/field/concern/", _form(person=person.code.lower()))
    assert [
        (concern.workshop, concern.participant)
        for concern in Concern.objects.order_by("number")
    ] == [(workshop, person), (None, person)]


def test_a_wrong_code_is_kept_as_it_was_typed(field, workshop, nasrin, shapla_scope):
    field.post(
        "/field/concern/", _form(workshop_code="NOPE", person="the small one, 99")
    )
    concern = Concern.objects.get()
    assert (concern.workshop, concern.participant) == (None, None)
    assert read_concern(concern, reader=nasrin).about == "NOPE, the small one, 99"


def test_a_workshop_of_others_is_not_found_by_its_code(
    client, workshop, selim, doel, shapla_scope
):
    client.force_login(selim)
    client.post("/field/concern/", _form(workshop_code=workshop.code))
    assert Concern.objects.count() == 0
    with scope(organisation=doel):
        assert Concern.objects.get().workshop is None


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"seen": "  "}, "Write what you saw or heard."),
        ({"urgency": "later"}, "later"),
        ({"seen": "x" * 5001}, "5000"),
        ({"seen": "a\x00b"}, "Null"),
        ({"person": "x" * 121}, "120"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    field, shapla_scope, changed, sentence
):
    page = field.post("/field/concern/", _form(**{"person": "Rahima", **changed}))
    assert page.status_code == 200
    assert sentence in text_of(page)
    assert Concern.objects.count() == 0
    assert changed.get("person", "Rahima") in page.text


def test_the_focal_point_reads_and_each_reading_is_logged(
    client, sent, nasrin, shapla_scope
):
    client.force_login(nasrin)
    client.cookies["language"] = "en"
    listed = client.get("/field/concerns/")
    assert f"/field/concerns/{sent.key}/" in listed.text
    assert "marks on her hand" not in listed.text
    assert ConcernReading.objects.count() == 0
    page = client.get(f"/field/concerns/{sent.key}/")
    assert "marks on her hand" in page.text
    assert [reading.reader for reading in ConcernReading.objects.all()] == [nasrin]


def test_the_focal_point_notes_what_was_done(client, sent, nasrin, shapla_scope):
    client.force_login(nasrin)
    address = f"/field/concerns/{sent.key}/"
    client.post(address, {"words": "Called 1098", "state": "handled"})
    sent.refresh_from_db()
    assert sent.state == "handled"
    assert "Called 1098" in client.get(address).text


def test_a_bad_note_keeps_what_was_typed(client, sent, nasrin, shapla_scope):
    client.force_login(nasrin)
    address = f"/field/concerns/{sent.key}/"
    page = client.post(address, {"words": "Called 1098", "state": "gone"})
    assert page.status_code == 200
    assert "Called 1098" in page.text
    assert sent.notes.count() == 0


def test_for_everybody_else_a_concern_is_not_there(
    client, sent, shapla, doel, rina, kamal, mitu
):
    others = [
        build_member("admin", shapla, MembershipRole.ADMINISTRATOR),
        build_member("lead", shapla, MembershipRole.CENTRE_LEAD),
        build_member("focal2", doel, MembershipRole.SAFEGUARDING),
        rina,
        kamal,
        mitu,
    ]
    for user in others:
        client.force_login(user)
        for method in (client.get, client.post):
            assert method(f"/field/concerns/{sent.key}/").status_code == 404
    assert sent.readings.count() == 0


def test_who_belongs_to_two_organisations_says_whom_to_tell(
    field, rina, doel, shapla, shapla_scope
):
    build_membership(rina, doel, MembershipRole.FACILITATOR)
    page = field.post("/field/concern/", _form())
    assert "Choose the organisation." in text_of(page)
    assert "marks on her hand" in page.text
    field.post("/field/concern/", _form(organisation=shapla.pk))
    assert Concern.objects.get().organisation == shapla


def test_many_concerns_cost_no_more_queries_than_one(
    client, sent, nasrin, field, count_reads
):
    focal = Client()
    focal.force_login(nasrin)
    one = count_reads(lambda: focal.get("/field/concerns/"))
    for _ in range(3):
        field.post("/field/concern/", _form())
    assert count_reads(lambda: focal.get("/field/concerns/")) == one


def test_a_new_concern_stands_first_for_those_who_look_after_it(client, sent, nasrin):
    assert "1 new concern" not in text_of(client.get("/field/"))
    client.force_login(nasrin)
    page = client.get("/field/").text
    assert "1 new concern" in page
    assert 'href="/field/concerns/"' in page
