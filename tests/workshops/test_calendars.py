"""The feed as a calendar program reads it."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest
from django.utils import timezone
from icalendar import Calendar

from tests.builders import build_member, build_workshop
from tests.workshops.builders import build_session, enrol
from workshops.calendars import feed_of, new_calendar_link, owner_of
from workshops.choices import (
    AssignmentState,
    MembershipRole,
    SessionState,
    WorkshopState,
)
from workshops.models import Assignment, CalendarLink, Membership, Substitution


def events(user):
    return list(Calendar.from_ical(feed_of(user)).walk("VEVENT"))


def told(event):
    return (str(event["UID"]), int(event["SEQUENCE"]), str(event["STATUS"]))


def test_each_meeting_is_an_event(workshop, rina):
    build_session(workshop, 2)
    first, second = workshop.sessions.order_by("number")

    found = events(rina)

    assert [told(event) for event in found] == [
        (str(first.uid), 0, "CONFIRMED"),
        (str(second.uid), 0, "CONFIRMED"),
    ]
    assert found[0].decoded("DTSTART") == first.starts_at.replace(microsecond=0)
    assert found[0].decoded("DTEND") == first.ends_at.replace(microsecond=0)
    assert str(found[0]["LOCATION"]) == workshop.centre.name


def test_no_participant_and_no_address_is_in_it(workshop, rina):
    workshop.centre.address_en = workshop.centre.address_bn = "Lane 4"
    workshop.centre.save()
    person = enrol(workshop, rina, name_latin="Rahima Khatun", village="Char")

    feed = feed_of(rina).decode()

    words = ["রহিমা", "Rahima", "Char", "Lane 4", person.participant.code]
    assert [word for word in words if word in feed] == []


def test_what_moves_keeps_its_id_and_counts_up(workshop, rina):
    session = workshop.sessions.get()
    session.starts_at += dt.timedelta(days=1)
    session.ends_at += dt.timedelta(days=1)
    session.sequence += 1
    session.save()

    assert told(events(rina)[0]) == (str(session.uid), 1, "CONFIRMED")


def test_a_cancelled_meeting_stays_and_says_so(workshop, rina):
    session = workshop.sessions.get()
    session.state, session.sequence = SessionState.CANCELLED, 1
    session.save()

    assert told(events(rina)[0]) == (str(session.uid), 1, "CANCELLED")


def test_a_cancelled_workshop_cancels_each_meeting(workshop, rina):
    workshop.changes.create(from_state="planned", to_state=WorkshopState.CANCELLED)
    workshop.state = WorkshopState.CANCELLED
    workshop.save()

    (event,) = events(rina)
    assert (int(event["SEQUENCE"]), str(event["STATUS"])) == (1, "CANCELLED")


@pytest.mark.parametrize(
    "state",
    [
        AssignmentState.ASKED,
        AssignmentState.INTERESTED,
        AssignmentState.DECLINED,
        AssignmentState.ENDED,
    ],
)
def test_only_confirmed_work_is_in_it(workshop, rina, state):
    workshop.assignments.update(state=state)
    assert events(rina) == []


def test_a_day_one_stands_in_for_moves_to_the_other_calendar(workshop, shapla, rina):
    joya = build_member("joya", shapla, MembershipRole.FACILITATOR)
    build_session(workshop, 2)
    first, second = workshop.sessions.order_by("number")
    Assignment.objects.create(workshop=workshop, user=joya, session=second)
    Substitution.objects.create(
        session=second, absent=rina, substitute=joya, reason="Fever"
    )

    assert [told(event)[0] for event in events(rina)] == [str(first.uid)]
    assert [told(event)[0] for event in events(joya)] == [str(second.uid)]


def test_what_is_long_over_leaves_the_feed(shapla, rina):
    long_ago = timezone.now() - dt.timedelta(days=120)
    build_workshop(shapla, facilitator=rina, starts_at=long_ago)
    assert events(rina) == []


def test_who_left_the_organisation_has_an_empty_feed(workshop, rina):
    Membership.objects.filter(user=rina).delete()
    assert events(rina) == []


@pytest.mark.parametrize("meetings", [1, 12])
def test_the_feed_asks_once(workshop, rina, meetings, django_assert_num_queries):
    for number in range(2, meetings + 1):
        build_session(workshop, number)
    with django_assert_num_queries(1):
        assert len(events(rina)) == meetings


def test_the_address_is_long_and_only_its_digest_is_kept(rina):
    token = new_calendar_link(rina)

    assert len(token) == 32
    assert CalendarLink.objects.get().digest == (
        hashlib.sha256(token.encode()).hexdigest()
    )
    assert owner_of(token) == rina


def test_a_new_address_ends_the_old_one(rina):
    old, new = new_calendar_link(rina), new_calendar_link(rina)
    assert (owner_of(old), owner_of(new)) == (None, rina)


def test_an_account_that_is_off_has_no_feed(rina):
    token = new_calendar_link(rina)
    rina.is_active = False
    rina.save()
    assert owner_of(token) is None


def test_a_phone_reads_it_without_a_log_in(client, workshop, rina):
    page = client.get(f"/calendar/{new_calendar_link(rina)}.ics")

    assert page.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert page.content.startswith(b"BEGIN:VCALENDAR")
    assert client.get("/calendar/not-a-token.ics").status_code == 404


def test_the_address_is_shown_once(client, rina):
    client.force_login(rina)
    page = client.post("/field/calendar/")
    address = page.context["address"]

    assert address in page.text
    assert address.startswith("http://testserver/calendar/")
    assert address not in client.get("/field/calendar/").text
    client.post("/field/calendar/", {"end": "yes"})
    assert client.get(address.removeprefix("http://testserver")).status_code == 404
