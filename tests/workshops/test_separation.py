"""An employer and the child who works for him never share a list."""

from __future__ import annotations

import pytest
from django.utils import translation

from tests.builders import build_participant, build_workshop
from tests.workshops.builders import CHILD, enrol, yes
from workshops.choices import EnrolmentSource, EnrolmentState, TieKind
from workshops.models import Enrolment, Tie
from workshops.refusals import Refused
from workshops.separation import holds_two_apart, must_not_share, must_stay_off
from workshops.services import (
    accept_offer,
    add_tie,
    end_tie,
    place_on_list,
    promote_waiting,
    reinstate_enrolment,
    withdraw_enrolment,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shapla_scope")]
SENTENCE = "This person cannot join this workshop. Ask the safeguarding focal point."


def _within_reach(shapla, rina, **fields):
    """Somebody whose names Rina may read: a row that counts for no list of the tests."""
    person = build_participant(shapla, **fields)
    other = build_workshop(shapla, facilitator=rina)
    Enrolment.objects.create(
        workshop=other, participant=person, row_number=1, state="withdrawn"
    )
    return person


@pytest.fixture
def employer(workshop, rina) -> Enrolment:
    """On the list of Rina's workshop."""
    return enrol(workshop, rina, call_name="মালিক")


@pytest.fixture
def child(shapla, rina, employer):
    """Works for the employer, and was on another list of Rina's."""
    person = _within_reach(shapla, rina, age_band=CHILD)
    add_tie(employer.participant, person.code, TieKind.EMPLOYER, by=rina)
    return person


def _refused(action) -> list[str]:
    with translation.override("en"), pytest.raises(Refused) as refusal:
        action()
    return refusal.value.messages


@pytest.mark.parametrize("source", EnrolmentSource)
@pytest.mark.parametrize("waits", [False, True])
def test_however_the_child_comes_the_list_refuses(workshop, child, rina, source, waits):
    def place():
        place_on_list(workshop, child, by=rina, source=source, may_wait=waits)

    assert _refused(place) == [SENTENCE]
    assert not workshop.enrolments.filter(participant=child).exists()


def test_it_holds_the_other_way_round(shapla, child, employer, rina):
    other = build_workshop(shapla)
    place_on_list(other, child, by=rina)
    person = employer.participant
    assert _refused(lambda: place_on_list(other, person, by=rina)) == [SENTENCE]


@pytest.mark.parametrize("state", EnrolmentState)
def test_the_row_of_who_left_or_waits_counts_too(
    workshop, child, employer, rina, state
):
    Enrolment.objects.filter(pk=employer.pk).update(state=state)
    assert _refused(lambda: place_on_list(workshop, child, by=rina)) == [SENTENCE]


def test_coming_back_is_refused_too(workshop, shapla, employer, rina):
    other = enrol(workshop, rina)
    withdraw_enrolment(other, by=rina)
    add_tie(
        employer.participant, other.participant.code, TieKind.MUST_NOT_MEET, by=rina
    )
    assert _refused(lambda: reinstate_enrolment(other, by=rina)) == [SENTENCE]


def _waits(workshop, rina) -> Enrolment:
    person = build_participant(workshop.organisation)
    return place_on_list(workshop, person, by=rina, consents=[yes()], may_wait=True)


def test_nobody_is_offered_a_place_beside_whom_they_must_not_meet(
    workshop, employer, rina
):
    workshop.capacity = 2
    workshop.save()
    leaving, first, second = (
        enrol(workshop, rina),
        *(_waits(workshop, rina) for _ in "12"),
    )
    code = first.participant.code
    add_tie(employer.participant, code, TieKind.EMPLOYER, by=rina)
    withdraw_enrolment(leaving, by=rina)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("waiting", "offered")
    assert promote_waiting(workshop) == []
    assert must_stay_off(workshop) == {employer.participant_id, first.participant_id}


def test_an_offer_made_before_cannot_be_accepted(workshop, employer, rina):
    workshop.capacity = 2
    workshop.save()
    leaving, waiting = enrol(workshop, rina), _waits(workshop, rina)
    withdraw_enrolment(leaving, by=rina)
    code = waiting.participant.code
    add_tie(employer.participant, code, TieKind.EMPLOYER, by=rina)
    assert _refused(lambda: accept_offer(waiting, by=rina)) == [SENTENCE]


@pytest.mark.parametrize("kind", [TieKind.GUARDIAN, TieKind.SIBLING, TieKind.HOUSEHOLD])
def test_family_may_come_together(workshop, shapla, employer, rina, kind):
    person = _within_reach(shapla, rina)
    add_tie(employer.participant, person.code, kind, by=rina)
    assert place_on_list(workshop, person, by=rina).state == EnrolmentState.PENDING


def test_a_tie_that_ended_keeps_nobody_apart(workshop, child, rina):
    end_tie(Tie.objects.get(), by=rina)
    assert place_on_list(workshop, child, by=rina).state == EnrolmentState.PENDING


def test_one_message_or_file_never_holds_both(child, employer, shapla):
    other = build_participant(shapla)
    both = [employer.participant_id, child.pk]
    assert must_not_share(both)
    assert not must_not_share([employer.participant_id, other.pk])
    assert not must_not_share([])


@pytest.mark.parametrize("code", ["", "0000000", "own", "doel", "far"])
def test_a_tie_needs_the_code_of_another_person_here(
    employer, doel, shapla, rina, code
):
    stranger = build_participant(doel)
    far = build_participant(shapla)
    codes = {
        "own": employer.participant.code,
        "doel": stranger.code,
        "far": far.code,
    }
    code = codes.get(code, code)
    assert _refused(
        lambda: add_tie(employer.participant, code, TieKind.SIBLING, by=rina)
    )
    assert Tie.objects.count() == 0


def test_a_tie_is_written_once_and_the_second_time_reads_like_the_first(
    employer, child, rina
):
    again = add_tie(employer.participant, child.code, TieKind.EMPLOYER, by=rina)

    assert list(Tie.objects.all()) == [again]


def test_a_list_holds_both_until_one_is_taken_off(workshop, employer, rina):
    other = enrol(workshop, rina)
    assert not holds_two_apart(workshop)
    add_tie(
        employer.participant, other.participant.code, TieKind.MUST_NOT_MEET, by=rina
    )
    assert holds_two_apart(workshop)
    withdraw_enrolment(other, by=rina)
    assert not holds_two_apart(workshop)
