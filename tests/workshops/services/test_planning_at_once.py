"""Two who plan at the same moment, each over a connection of their own."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.db import connection, connections
from django.utils import timezone

from tests.builders import (
    build_audience,
    build_edition,
    build_member,
    build_organisation,
)
from tests.workshops.builders import build_centre, build_room
from workshops.choices import MembershipRole
from workshops.models import Workshop
from workshops.services import schedule_workshop
from workshops.services.overriding import Conflicted

PLANNERS = 4


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite writes one thing at a time anyway"
)
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("shared", ["facilitator", "room"])
def test_nobody_and_no_room_is_booked_twice(shared):
    shapla = build_organisation("shapla")
    centre = build_centre(shapla)
    start = timezone.now() + dt.timedelta(days=10)
    plan = {
        "organisation": shapla,
        "centre": centre,
        "audience": build_audience(),
        "edition": build_edition(),
        "sessions": [(start, start + dt.timedelta(hours=2))],
        "capacity": 20,
        "room": build_room(centre) if shared == "room" else None,
    }
    people = [
        build_member(f"planner{number}", shapla, MembershipRole.FACILITATOR)
        for number in range(PLANNERS)
    ]
    runners = people if shared == "room" else people[:1] * PLANNERS
    refusals = _at_once(plan, runners)
    assert Workshop.objects.count() == 1
    assert len(refusals) == PLANNERS - 1


def _at_once(plan, runners) -> list[Conflicted]:
    refusals: list[Conflicted] = []
    together = threading.Barrier(len(runners))

    def schedule(runner):
        together.wait()
        try:
            schedule_workshop(**plan, user=runner, facilitators=[runner])
        except Conflicted as refusal:
            refusals.append(refusal)
        connections["default"].close()

    threads = [threading.Thread(target=schedule, args=[each]) for each in runners]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refusals
