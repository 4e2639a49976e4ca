from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.workshops.builders import enrol
from workshops.choices import (
    ContactRule,
    FollowUpKind,
    FollowUpReason,
    FollowUpState,
    TieKind,
)
from workshops.follow_ups import steps_of
from workshops.models import FollowUp, Tie
from workshops.refusals import Refused
from workshops.services.following_up import open_follow_up, record_outcome

pytestmark = pytest.mark.usefixtures("shapla_scope", "in_english")


@pytest.fixture
def person(workshop, rina):
    return enrol(workshop, rina).participant


def _open(person, rina, **changed):
    given = {
        "reason": FollowUpReason.OTHER,
        "kind": FollowUpKind.CENTRE,
        "due_on": timezone.localdate() + dt.timedelta(days=3),
        "assigned_to": rina,
        **changed,
    }
    return open_follow_up(person, by=rina, **given)


@pytest.mark.parametrize(
    "danger",
    [
        {"contact": ContactRule.NO},
        {"contact": ContactRule.SAFE_NUMBER},
        {"no_visits": True},
    ],
)
def test_no_visit_where_it_endangers(person, rina, danger):
    for name, value in danger.items():
        setattr(person, name, value)
    with pytest.raises(Refused, match="A visit would bring this person into danger"):
        _open(person, rina, kind=FollowUpKind.VISIT)
    assert FollowUp.objects.count() == 0


def test_no_visit_where_an_employer_is_known(workshop, person, rina):
    employer = enrol(workshop, rina).participant
    tie = Tie.objects.create(first=employer, second=person, kind=TieKind.EMPLOYER)
    with pytest.raises(Refused, match="A visit would bring this person into danger"):
        _open(person, rina, kind=FollowUpKind.VISIT)
    assert _open(employer, rina, kind=FollowUpKind.VISIT).kind == FollowUpKind.VISIT
    tie.ended_at = timezone.now()
    tie.save()
    assert _open(person, rina, kind=FollowUpKind.VISIT).kind == FollowUpKind.VISIT


def test_who_must_not_be_called_is_not_called(person, rina):
    person.contact = ContactRule.NO
    with pytest.raises(Refused, match="must not be called"):
        _open(person, rina, kind=FollowUpKind.PHONE)


def test_a_visit_is_refused_also_as_the_next_step(person, rina):
    made = _open(person, rina)
    person.no_visits = True
    person.save()
    with pytest.raises(Refused):
        record_outcome(
            made,
            by=rina,
            words="Not there",
            state=FollowUpState.OPEN,
            kind=FollowUpKind.VISIT,
        )
    made.refresh_from_db()
    assert made.kind == FollowUpKind.CENTRE


def test_each_step_is_kept_and_sealed(person, rina, kamal):
    made = _open(person, rina, words="মা একা")
    later = timezone.localdate() + dt.timedelta(days=9)
    record_outcome(
        made,
        by=rina,
        words="ফোন বন্ধ",
        state=FollowUpState.OPEN,
        kind=FollowUpKind.PHONE,
        due_on=later,
        assigned_to=kamal,
    )
    record_outcome(made, by=kamal, words="আসবে", state=FollowUpState.DONE)
    made.refresh_from_db()
    assert (made.state, made.kind, made.due_on) == ("done", "phone", later)
    assert [
        (line.words, line.step.state, line.step.written_by) for line in steps_of(made)
    ] == [("মা একা", "open", rina), ("ফোন বন্ধ", "open", rina), ("আসবে", "done", kamal)]
    for step in made.steps.all():
        assert "আসবে".encode() not in bytes(step.sealed)


def test_an_outcome_needs_words(person, rina):
    made = _open(person, rina)
    with pytest.raises(Refused):
        record_outcome(made, by=rina, words="  ", state=FollowUpState.DONE)


def test_what_is_finished_is_finished(person, rina):
    made = _open(person, rina)
    record_outcome(made, by=rina, words="ok", state=FollowUpState.DONE)
    with pytest.raises(Refused, match="Plan a new follow-up"):
        record_outcome(made, by=rina, words="again", state=FollowUpState.OPEN)


@pytest.mark.parametrize("days", [-1, 366])
def test_a_day_that_cannot_be_is_refused(person, rina, days):
    with pytest.raises(Refused):
        _open(person, rina, due_on=timezone.localdate() + dt.timedelta(days=days))


def test_a_follow_up_is_called_by_numbers_only(person, rina):
    made = _open(person, rina, words="মা একা")
    assert str(made) == f"{person.pk}: centre {made.due_on}"
