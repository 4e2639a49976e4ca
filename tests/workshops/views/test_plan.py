"""The plan of a workshop on the phone: its days, its state, its history."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.builders import build_enrolment, build_mark, build_workshop
from tests.workshops.builders import (
    build_centre,
    build_programme,
    build_room,
    build_session,
    text_of,
)
from workshops.choices import WorkshopState
from workshops.models import Session


@pytest.fixture
def at(workshop):
    """An address of Rina's workshop."""
    return lambda end: f"/field/workshops/{workshop.code}/{end}"


def _day(session: Session, days: int = 7, **changed: str) -> dict[str, str]:
    day = timezone.localdate(session.starts_at) + dt.timedelta(days=days)
    return {
        "date": day.isoformat(),
        "starts": "10:15",
        "ends": "12:00",
        "reason": "",
        **changed,
    }


def _days(session: Session, **changed: str) -> dict[str, str]:
    management = {"TOTAL": "6", "INITIAL": "0", "MIN_NUM": "1", "MAX_NUM": "6"}
    return {
        **{f"days-{name}_FORMS": value for name, value in management.items()},
        **{f"days-0-{name}": value for name, value in _day(session).items()},
        **changed,
    }


def test_a_day_is_moved(field, workshop, at):
    session = workshop.sessions.get()
    sent = _day(session, reason="The hall is taken")
    page = text_of(field.post(at("sessions/1/move/"), sent, follow=True))
    session.refresh_from_db()
    assert timezone.localtime(session.starts_at).strftime("%H:%M") == "10:15"
    assert session.sequence == 1
    assert "Reason: The hall is taken" in page
    assert "Day 1 is moved from" in page


BAD = [
    ({"ends": "09:00"}, "A session must end after it starts."),
    ({"starts": "02:00"}, "between 6 in the morning"),
    ({"date": "৩১/০২/২০২৭"}, "Write the date as day/month/year"),
    ({"date": ""}, "Give the date."),
]


@pytest.mark.parametrize(("changed", "sentence"), BAD)
def test_a_bad_move_loses_nothing(field, workshop, at, changed, sentence):
    session = workshop.sessions.get()
    sent = _day(session, **{"reason": "The hall is taken", **changed})
    page = text_of(field.post(at("sessions/1/move/"), sent))
    session.refresh_from_db()
    assert sentence in page
    assert session.sequence == 0
    assert "The hall is taken" in page


def test_a_move_into_another_workshop_asks_why(field, workshop, shapla, rina, at):
    session = workshop.sessions.get()
    sent = _day(session)
    start = dt.datetime.fromisoformat(f"{sent['date']}T10:00")
    build_workshop(shapla, facilitator=rina, starts_at=timezone.make_aware(start))
    page = text_of(field.post(at("sessions/1/move/"), sent))
    assert "rina is at the workshop" in page
    assert 'name="override_reason"' in page
    field.post(at("sessions/1/move/"), {**sent, "override_reason": "Joya is there"})
    assert workshop.overrides.get().reason == "Joya is there"


def test_a_day_goes_into_a_room_that_is_too_small(field, workshop, at):
    room = build_room(workshop.centre, capacity=12)
    sent = _day(workshop.sessions.get(), room=str(room.pk))
    page = text_of(field.post(at("sessions/1/move/"), sent, follow=True))
    assert "The room “Big room” has 12 places, but the workshop 30." in page
    assert workshop.sessions.get().room == room


def test_a_day_is_cancelled_and_comes_back(field, workshop, at):
    build_session(workshop, 2)
    page = text_of(
        field.post(at("sessions/2/cancel/"), {"reason": "Flood"}, follow=True)
    )
    assert "Cancelled: Flood" in page
    assert field.get(at("roll-call/2/")).status_code == 200
    page = text_of(field.post(at("sessions/2/return/"), follow=True))
    assert "Cancelled: Flood" not in page


def test_the_only_day_is_not_cancelled(field, workshop, at):
    page = text_of(field.post(at("sessions/1/cancel/"), {"reason": "Flood"}))
    assert "This is the last day that is left." in page
    assert "Flood</textarea>" in page


def test_cancelled_days_do_not_count_among_the_steps(field, workshop, rina, at):
    build_session(workshop, 2)
    build_session(workshop, 3)
    build_mark(build_enrolment(workshop))
    field.post(at("sessions/3/cancel/"), {"reason": "Flood"})
    steps = field.get(at("")).context["steps"]
    assert "1 of 2 sessions" in [each.step.detail for each in steps]


