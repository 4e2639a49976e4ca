from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone, translation

from tests.builders import build_audience, build_edition, build_member, build_workshop
from tests.workshops.builders import build_centre, build_programme, build_room
from workshops.choices import (
    AssignmentRole,
    ConflictKind,
    MembershipRole,
    WorkshopState,
)
from workshops.models import Workshop
from workshops.refusals import Refused
from workshops.services import schedule_workshop

HOUR, MINUTE = dt.timedelta(hours=1), dt.timedelta(minutes=1)


@pytest.fixture
def plan(shapla, rina):
    """Plans a workshop of Rina's; what differs is given by name."""
    start = timezone.now().replace(microsecond=0) + dt.timedelta(days=10)
    base = {
        "user": rina,
        "organisation": shapla,
        "centre": build_centre(shapla),
        "audience": build_audience(),
        "edition": build_edition(),
        "sessions": [(start, start + 2 * HOUR)],
        "facilitators": [rina],
        "capacity": 20,
    }

    def schedule(**changed):
        return schedule_workshop(**{**base, **changed})

    schedule.start = start
    return schedule


def test_plans_sessions_in_the_order_of_time(plan, rina, kamal):
    later, earlier = plan.start + 24 * HOUR, plan.start
    workshop = plan(
        sessions=[(later, later + HOUR), (earlier, earlier + HOUR)],
        facilitators=[rina, kamal],
    )
    starts = list(workshop.sessions.values_list("number", "starts_at"))
    assert starts == [(1, earlier), (2, later)]
    assert workshop.state == WorkshopState.PLANNED
    assert list(workshop.assignments.order_by("pk").values_list("user", "role")) == [
        (rina.pk, AssignmentRole.LEAD),
        (kamal.pk, AssignmentRole.ASSISTANT),
    ]


def _refused(plan, **changed) -> str:
    with translation.override("en"), pytest.raises(Refused) as refusal:
        plan(**changed)
    return refusal.value.messages[0]


def test_refuses_a_centre_of_another_organisation(plan, doel):
    sentence = _refused(plan, centre=build_centre(doel))
    assert sentence == "Choose a centre of the organisation that runs the workshop."
    assert Workshop.objects.count() == 0


def test_refuses_nobody(plan):
    assert _refused(plan, facilitators=[]) == "Choose at least one facilitator."


@pytest.mark.parametrize(
    ("shift", "length", "sentence"),
    [
        (0, -1, "A session must end after it starts."),
        (0, 0, "A session must end after it starts."),
        (-400, 2, "A session is more than a year ago. Check the year."),
        (900, 2, "A session is more than two years ahead. Check the year."),
    ],
)
def test_refuses_times_that_cannot_be(plan, shift, length, sentence):
    start = plan.start + dt.timedelta(days=shift)
    assert _refused(plan, sessions=[(start, start + length * HOUR)]) == sentence


def test_allows_paperwork_that_comes_late(plan):
    start = plan.start - dt.timedelta(days=300)
    assert plan(sessions=[(start, start + HOUR)]).sessions.count() == 1


def test_refuses_no_session_and_more_than_sixty(plan):
    assert _refused(plan, sessions=[]) == "Give the workshop at least one date."
    days = [plan.start + dt.timedelta(days=n) for n in range(61)]
    sentence = _refused(plan, sessions=[(day, day + HOUR) for day in days])
    assert sentence == "A workshop has at most 60 sessions. Plan a second workshop."


def test_refuses_sessions_that_overlap_each_other(plan):
    times = [
        (plan.start, plan.start + 2 * HOUR),
        (plan.start + HOUR, plan.start + 3 * HOUR),
    ]
    sentence = _refused(plan, sessions=times)
    assert sentence == "Two sessions overlap. Change one of the times."


def test_names_the_other_workshop_of_a_busy_facilitator(plan):
    first = plan()
    sentence = _refused(plan, sessions=[(plan.start + HOUR, plan.start + 4 * HOUR)])
    assert sentence.startswith(
        f"rina is at the workshop “Gentle words” ({first.code}) at that time: "
    )


