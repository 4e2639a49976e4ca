from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.builders import build_member, build_workshop
from tests.workshops.builders import build_session
from workshops.access import Right, workshops_for
from workshops.choices import AssignmentRole, AssignmentState, MembershipRole
from workshops.models import Assignment, AssignmentChange, ConflictOverride
from workshops.refusals import Refused
from workshops.services.assigning import (
    ask_person,
    confirm,
    decline,
    end_assignment,
    show_interest,
    substitute,
)

pytestmark = pytest.mark.usefixtures("in_english")


ASSISTANT = AssignmentRole.ASSISTANT


@pytest.fixture
def joya(shapla):
    return build_member("joya", shapla, MembershipRole.FACILITATOR)


def sees(user):
    return list(workshops_for(user, Right.RUN))


def states():
    rows = AssignmentChange.objects.order_by("pk")
    return list(rows.values_list("to_state", flat=True))


def test_interest_opens_nothing_until_it_is_confirmed(workshop, joya, kamal):
    assignment = show_interest(workshop, user=joya)
    assert sees(joya) == []
    confirm(assignment, by=kamal)
    assert sees(joya) == [workshop]
    assert states() == ["interested", "confirmed"]


def test_who_is_asked_sees_it_after_the_yes(workshop, joya, kamal):
    assignment = ask_person(workshop, joya, role=ASSISTANT, by=kamal)
    assert sees(joya) == []
    confirm(assignment, by=joya)
    assert sees(joya) == [workshop]


def test_who_said_no_can_be_asked_again(workshop, joya, kamal):
    assignment = ask_person(workshop, joya, role=ASSISTANT, by=kamal)
    decline(assignment, by=joya, reason="Away")
    assert sees(joya) == []
    again = ask_person(workshop, joya, role=ASSISTANT, by=kamal)
    assert (again.pk, again.state) == (assignment.pk, AssignmentState.ASKED)


def test_nobody_is_asked_twice_at_once(workshop, joya, rina, kamal):
    ask_person(workshop, joya, role=ASSISTANT, by=kamal)
    for person in (joya, rina):
        with pytest.raises(Refused, match="is on it already"):
            ask_person(workshop, person, role=ASSISTANT, by=kamal)
    with pytest.raises(Refused, match="You are on this workshop already"):
        show_interest(workshop, user=rina)


def test_nobody_of_another_organisation_is_asked(workshop, selim, mitu, kamal):
    for outsider in (selim, mitu):
        with pytest.raises(Refused, match="of the organisation who runs workshops"):
            ask_person(workshop, outsider, role=ASSISTANT, by=kamal)


def test_a_clash_of_times_needs_a_reason_that_is_kept(workshop, shapla, joya, kamal):
    begins = workshop.sessions.get().starts_at + dt.timedelta(minutes=30)
    build_workshop(shapla, facilitator=joya, starts_at=begins)
    assignment = show_interest(workshop, user=joya)

    with pytest.raises(Refused):
        confirm(assignment, by=kamal)
    assert sees(joya).count(workshop) == 0
    confirm(assignment, by=kamal, reason="The other one is short")
    assert workshop in sees(joya)
    assert ConflictOverride.objects.get().reason == "The other one is short"


def test_the_last_one_stays(workshop, rina, kamal):
    with pytest.raises(Refused, match="Nobody would be left"):
        end_assignment(workshop.assignments.get(), by=kamal, reason="Moved")


def test_the_lead_passes_on(workshop, rina, joya, kamal):
    confirm(show_interest(workshop, user=joya), by=kamal)
    end_assignment(workshop.assignments.get(user=rina), by=kamal, reason="Moved")

    assert sees(rina) == []
    assert workshop.assignments.get(user=joya).role == AssignmentRole.LEAD


def stand_in(workshop, rina, joya, kamal, session=None):
    return substitute(
        session or workshop.sessions.first(),
        absent=rina,
        instead=joya,
        by=kamal,
        reason="Fever",
    )


def test_who_stands_in_gets_in_at_once_and_for_a_week(workshop, rina, joya, kamal):
    stand_in(workshop, rina, joya, kamal)
    assert sees(joya) == [workshop]
    session = workshop.sessions.get()
    session.starts_at = timezone.now() - dt.timedelta(days=8)
    session.ends_at = session.starts_at + dt.timedelta(hours=2)
    session.save()
    assert sees(joya) == []
    assert sees(rina) == [workshop]


def test_one_person_has_one_who_stands_in(workshop, shapla, rina, joya, kamal):
    stand_in(workshop, rina, joya, kamal)
    bina = build_member("bina", shapla, MembershipRole.FACILITATOR)
    with pytest.raises(Refused, match="stands in for this person already"):
        stand_in(workshop, rina, bina, kamal)


def test_who_is_there_anyway_stands_in_for_nobody(workshop, rina, joya, kamal):
    confirm(show_interest(workshop, user=joya), by=kamal)
    with pytest.raises(Refused, match="is at this session already"):
        stand_in(workshop, rina, joya, kamal)


def test_one_may_stand_in_twice(workshop, rina, joya, kamal):
    second = build_session(workshop, 2)
    stand_in(workshop, rina, joya, kamal)
    stand_in(workshop, rina, joya, kamal, second)
    assert Assignment.objects.filter(user=joya, state="confirmed").count() == 2
    assert sees(joya) == [workshop]


def test_only_who_runs_it_can_be_away(workshop, joya, kamal):
    with pytest.raises(Refused, match="Choose somebody who runs this workshop"):
        stand_in(workshop, kamal, joya, kamal)
