from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.builders import build_workshop
from tests.workshops.builders import build_session, enrol, text_of
from workshops.choices import ContactRule, TieKind
from workshops.gateways import Result
from workshops.message_queue import MessageLine
from workshops.models import Message, Tie
from workshops.services.planning_messages import plan_messages

NUMBER = "01711111111"


class Taking:
    taken: list[tuple[str, str]] = []

    def send(self, number: str, text: str) -> Result:
        self.taken.append((number, text))
        return Result(True)


@pytest.fixture
def awake(settings):
    """A gateway, and no hour is quiet."""
    settings.WORKSHOPS_QUIET_HOURS = ("03:00", "03:00")
    settings.WORKSHOPS_SMS_GATEWAY = f"{__name__}.Taking"
    Taking.taken.clear()


@pytest.fixture
def message(workshop, rina, shapla_scope):
    enrolment = enrol(workshop, rina, phone=NUMBER)
    enrolment.participant.contact = ContactRule.YES
    enrolment.participant.save()
    plan_messages(workshop)
    return Message.objects.get(enrolment=enrolment)


@pytest.fixture
def at(workshop, message):
    return f"/field/workshops/{workshop.code}/messages/{message.pk}/"


def _state(message) -> str:
    message.refresh_from_db()
    return message.state


def test_the_queue_shows_numbers_and_no_names(field, workshop, message):
    page = field.get(f"/field/workshops/{workshop.code}/messages/").text
    assert "Person 1" in page
    assert "রহিমা" not in page
    assert NUMBER not in page


def test_what_is_settled_stands_apart(field, workshop, message):
    Message.objects.update(state="sent", sent_at=timezone.now())
    base = f"/field/workshops/{workshop.code}/messages/"
    assert f"{base}{message.pk}/" not in field.get(base).text
    assert f"{base}{message.pk}/" in field.get(base + "?past=yes").text


def test_a_text_is_edited(field, message, at):
    field.post(at, {"body": "আগামীকাল সভা। কলম আনবেন।"})
    message.refresh_from_db()
    assert message.body == "আগামীকাল সভা। কলম আনবেন।"


def test_the_length_is_counted_without_saving(field, message, at):
    before = message.body
    page = text_of(field.post(at, {"body": "আ" * 71, "count": "yes"}))
    assert "71 of 134 letters: 2 SMS" in page
    assert "আ" * 71 in page
    message.refresh_from_db()
    assert message.body == before


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("  ", "Write what should be said, or cancel the message."),
        ("x" * 481, "480"),
        ("রহিমা, কাল আসবেন।", "Take the name or number out"),
        (f"Call {NUMBER}", "Take the name or number out"),
    ],
)
def test_a_bad_text_is_explained_and_kept(field, message, at, body, sentence):
    before = message.body
    page = text_of(field.post(at, {"body": body}))
    assert sentence in page
    assert body.strip() in page
    message.refresh_from_db()
    assert message.body == before


def test_a_group_text_may_name_nobody_of_the_list(field, workshop, message):
    shared = Message.objects.filter(channel="share").first()
    at = f"/field/workshops/{workshop.code}/messages/{shared.pk}/"
    assert "Take the name" in text_of(field.post(at, {"body": "রহিমা আসবেন"}))
    field.post(at, {"body": "সবাই আসবেন"})
    shared.refresh_from_db()
    assert shared.body == "সবাই আসবেন"


def test_a_message_is_cancelled_once(field, message, at, rina):
    field.post(at + "cancel/")
    assert _state(message) == "cancelled"
    assert message.cancelled_by == rina
    page = text_of(field.post(at + "cancel/", follow=True))
    assert "This message does not wait any more." in page
    page = text_of(field.post(at, {"body": "Bring a pen."}))
    assert "This message does not wait any more." in page
    assert "Bring a pen.</textarea>" in page


def test_it_is_sent_now_and_not_twice(field, message, at, awake):
    page = text_of(field.post(at + "send/", follow=True))
    assert "The message is sent." in page
    assert Taking.taken == [(NUMBER, message.body)]
    page = text_of(field.post(at + "send/", follow=True))
    assert "This message does not wait any more." in page
    assert len(Taking.taken) == 1