def test_does_not_name_a_workshop_that_the_planner_may_not_see(plan, doel, rina):
    build_workshop(doel, facilitator=rina, starts_at=plan.start)
    sentence = _refused(plan)
    assert sentence == (
        "rina is at another workshop at that time."
        " Choose another time or another facilitator."
    )


def test_one_may_begin_when_the_other_ends(plan):
    plan()
    start = plan.start + 2 * HOUR
    assert plan(sessions=[(start, start + HOUR)]).pk


def test_another_facilitator_is_free(plan, shapla):
    plan()
    joya = build_member("joya", shapla, MembershipRole.FACILITATOR)
    assert plan(facilitators=[joya]).pk


def test_the_way_to_another_centre_takes_time(plan, shapla):
    first = plan()
    elsewhere = build_centre(shapla, "Hazaribag")
    start = plan.start + 2 * HOUR + 30 * MINUTE
    sentence = _refused(plan, centre=elsewhere, sessions=[(start, start + HOUR)])
    assert sentence.startswith(
        f"rina is at the workshop “Gentle words” ({first.code}) in another centre: "
    )
    assert sentence.endswith("Leave 60 minutes for the way.")


def test_after_the_way_somebody_is_free_again(plan, shapla):
    plan()
    elsewhere = build_centre(shapla, "Hazaribag")
    start = plan.start + 3 * HOUR
    assert plan(centre=elsewhere, sessions=[(start, start + HOUR)]).pk


def test_the_way_is_a_setting(plan, shapla, settings):
    settings.WORKSHOPS_TRAVEL_BUFFER_MINUTES = 0
    plan()
    elsewhere = build_centre(shapla, "Hazaribag")
    start = plan.start + 2 * HOUR
    assert plan(centre=elsewhere, sessions=[(start, start + HOUR)]).pk


def test_a_room_holds_one_workshop_at_a_time(plan, shapla, kamal, rina):
    centre = build_centre(shapla)
    room = build_room(centre)
    first = plan(centre=centre, room=room)
    joya = build_member("joya", shapla, MembershipRole.FACILITATOR)
    again = {"centre": centre, "room": room, "facilitators": [joya]}
    named = _refused(plan, **again)
    discreet = _refused(plan, **again, user=joya)
    assert named.startswith(
        f"The workshop “Gentle words” ({first.code}) is in the room “Big room” at that"
    )
    assert discreet == (
        "The room “Big room” is taken at that time."
        " Choose another time or another room."
    )


def test_with_a_reason_two_things_are_planned_at_once(plan, doel, rina):
    build_workshop(doel, facilitator=rina, starts_at=plan.start)
    with translation.override("en"):
        workshop = plan(override_reason=" Joya comes for her ")
    kept = workshop.overrides.get()
    assert (kept.kind, kept.reason, kept.overridden_by) == (
        ConflictKind.FACILITATOR,
        "Joya comes for her",
        rina,
    )
    assert "another workshop" in kept.sentence


def test_what_is_kept_names_no_other_workshop(plan):
    first = plan()
    kept = plan(override_reason="both are short").overrides.get()
    assert first.code not in kept.sentence


def test_without_a_conflict_no_reason_is_kept(plan):
    assert plan(override_reason="just so").overrides.count() == 0


@pytest.mark.parametrize("state", [WorkshopState.CANCELLED, WorkshopState.POSTPONED])
def test_what_does_not_take_place_takes_no_time(plan, state):
    Workshop.objects.filter(pk=plan().pk).update(state=state)
    assert plan().pk


def test_refuses_a_room_and_a_programme_of_others(plan, doel):
    theirs = build_centre(doel)
    programme = build_programme(doel)
    assert _refused(plan, room=build_room(theirs)) == "Choose a room of this centre."
    assert _refused(plan, programme=programme) == (
        "Choose a programme of the organisation that has this centre."
    )
