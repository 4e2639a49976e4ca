from __future__ import annotations

import pypdfium2
import pytest

from tests.workshops.builders import build_session, enrol, text_of
from workshops.choices import ContactRule, TieKind
from workshops.models import IdentityReading, Message, Tie
from workshops.services import cancel_session
from workshops.services.planning_messages import plan_messages

NUMBER = "01711111111"


@pytest.fixture
def listed(workshop, rina, shapla_scope):
    """A function that puts somebody with this rule on the list."""

    def listed(contact: str, **names: str):
        enrolment = enrol(workshop, rina, **{"phone": NUMBER, **names})
        enrolment.participant.contact = contact
        enrolment.participant.save()
        return enrolment

    return listed


@pytest.fixture
def at(workshop):
    return f"/field/workshops/{workshop.code}/call-list/1/"


@pytest.mark.parametrize("contact", [ContactRule.YES, ContactRule.SAFE_NUMBER])
def test_who_may_be_called_has_a_number(field, listed, at, contact):
    listed(contact)
    page = field.get(at).text
    assert f'href="tel:{NUMBER}"' in page
    assert "রহিমা" in page


@pytest.mark.parametrize(
    ("contact", "warning"),
    [(ContactRule.NO, "Do not call"), (ContactRule.NOT_ASKED, "Ask first")],
)
def test_who_may_not_has_a_warning_and_no_number(field, listed, at, contact, warning):
    listed(contact)
    page = field.get(at).text
    assert warning in page
    assert NUMBER not in page


def test_who_has_left_is_not_on_it(field, listed, at):
    enrolment = listed(ContactRule.YES)
    enrolment.state = "withdrawn"
    enrolment.save()
    assert "রহিমা" not in field.get(at).text


@pytest.fixture
def apart(listed):
    """Two who must not meet are on the list, and two others."""
    first, second = listed(ContactRule.YES), listed(ContactRule.YES)
    listed(ContactRule.YES)
    listed(ContactRule.NO)
    Tie.objects.create(
        first=first.participant,
        second=second.participant,
        kind=TieKind.MUST_NOT_MEET,
    )


def test_the_list_does_not_tell_the_two_who_must_not_meet(field, apart, at):
    page = text_of(field.get(at))
    assert page.count("রহিমা") == 4
    assert page.count("Told by the coordinator") == 4
    assert NUMBER not in page
    assert "Do not call" not in page


def test_the_coordinator_calls_them(client, kamal, apart, at):
    client.force_login(kamal)
    client.cookies["language"] = "en"
    page = text_of(client.get(at))
    assert page.count(f'href="tel:{NUMBER}"') == 3
    assert "Told by the coordinator" not in page


def test_every_name_is_logged(field, listed, at, rina):
    person = listed(ContactRule.NO).participant
    field.get(at)
    field.get(at + "pdf/")
    found = IdentityReading.objects.filter(purpose="call-list")
    assert [(reading.participant, reading.reader) for reading in found] == [
        (person, rina),
        (person, rina),
    ]


def test_what_to_say_is_as_it_was_edited(field, listed, at):
    listed(ContactRule.YES)
    field.get(at)
    Message.objects.filter(enrolment__isnull=False).update(body="Bring a pen.")
    assert "Bring a pen." in text_of(field.get(at))


def test_an_sms_that_waits_stands_on_the_list_and_one_that_went_says_so(
    field, listed, at
):
    listed(ContactRule.YES)
    assert "Has an SMS" not in field.get(at).text
    Message.objects.filter(channel="sms").update(state="sent")
    page = field.get(at).text
    assert "Has an SMS" in page
    assert NUMBER in page


def test_the_paper_says_the_same(field, listed, at):
    listed(ContactRule.YES, call_name="Rahima")
    listed(ContactRule.NO, call_name="Salma", phone="01822222222")
    answer = field.get(at + "pdf/")
    assert answer["Content-Type"] == "application/pdf"
    assert "Rahima" not in answer["Content-Disposition"]
    words = pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_range()
    for word in (
        "Rahima",
        NUMBER,
        "Salma",
        "Do not call",
        "Reached",
        "Printed by rina",
    ):
        assert word in words
    assert "01822222222" not in words


def test_a_day_that_is_not_there(field, at):
    assert field.get(at.replace("/1/", "/9/")).status_code == 404


def test_the_text_for_a_group_is_there_in_both_languages(field, listed, workshop):
    listed(ContactRule.YES)
    page = field.get(f"/field/workshops/{workshop.code}/share/1/").text
    assert '<p lang="bn">' in page
    assert '<p lang="en">There is a meeting:' in page
    assert "রহিমা" not in page
    assert "wa.me" not in page
    assert "whatsapp.com" not in page


def test_what_was_passed_on_is_marked(field, listed, workshop):
    listed(ContactRule.YES)
    address = f"/field/workshops/{workshop.code}/share/1/"
    field.get(address)
    for message in Message.objects.filter(channel="share"):
        field.post(f"/field/workshops/{workshop.code}/messages/{message.pk}/told/")
    assert text_of(field.get(address)).count("Passed on") == 2


def test_many_people_cost_no_more_reads_than_one(field, listed, at, count_reads):
    listed(ContactRule.YES)
    field.get(at)
    one = count_reads(lambda: field.get(at))
    for _ in range(3):
        listed(ContactRule.NO)
    assert count_reads(lambda: field.get(at)) == one


def test_the_list_of_a_cancelled_day_says_so_above_and_beside_each(
    field, listed, workshop, rina, at
):
    listed(ContactRule.YES, call_name="Rahima")
    second = build_session(workshop, 2)
    plan_messages(workshop)
    cancel_session(second, by=rina, reason="Flood")
    listed(ContactRule.YES, call_name="Late")
    address = at.replace("/1/", "/2/")
    page = text_of(field.get(address))
    assert page.count("This meeting does not take place.") == 1
    assert page.count("Say: it does not take place") == 1
    assert "Rahima" in page
    assert "Late" not in page
    assert "There is a meeting" not in page
    assert "This meeting does not take place." not in text_of(field.get(at))
    answer = field.get(address + "pdf/")
    words = pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_range()
    assert "This meeting does not take place." in words
    assert words.count("Say: it does not take place") == 1