def test_in_the_quiet_hours_it_is_not_sent(field, message, at, awake, settings):
    settings.WORKSHOPS_QUIET_HOURS = ("00:00", "23:59:59.999999")
    page = text_of(field.post(at + "send/", follow=True))
    assert "No phone should ring now." in page
    assert _state(message) == "waiting"


def test_without_a_gateway_it_says_what_to_do(field, message, at):
    page = text_of(field.post(at + "send/", follow=True))
    assert "The program cannot send this." in page
    assert "Send now" not in text_of(field.get(at))


def test_who_was_called_is_marked_as_told(field, message, at):
    field.post(at + "told/")
    assert _state(message) == "sent"


def test_a_message_of_another_workshop_is_not_there(
    field, client, message, at, shapla, doel, selim, mitu
):
    other = build_workshop(shapla, facilitator=None)
    address = f"/field/workshops/{other.code}/messages/{message.pk}/"
    assert field.get(address).status_code == 404
    for user in (selim, mitu):
        client.force_login(user)
        for path in ("", "cancel/", "send/", "told/"):
            assert client.post(at + path, {"body": "x"}).status_code == 404
    assert _state(message) == "waiting"


def test_buttons_are_not_links(field, at):
    for path in ("cancel/", "send/", "told/"):
        assert field.get(at + path).status_code == 405


def test_the_office_sees_what_is_due(field, client, message, at, selim):
    Message.objects.update(due_at=timezone.now() + dt.timedelta(hours=1))
    assert at not in field.get("/field/messages/").text
    Message.objects.update(due_at=timezone.now())
    assert at in field.get("/field/messages/").text
    client.force_login(selim)
    assert at not in client.get("/field/messages/").text


def test_many_messages_cost_no_more_reads_than_one(
    field, message, workshop, rina, count_reads
):
    address = f"/field/workshops/{workshop.code}/messages/"
    one = count_reads(lambda: field.get(address))
    build_session(workshop, 2)
    for _ in range(3):
        enrol(workshop, rina)
    assert count_reads(lambda: field.get(address)) == one


def test_the_queue_is_grouped_by_meeting_the_newest_first(
    field, workshop, message, rina
):
    second = build_session(workshop, 2)
    address = f"/field/workshops/{workshop.code}/messages/"
    response = field.get(address)
    page = text_of(response)
    meetings = response.context["meetings"]
    assert [one.session for one in meetings] == [
        second,
        workshop.sessions.get(number=1),
    ]
    assert page.count("<h3>") == 2
    assert page.index("<h3>Day 2: ") < page.index("<h3>Day 1: ")
    assert "Reminder before · SMS" in page
    assert "To be told from" in page


@pytest.mark.usefixtures("in_english")
def test_a_message_says_when_it_goes_out_or_went(field, workshop, message, awake):
    address = f"/field/workshops/{workshop.code}/messages/"
    Message.objects.update(due_at=timezone.now() + dt.timedelta(hours=3))
    one = MessageLine(Message.objects.get(pk=message.pk), sends_itself=True)
    assert one.timing.startswith("Goes out ")
    Message.objects.update(due_at=timezone.now() - dt.timedelta(hours=3))
    one = MessageLine(Message.objects.get(pk=message.pk), sends_itself=True)
    assert one.timing.startswith("Due since ")
    Message.objects.update(state="sent", sent_at=timezone.now())
    assert "Told " in text_of(field.get(address + "?past=yes"))


def test_the_coordinator_learns_whom_to_keep_apart_and_nobody_else(
    field, client, kamal, workshop, message, rina
):
    other, _third = enrol(workshop, rina), enrol(workshop, rina)
    address = f"/field/workshops/{workshop.code}/messages/"
    held = "nobody on it gets a reminder"
    assert held not in text_of(field.get(address))
    Tie.objects.create(
        first=other.participant,
        second=message.enrolment.participant,
        kind=TieKind.MUST_NOT_MEET,
    )
    page = field.get(address)
    assert page.context["held_back"].rows == []
    assert held not in text_of(page)
    assert "The coordinator tells the people of this list" in text_of(page)
    client.force_login(kamal)
    page = client.get(address)
    assert page.context["held_back"].rows == [1, 2]
    assert held in text_of(page)
