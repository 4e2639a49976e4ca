"""Two workers send at the same moment, each over a connection of its own."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.db import connection, connections
from django.utils import timezone
from django_scopes import scope

from tests.builders import build_organisation, build_workshop
from tests.workshops.builders import enrol
from workshops.choices import ContactRule
from workshops.gateways import Result
from workshops.models import Message, Participant
from workshops.services.planning_messages import plan_messages
from workshops.services.sending_messages import send_due

WORKERS, PEOPLE = 3, 6
NOON = dt.datetime.combine(
    dt.date.today() + dt.timedelta(days=1),  # noqa: DTZ011  any day will do
    dt.time(12),
    timezone.get_default_timezone(),
)


class Counting:
    taken: list[str] = []

    def send(self, number: str, text: str) -> Result:
        self.taken.append(number)
        return Result(True)


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite lets one write after the other"
)
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_each_message_goes_out_once(settings):
    settings.WORKSHOPS_SMS_GATEWAY = f"{__name__}.Counting"
    Counting.taken.clear()
    shapla = build_organisation("shapla")
    starts = NOON + dt.timedelta(hours=20)
    workshop = build_workshop(shapla, starts_at=starts)
    numbers = [f"017111111{place:02}" for place in range(PEOPLE)]
    for number in numbers:
        enrol(workshop, phone=number)
    with scope(organisation=shapla):
        Participant.objects.update(contact=ContactRule.YES)
    plan_messages(workshop, now=NOON)
    together = threading.Barrier(WORKERS)
    failures: list[BaseException] = []

    def work():
        together.wait()
        try:
            send_due(shapla, now=NOON)
        except BaseException as error:
            failures.append(error)
        finally:
            connections["default"].close()

    workers = [threading.Thread(target=work) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert failures == []
    assert sorted(Counting.taken) == numbers
    with scope(organisation=shapla):
        sent = Message.objects.filter(channel="sms").values_list("state", "attempts")
        assert set(sent) == {("sent", 1)}
