"""Filling a workshop: many phones at once for the last places, a file, a long roll.

`ANKUR_ROUNDS` says how often the last places are asked for.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.bench import imports
from tests.bench.figure import Figure, on_postgresql
from tests.builders import (
    build_enrolment,
    build_member,
    build_organisation,
    build_workshop,
)
from tests.workshops.services.test_last_places import (
    PLACES,
    ROUNDS,
    not_held,
    taken_after,
)
from workshops.choices import MembershipRole
from workshops.models import Organisation
from workshops.services.holding import Hold, hold_open

ON_THE_ROLL = 200


def run() -> Iterator[Figure]:
    if connection.vendor != "postgresql":
        yield from on_postgresql("filling")
        return
    organisation = build_organisation("filling")
    facilitator = build_member("filling", organisation, MembershipRole.FACILITATOR)
    build_workshop(organisation)
    held, loose = _too_many(hold_open), _too_many(not_held)
    # Luck may leave nobody over-booked without the lock too: then nothing is compared.
    yield Figure("filling.overbooked.vs_no_lock", held, "places", loose or None, ROUNDS)
    yield from _roll(organisation, facilitator)
    yield from imports.run()


def _too_many(hold: Hold) -> int:
    """Places over-booked in all rounds together."""
    return sum(max(taken_after(hold) - PLACES, 0) for _ in range(ROUNDS))


def _roll(organisation: Organisation, facilitator: User) -> Iterator[Figure]:
    few, _page = _asked(organisation, facilitator, 2)
    many, page = _asked(organisation, facilitator, ON_THE_ROLL)
    kilobytes = round(len(page) / 1024, 1)
    packed = round(len(gzip.compress(page, 6)) / 1024, 1)
    yield Figure("filling.roll_queries.vs_two_people", many, "", few, ON_THE_ROLL)
    yield Figure("filling.roll_gzip.vs_plain", packed, "KB", kilobytes, ON_THE_ROLL)


def _asked(
    organisation: Organisation, facilitator: User, people: int
) -> tuple[int, bytes]:
    """How many queries the page of the roll takes, and the page."""
    workshop = build_workshop(organisation, facilitator=facilitator, capacity=people)
    for _ in range(people):
        build_enrolment(workshop)
    client = Client()
    client.force_login(facilitator)
    address = reverse("workshops:roll_call", args=[workshop.code, 1])
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"The roll was not shown: {answer.status_code}")
    return len(captured), answer.content
