from __future__ import annotations

import datetime as dt

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from tests.builders import build_workshop
from tests.workshops.builders import enrol
from workshops.choices import (
    ContactRule,
)
from workshops.gateways import Result
from workshops.message_choices import (
    MessageState,
)
from workshops.models import IdentityReading, Message
from workshops.services.planning_messages import plan_messages
from workshops.services.sending_messages import PAUSES, deliver, send_due

NOON = dt.datetime.combine(
    dt.date.today() + dt.timedelta(days=1),  # noqa: DTZ011  any day will do
    dt.time(12),
    timezone.get_default_timezone(),
)
NUMBER = "01711111111"

pytestmark = pytest.mark.usefixtures("shapla_scope")


class Taking:
    """A gateway that takes everything."""

    taken: list[tuple[str, str]] = []

    def send(self, number: str, text: str) -> Result:
        self.taken.append((number, text))
        return Result(True)


class Refusing:
    def send(self, number: str, text: str) -> Result:
        return Result(False, f"no route to {number}")


class Breaking:
    def send(self, number: str, text: str) -> Result:
        raise TimeoutError(number)


@pytest.fixture
def gateway(settings):
    def use(gateway: type) -> None:
        settings.WORKSHOPS_SMS_GATEWAY = f"{__name__}.{gateway.__name__}"

    Taking.taken.clear()
    use(Taking)
    return use


@pytest.fixture
def message(shapla, rina):
    """Due: the workshop begins in twenty hours."""
    workshop = build_workshop(
        shapla, facilitator=rina, starts_at=NOON + dt.timedelta(hours=20)
    )
    enrolment = enrol(workshop, rina, phone=NUMBER)
    enrolment.participant.contact = ContactRule.YES
    enrolment.participant.save()
    plan_messages(workshop, now=NOON)
    return Message.objects.get(enrolment=enrolment)


def _state(message) -> tuple[str, str, int]:
    message.refresh_from_db()
    return message.state, message.reason, message.attempts


def test_what_is_due_is_sent_once(gateway, message, shapla):
    assert send_due(shapla, now=NOON).sent == 1
    assert send_due(shapla, now=NOON).sent == 0
    assert Taking.taken == [(NUMBER, message.body)]
    assert _state(message) == ("sent", "", 1)
    assert message.sent_at == NOON


def test_what_is_not_due_waits(gateway, message, shapla):
    send_due(shapla, now=NOON - dt.timedelta(hours=5))
    assert Taking.taken == []
    assert _state(message)[0] == "waiting"


def test_the_number_stands_in_no_row_and_its_reading_is_logged(
    gateway, message, shapla
):
    send_due(shapla, now=NOON)
    row = Message.objects.filter(pk=message.pk).values().get()
    assert NUMBER not in str(row)
    reading = IdentityReading.objects.get(purpose="message")
    assert (reading.participant, reading.reader) == (
        message.enrolment.participant,
        None,
    )


def test_without_a_gateway_it_waits(message, shapla):
    send_due(shapla, now=NOON)
    assert _state(message) == ("waiting", "", 0)


def test_in_the_night_nothing_goes_out(gateway, message, shapla):
    night = NOON + dt.timedelta(hours=9)
    done = send_due(shapla, now=night)
    assert (done.sent, done.left) == (0, 1)
    assert Taking.taken == []
    send_due(shapla, now=NOON + dt.timedelta(hours=19, minutes=59))
    assert _state(message)[0] == "waiting"


def test_who_has_no_number_is_left_out_with_the_reason(gateway, shapla, message, rina):
    other = enrol(message.workshop, rina)
    other.participant.contact = ContactRule.YES
    other.participant.save()
    send_due(shapla, now=NOON)
    assert _state(Message.objects.get(enrolment=other)) == ("skipped", "no_number", 1)


def test_who_says_no_just_before_is_not_written_to(gateway, message, shapla):
    participant = message.enrolment.participant
    participant.contact = ContactRule.NO
    participant.save()
    deliver(message.pk, now=NOON)
    assert Taking.taken == []
    assert _state(message)[:2] == ("skipped", "no_contact")


def test_who_left_meanwhile_is_not_written_to(gateway, message, shapla):
    message.enrolment.state = "withdrawn"
    message.enrolment.save()
    send_due(shapla, now=NOON)
    assert Taking.taken == []
    assert _state(message)[:2] == ("cancelled", "not_needed")


def test_what_is_not_taken_is_tried_thrice_with_growing_pauses(
    gateway, message, shapla
):
    gateway(Refusing)
    now, states = NOON - dt.timedelta(hours=3), []
    for pause in (*PAUSES, dt.timedelta(0)):
        send_due(shapla, now=now)
        states.append(_state(message))
        send_due(shapla, now=now + dt.timedelta(minutes=1))
        assert _state(message) == states[-1]
        now += pause
    assert states == [
        ("waiting", "not_taken", 1),
        ("waiting", "not_taken", 2),
        ("failed", "not_taken", 3),
    ]
    assert PAUSES[0] < PAUSES[1]
    send_due(shapla, now=now + dt.timedelta(hours=2))
    assert _state(message)[2] == 3


def test_the_reason_of_the_gateway_keeps_no_number(gateway, message, shapla):
    gateway(Refusing)
    send_due(shapla, now=NOON)
    message.refresh_from_db()
    assert message.detail == "no route to …"


def test_when_nobody_knows_it_is_not_sent_again(gateway, message, shapla):
    gateway(Breaking)
    send_due(shapla, now=NOON)
    assert _state(message) == ("failed", "uncertain", 1)
    gateway(Taking)
    send_due(shapla, now=NOON + dt.timedelta(hours=1))
    assert Taking.taken == []


def test_what_a_killed_worker_had_taken_is_not_sent_again(gateway, message, shapla):
    Message.objects.update(state=MessageState.SENDING, claimed_at=NOON)
    send_due(shapla, now=NOON + dt.timedelta(minutes=16))
    assert Taking.taken == []
    assert _state(message)[:2] == ("failed", "uncertain")


def test_what_another_has_taken_is_left_alone(gateway, message):
    Message.objects.update(state=MessageState.SENDING)
    assert deliver(message.pk, now=NOON) is None
    assert Taking.taken == []


def test_staff_get_their_letter(message, rina, shapla, kamal):
    rina.email = "rina@shapla.example"
    rina.save()
    send_due(shapla, now=NOON)
    (letter,) = mail.outbox
    assert letter.to == ["rina@shapla.example"]
    assert "রহিমা" not in letter.subject + letter.body


def test_of_another_organisation_nothing_is_sent(gateway, message, doel):
    assert send_due(doel, now=NOON).sent == 0
    assert Taking.taken == []


def test_the_command_says_what_it_did(gateway, message, doel, capsys, settings):
    settings.WORKSHOPS_QUIET_HOURS = ("03:00", "03:00")
    Message.objects.update(due_at=timezone.now())
    call_command("send_messages")
    said = capsys.readouterr().out
    assert "doel: 0 sent" in said
    assert "shapla:" in said
    assert NUMBER not in said
