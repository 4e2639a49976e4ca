from __future__ import annotations

import pytest

from tests.workshops.builders import build_session, enrol
from workshops.choices import AttendanceStatus, TallyBasis
from workshops.heads import Heads, heads_of, heads_of_sessions, unnamed_cells
from workshops.models import DifferenceExplanation, Tally
from workshops.refusals import Refused
from workshops.services import (
    cancel_workshop,
    close_workshop,
    count_heads,
    mark_attendance,
)

GIRL = ("female", "10_13", False)
GIRL_WITH_DISABILITY = ("female", "10_13", True)
BOY = ("male", "14_17", False)

pytestmark = pytest.mark.usefixtures("shapla_scope", "days_ahead_count")


@pytest.fixture
def session(workshop, rina):
    """Three of four named people came."""
    session = workshop.sessions.get()
    statuses = [*list(AttendanceStatus)[:3], AttendanceStatus.LEFT_EARLY]
    marks = {enrol(workshop, rina).pk: status for status in statuses}
    mark_attendance(session, marks, by=rina)
    return session


def test_named_people_who_came_and_people_without_a_name_make_the_total(session, rina):
    heads = count_heads(
        session, {GIRL: 4, GIRL_WITH_DISABILITY: 1, BOY: 1}, control=None, by=rina
    )
    assert heads == Heads(named=3, unnamed=6)
    assert (heads.total, heads.difference, heads.is_open) == (9, 0, False)


def test_the_host_s_count_is_compared_and_never_added(session, rina):
    heads = count_heads(session, {GIRL: 6}, control=11, by=rina)
    assert (heads.total, heads.control, heads.difference) == (9, 11, 2)
    assert heads.is_open


def test_a_new_count_supersedes_the_old_one_and_both_are_kept(session, rina):
    count_heads(session, {GIRL: 4, BOY: 2}, control=9, by=rina)
    heads = count_heads(session, {GIRL: 5, BOY: 2}, control=9, by=rina)
    assert unnamed_cells(session) == {GIRL: 5, BOY: 2}
    assert heads.unnamed == 7
    counts = Tally.objects.filter(basis=TallyBasis.UNNAMED).values_list("count")
    assert [count for (count,) in counts] == [4, 2, 5]


def test_a_count_can_be_taken_back(session, rina):
    count_heads(session, {GIRL: 4}, control=9, by=rina)
    heads = count_heads(session, {GIRL: 0}, control=None, by=rina)
    assert heads == Heads(named=3, unnamed=0, control=None)
    assert Tally.objects.count() == 4


def test_an_explanation_holds_until_the_difference_changes(session, rina):
    count_heads(session, {}, control=5, by=rina, explanation="two drivers")
    assert heads_of(session).explanation == "two drivers"
    assert not heads_of(session).is_open
    assert count_heads(session, {GIRL: 1}, control=5, by=rina).is_open


def test_the_same_words_are_not_written_twice(session, rina):
    for _ in range(2):
        count_heads(session, {}, control=5, by=rina, explanation="two drivers")
    assert DifferenceExplanation.objects.count() == 1


def test_without_a_difference_nothing_is_explained(session, rina):
    count_heads(session, {}, control=3, by=rina, explanation="nothing")
    assert DifferenceExplanation.objects.count() == 0


def test_a_closed_workshop_is_opened_first(session, workshop, rina):
    close_workshop(workshop, by=rina)
    with pytest.raises(Refused):
        count_heads(session, {GIRL: 1}, control=None, by=rina)


def test_a_cancelled_workshop_has_no_heads(workshop, rina):
    cancel_workshop(workshop, by=rina, reason="flood")
    with pytest.raises(Refused):
        count_heads(workshop.sessions.get(), {GIRL: 1}, control=None, by=rina)


@pytest.mark.parametrize("number", [1, 30])
def test_many_days_cost_three_queries(
    number, session, workshop, rina, django_assert_num_queries
):
    sessions = [build_session(workshop, day) for day in range(2, number + 2)]
    for day in sessions:
        count_heads(day, {GIRL: 2}, control=3, by=rina, explanation="a visitor")
    with django_assert_num_queries(3):
        heads = heads_of_sessions([session, *sessions])
    assert heads[session.pk] == Heads(named=3, unnamed=0)
    assert {heads[day.pk] for day in sessions} == {Heads(0, 2, 3, "a visitor")}