def test_days_are_added(field, workshop, at):
    session = workshop.sessions.get()
    field.post(at("plan/days/"), _days(session))
    assert [each.number for each in workshop.sessions.all()] == [1, 2]


def test_many_days_are_added_after_a_look(field, workshop, at):
    session = workshop.sessions.get()
    rhythm = {
        "days-0-date": "",
        "days-0-starts": "",
        "days-0-ends": "",
        "rhythm-weekdays": ["5"],
        "rhythm-first": _day(session)["date"],
        "rhythm-starts": "10:00",
        "rhythm-ends": "11:00",
        "rhythm-times": "5",
    }
    sent = _days(session, **rhythm)
    assert "5 meetings." in text_of(field.post(at("plan/days/"), sent))
    assert workshop.sessions.count() == 1
    field.post(at("plan/days/"), {**sent, "step": "save"})
    assert workshop.sessions.count() == 6


def test_a_workshop_is_confirmed_postponed_and_planned_anew(field, workshop, at):
    session = workshop.sessions.get()
    field.post(at("plan/confirm/"))
    page = text_of(
        field.post(at("plan/postpone/"), {"reason": "The road"}, follow=True)
    )
    assert "Postponed: The road" in page
    assert "Give new dates" in page
    assert "Waiting for new dates" in text_of(field.get("/field/"))
    field.post(at("plan/days/"), _days(session))
    moves = workshop.changes.values_list("to_state", flat=True)
    assert list(moves) == ["confirmed", "postponed", "planned"]
    assert "From “Postponed” to “Planned”" in text_of(field.get(at("")))


def test_a_postponement_without_reason_is_refused(field, workshop, at):
    page = text_of(field.post(at("plan/postpone/"), {"reason": " "}))
    assert "Write in a few words why the workshop is postponed." in page
    workshop.refresh_from_db()
    assert workshop.state == WorkshopState.PLANNED


def test_a_postponed_workshop_has_no_roll_call(field, workshop, at):
    enrolment = build_enrolment(workshop)
    field.post(at("plan/postpone/"), {"reason": "The road"})
    page = text_of(field.post(at("roll-call/1/"), {f"mark-{enrolment.pk}": "present"}))
    assert "This workshop is postponed. Give it new dates first." in page


def test_places_below_the_list_are_refused_with_the_numbers(field, workshop, at):
    for _ in range(3):
        build_enrolment(workshop)
    sent = {"centre": workshop.centre_id, "capacity": "২", "programme": ""}
    page = text_of(field.post(at("plan/change/"), sent))
    assert "3 people are on the list, so 2 places are too few." in page
    assert 'value="২"' in page
    field.post(at("plan/change/"), {**sent, "capacity": "3"})
    workshop.refresh_from_db()
    assert workshop.capacity == 3


def test_what_changes_in_the_plan_is_written_down(field, workshop, shapla, at):
    centre, programme = build_centre(shapla), build_programme(shapla)
    sent = {"centre": centre.pk, "capacity": "30", "programme": programme.pk}
    page = text_of(field.post(at("plan/change/"), sent, follow=True))
    workshop.refresh_from_db()
    assert (workshop.centre, workshop.programme) == (centre, programme)
    assert workshop.sessions.get().sequence == 1
    assert list(workshop.plan_changes.values_list("part", flat=True)) == [
        "centre",
        "programme",
    ]
    assert "Programme: Learning instead of –" in page


def test_centres_and_programmes_of_others_cannot_be_chosen(field, workshop, doel, at):
    sent = {"centre": workshop.centre_id, "capacity": "30", "programme": ""}
    theirs = {"centre": build_centre(doel).pk}, {"programme": build_programme(doel).pk}
    for choice in theirs:
        assert field.post(at("plan/change/"), {**sent, **choice}).status_code == 200
    assert workshop.plan_changes.count() == 0


@pytest.mark.parametrize("days", [1, 30])
def test_the_plan_costs_the_same_for_many_days(days, field, workshop, at, count_reads):
    for number in range(2, days + 1):
        build_session(workshop, number)
    # Session, user, organisations, workshop, days, four kinds of history.
    assert count_reads(lambda: field.get(at("plan/"))) == 9
