from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.translation import override

from tests.builders import build_member, build_workshop
from tests.workshops.builders import build_centre
from tests.workshops.places import build_class, build_room
from workshops.choices import MembershipRole, SessionState, WorkshopState
from workshops.conflicts import Proposal, conflicts_of
from workshops.models import Centre
from workshops.room_uses import uses_of
from workshops.timetable import (
    first_of_week,
    occupied_rooms,
    sessions_in_the_way,
    week_of,
)

SATURDAY = dt.date(2027, 3, 6)


def _at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    date, time = dt.date(2027, 3, day), dt.time(hour, minute)
    return timezone.make_aware(dt.datetime.combine(date, time))


@pytest.fixture
def centre(shapla) -> Centre:
    return build_centre(shapla)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2027-03-06", SATURDAY),
        ("2027-03-12", SATURDAY),
        ("2027-03-05", dt.date(2027, 2, 27)),
    ],
)
def test_a_week_begins_on_saturday(text, first):
    assert first_of_week(text) == first


@pytest.mark.parametrize("text", ["", "soon", "0001-01-01", "9999-12-31", "২০২৭-০৩-০৬"])
def test_what_is_no_day_means_this_week(text):
    first = first_of_week(text)
    assert first <= timezone.localdate() < first + dt.timedelta(days=7)
    assert first.weekday() == 5


def test_a_week_shows_sessions_and_classes_in_order(shapla, centre, kamal):
    sewing = build_class(centre)
    workshop = build_workshop(shapla, centre=centre, starts_at=_at(8, 8))
    days = week_of(centre, SATURDAY, reader=kamal)
    shown = {
        day.date.day: [slot.session or slot.centre_class for slot in day.slots]
        for day in days
    }
    session = workshop.sessions.get()
    assert shown == {
        6: [sewing],
        7: [],
        8: [session, sewing],
        9: [],
        10: [],
        11: [],
        12: [],
    }


def test_what_somebody_may_not_know_is_only_occupied(shapla, centre, rina, mitu):
    build_workshop(shapla, centre=centre, starts_at=_at(8, 8))
    for reader, is_open in ((rina, False), (mitu, True)):
        slots = week_of(centre, SATURDAY, reader=reader)[2].slots
        assert [slot.is_open for slot in slots] == [is_open]


def test_an_administrator_sees_that_it_is_occupied(shapla, centre):
    administrator = build_member("admin", shapla, MembershipRole.ADMINISTRATOR)
    build_workshop(shapla, centre=centre, starts_at=_at(8, 8))
    slots = week_of(centre, SATURDAY, reader=administrator)[2].slots
    assert [slot.is_open for slot in slots] == [False]


def test_what_does_not_take_place_is_left_out(shapla, centre, kamal):
    for state in (WorkshopState.CANCELLED, WorkshopState.POSTPONED):
        build_workshop(shapla, centre=centre, starts_at=_at(8, 8), state=state)
    standing = build_workshop(shapla, centre=centre, starts_at=_at(8, 8))
    standing.sessions.update(state=SessionState.CANCELLED)
    assert not any(day.slots for day in week_of(centre, SATURDAY, reader=kamal))


@pytest.mark.parametrize(
    ("changed", "days"),
    [
        ({}, [6, 8]),
        ({"first_day": dt.date(2027, 3, 7)}, [8]),
        ({"last_day": dt.date(2027, 3, 7)}, [6]),
        ({"first_day": dt.date(2027, 3, 13)}, []),
        ({"is_active": False}, []),
    ],
)
def test_a_class_meets_on_its_days_from_first_to_last(centre, kamal, changed, days):
    build_class(centre, **changed)
    week = week_of(centre, SATURDAY, reader=kamal)
    assert [day.date.day for day in week if day.slots] == days


@pytest.mark.parametrize("slots", [1, 15])
def test_a_week_costs_the_same_for_many(
    slots, shapla, centre, kamal, django_assert_num_queries
):
    for number in range(slots):
        build_class(centre, room=build_room(centre, f"Room {number}"), teacher=kamal)
        build_workshop(shapla, centre=centre, starts_at=_at(8, 8))
    # Sessions, which of them may be known, classes.
    with django_assert_num_queries(4):
        for day in week_of(centre, SATURDAY, reader=kamal):
            for slot in day.slots:
                assert slot.session is None or slot.session.workshop.edition.title
                assert slot.centre_class is None or slot.centre_class.teacher == kamal


def test_rooms_are_occupied_by_sessions_and_classes(shapla, centre):
    blue, red = build_room(centre), build_room(centre, "Red room")
    sewing = build_class(centre, room=blue)
    build_class(centre)
    workshop = build_workshop(shapla, centre=centre, starts_at=_at(8, 10))
    workshop.sessions.update(room=red)
    found = occupied_rooms(centre, _at(8, 10), _at(8, 11))
    assert [(slot.room, slot.centre_class) for slot in found] == [
        (blue, sewing),
        (red, None),
    ]


@pytest.mark.parametrize(
    ("since", "until", "is_taken"),
    [
        (_at(8, 8), _at(8, 9), False),
        (_at(8, 8), _at(8, 9, 1), True),
        (_at(8, 11), _at(8, 12), False),
        (_at(8, 10, 59), _at(8, 12), True),
        (_at(7, 9), _at(7, 11), False),
    ],
)
def test_a_room_is_free_up_to_the_minute(centre, since, until, is_taken):
    room = build_room(centre)
    build_class(centre, room=room)
    assert bool(uses_of(room, since, until)) is is_taken
    assert bool(occupied_rooms(centre, since, until)) is is_taken


def test_sessions_that_a_class_would_disturb_are_counted(shapla, centre):
    room = build_room(centre)
    sewing = build_class(centre, room=room)
    monday = timezone.localdate() + dt.timedelta(days=14)
    monday -= dt.timedelta(days=monday.weekday())
    for hour in (9, 11):
        starts = timezone.make_aware(dt.datetime.combine(monday, dt.time(hour)))
        workshop = build_workshop(shapla, centre=centre, starts_at=starts)
        workshop.sessions.update(room=room)
    assert sessions_in_the_way(sewing) == 1


def test_a_plan_in_a_room_with_a_class_is_told_so(shapla, centre, kamal):
    room = build_room(centre)
    build_class(centre, room=room)
    proposal = Proposal([(_at(8, 10), _at(8, 12))], centre, [kamal], room)
    with override("en"):
        sentences = [found.sentence for found in conflicts_of(proposal, user=kamal)]
    assert sentences == [
        "In the room “Blue room” is at that time: the class “Sewing”."
        " Choose another time or another room."
    ]
