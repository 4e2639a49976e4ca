from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone, translation

from tests.builders import build_member, build_workshop
from tests.workshops.builders import build_centre, build_room, build_session
from tests.workshops.places import build_class
from workshops.choices import ConflictKind, MembershipRole
from workshops.conflicts import Proposal, conflicts_of

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.fixture
def saturday():
    """Ten in the morning of a Saturday to come."""
    now = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0)
    return now + DAY * (7 + (5 - now.weekday()) % 7)


def _found(proposal: Proposal, user) -> list[tuple[str, str]]:
    with translation.override("en"):
        found = conflicts_of(proposal, user=user)
    return [(conflict.kind, conflict.sentence) for conflict in found]


def test_a_weekly_class_takes_its_room(shapla, rina, saturday):
    centre = build_centre(shapla)
    room, other = build_room(centre), build_room(centre, name_en="Small room")
    build_class(centre, room=room)
    times = [
        (saturday, saturday + HOUR),
        (saturday + 7 * DAY, saturday + 7 * DAY + HOUR),
    ]
    assert _found(Proposal(times, centre, [rina], room), rina) == [
        (
            ConflictKind.ROOM,
            "In the room “Big room” is at that time: the class “Sewing”."
            " Choose another time or another room.",
        )
    ]
    assert _found(Proposal(times, centre, [rina], other), rina) == []


def test_who_teaches_a_class_is_busy(shapla, rina, saturday):
    centre = build_centre(shapla)
    build_class(centre, teacher=rina)
    proposal = Proposal([(saturday, saturday + HOUR)], centre, [rina])
    assert _found(proposal, rina) == [
        (
            ConflictKind.FACILITATOR,
            "rina teaches the class “Sewing” (Rayer Bazar) at that time."
            " Choose another time or another facilitator.",
        )
    ]
    later = saturday + HOUR
    assert _found(Proposal([(later, later + HOUR)], centre, [rina]), rina) == []
    elsewhere = Proposal([(later, later + HOUR)], build_centre(shapla), [rina])
    assert len(_found(elsewhere, rina)) == 1


def test_a_class_of_another_organisation_is_not_named(shapla, doel, rina, saturday):
    build_class(build_centre(doel), teacher=rina)
    times = [(saturday, saturday + HOUR)]
    ((_kind, sentence),) = _found(Proposal(times, build_centre(shapla), [rina]), rina)
    assert sentence == (
        "rina teaches a class at that time. Choose another time or another facilitator."
    )


def test_one_sentence_for_one_other_workshop_however_many_days(shapla, rina, saturday):
    other = build_workshop(shapla, facilitator=rina, starts_at=saturday)
    build_session(other, 2)
    times = [(saturday + n * DAY, saturday + n * DAY + HOUR) for n in range(2)]
    found = _found(Proposal(times, other.centre, [rina]), rina)
    assert [kind for kind, _sentence in found] == [ConflictKind.FACILITATOR]


def test_each_busy_person_is_named(shapla, rina, saturday):
    joya = build_member("joya", shapla, MembershipRole.FACILITATOR)
    for person in (rina, joya):
        build_workshop(shapla, facilitator=person, starts_at=saturday)
    proposal = Proposal(
        [(saturday, saturday + HOUR)], build_centre(shapla), [rina, joya]
    )
    sentences = [sentence for _kind, sentence in _found(proposal, rina)]
    assert [sentence.split()[0] for sentence in sentences] == ["rina", "joya"]
    assert sentences[1] == (
        "joya is at another workshop at that time."
        " Choose another time or another facilitator."
    )


@pytest.mark.parametrize("days", [1, 60])
def test_looking_costs_the_same_for_many_days(
    days, shapla, rina, saturday, django_assert_num_queries
):
    centre = build_centre(shapla)
    for n in range(days):
        build_workshop(shapla, facilitator=rina, starts_at=saturday + n * DAY)
    times = [(saturday + n * DAY, saturday + n * DAY + HOUR) for n in range(days)]
    proposal = Proposal(times, centre, [rina], build_room(centre))
    # Staff, room, the workshops that the user sees, classes of staff and in the room.
    with django_assert_num_queries(6):
        assert len(conflicts_of(proposal, user=rina)) == days


def test_without_times_there_is_no_conflict(shapla, rina):
    assert conflicts_of(Proposal([], build_centre(shapla), [rina]), user=rina) == []
