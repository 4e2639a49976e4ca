from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone, translation

from tests.builders import build_enrolment, build_mark, build_workshop
from tests.workshops.builders import build_session, text_of
from workshops.choices import (
    AttendanceStatus,
    EnrolmentState,
    SessionState,
    TallyBasis,
)
from workshops.completeness import missing_data
from workshops.models import DifferenceExplanation, Tally

pytestmark = pytest.mark.usefixtures("shapla_scope")


@pytest.fixture
def past(shapla, rina):
    """Rina's workshop of last week."""
    week_ago = timezone.now() - dt.timedelta(days=7)
    return build_workshop(shapla, facilitator=rina, starts_at=week_ago)


def _sentences(workshop) -> list[str]:
    with translation.override("en"):
        return [missing.sentence for missing in missing_data(workshop)]


def test_a_day_without_roll_call_is_missing_until_it_is_cancelled(past):
    second = build_session(past, 2)
    build_mark(build_enrolment(past))
    (sentence,) = _sentences(past)
    assert sentence.startswith("The roll was not called on day 2 (")
    assert missing_data(past)[0].url == f"/field/workshops/{past.code}/roll-call/2/"
    second.state = SessionState.CANCELLED
    second.save()
    assert _sentences(past) == []


def test_people_without_a_mark_are_counted(past):
    build_mark(build_enrolment(past))
    build_enrolment(past)
    build_enrolment(past)
    build_enrolment(past, state=EnrolmentState.WITHDRAWN)
    (sentence,) = _sentences(past)
    assert sentence.startswith("2 people have no mark on day 1 (")


def test_a_mark_that_was_taken_back_is_none(past):
    person, other = build_enrolment(past), build_enrolment(past)
    build_mark(other)
    build_mark(person)
    assert _sentences(past) == []
    build_mark(person, AttendanceStatus.UNMARKED)
    (sentence,) = _sentences(past)
    assert sentence.startswith("1 person has no mark on day 1 (")


def test_a_host_who_counted_otherwise_is_explained(past, rina):
    build_mark(build_enrolment(past))
    session = past.sessions.get()
    count = {"basis": TallyBasis.ALL_HEADS, "count": 4, "occurred_at": timezone.now()}
    Tally.objects.create(session=session, **count)
    assert _sentences(past) == [
        "Heads on day 1: you counted 1, the host 4. Say why they differ."
    ]
    DifferenceExplanation.objects.create(session=session, difference=3, text="guests")
    assert _sentences(past) == []


def test_a_day_of_people_without_names_is_no_gap(past):
    count = {"basis": TallyBasis.UNNAMED, "count": 4, "occurred_at": timezone.now()}
    Tally.objects.create(session=past.sessions.get(), sex="female", **count)
    assert _sentences(past) == []


def test_what_is_still_to_come_is_not_missing(workshop):
    build_enrolment(workshop)
    assert _sentences(workshop) == []


@pytest.mark.parametrize("people", [1, 20])
def test_reading_costs_the_same_for_many(people, past, django_assert_num_queries):
    for _ in range(people):
        build_enrolment(past)
    for number in (2, 3):
        build_session(past, number)
    # Days, three for the heads, people, marks; and what the questions lack.
    with django_assert_num_queries(7):
        missing_data(past)


def test_a_closed_workshop_without_gaps_is_called_complete(client, past, rina):
    client.force_login(rina)
    client.cookies["language"] = "en"
    past.state = "done"
    past.save()
    address = f"/field/workshops/{past.code}/"
    page = text_of(client.get(address))
    assert "Data complete" not in page
    assert "What is still missing" in page
    build_mark(build_enrolment(past))
    assert "Data complete" in text_of(client.get(address))
