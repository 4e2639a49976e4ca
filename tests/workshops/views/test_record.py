from __future__ import annotations

import uuid

import pytest
from django_scopes import scopes_disabled

from curriculum.models import ModuleEdition
from tests.builders import build_audience, build_workshop
from tests.workshops.builders import build_session, text_of
from workshops.choices import SessionState
from workshops.models import SessionRecord
from workshops.records import outcomes_of, record_of
from workshops.refusals import Refused
from workshops.services import close_workshop, record_session
from workshops.syllabus import planned_for

pytestmark = pytest.mark.usefixtures("days_ahead_count")


@pytest.fixture
def taught(shapla, rina):
    """A workshop of one day on a module of two parts with two activities each."""
    part = {"title": "Gentle words", "summary": "", "objectives": [], "sources": []}
    part["sessions"] = [_part(number) for number in (1, 2)]
    edition = ModuleEdition.objects.create(
        module_key=uuid.uuid4(), number=1, content={"en": part}, sha256="0" * 64
    )
    edition.audiences.set([build_audience()])
    return build_workshop(shapla, facilitator=rina, edition=edition)


def _part(number: int) -> dict:
    activities = [
        {
            "id": f"k{number}{n}",
            "title": f"Game {number}{n}",
            "minutes": 20,
            "blocks": [],
        }
        for n in (1, 2)
    ]
    return {"id": f"p{number}", "title": f"Part {number}", "activities": activities}


def _address(workshop, number=1) -> str:
    return f"/field/workshops/{workshop.code}/record/{number}/"


def _sent(rina, **changed) -> dict:
    done = {f"a{place}": "done" for place in range(4)}
    return {**done, "staff": [rina.pk], "added": "", "deviations": "", **changed}


def _keys(workshop, number) -> list[str]:
    session = workshop.sessions.get(number=number)
    return [activity.key for activity in planned_for(session, "en")]


def test_everything_stands_as_done_and_the_assigned_staff_was_there(field, taught):
    page = text_of(field.get(_address(taught)))
    assert page.count('value="done" checked') == 4
    assert "<h2>Part 1</h2>" in page
    assert "Game 22 <small>· 20 minutes</small>" in page
    assert page.count('name="staff"') == page.count("checked") - 4 == 1


def test_what_was_otherwise_is_kept(field, taught, rina):
    sent = _sent(rina, a1="left_out", a2="shortened", deviations="heavy rain")
    page = text_of(field.post(_address(taught), sent, follow=True))
    assert "What was taught is written down." in page
    with scopes_disabled():
        record = record_of(taught.sessions.get())
        assert outcomes_of(record) == {
            "k11": "done",
            "k12": "left_out",
            "k21": "shortened",
            "k22": "done",
        }
        assert list(record.staff.all()) == [rina]
    page = text_of(field.get(_address(taught)))
    assert "heavy rain" in page
    assert page.count('value="left_out" checked') == 1


def test_a_correction_is_a_new_record(field, taught, rina):
    field.post(_address(taught), _sent(rina, notes="one"))
    field.post(_address(taught), _sent(rina, notes="two"))
    with scopes_disabled():
        notes = SessionRecord.objects.values_list("notes", flat=True)
        assert list(notes) == ["one", "two"]
        assert record_of(taught.sessions.get()).notes == "two"


def test_the_notes_of_a_wrong_form_are_kept(field, taught, rina):
    page = text_of(
        field.post(_address(taught), _sent(rina, a1="nothing", notes="rain"))
    )
    assert "error-summary" in page
    assert "rain" in page
    with scopes_disabled():
        assert SessionRecord.objects.count() == 0


def test_a_closed_workshop_can_still_be_written_up(field, taught, rina):
    with scopes_disabled():
        close_workshop(taught, by=rina)
    field.post(_address(taught), _sent(rina))
    with scopes_disabled():
        assert SessionRecord.objects.count() == 1


def test_an_activity_of_another_day_is_refused(taught, rina):
    with scopes_disabled(), pytest.raises(Refused):
        record_session(taught.sessions.get(), {"k99": "done"}, staff=[], by=rina)


def test_with_as_many_days_as_parts_each_day_has_its_part(taught):
    build_session(taught, 2)
    assert (_keys(taught, 1), _keys(taught, 2)) == (["k11", "k12"], ["k21", "k22"])


def test_a_day_that_was_cancelled_teaches_nothing_and_the_others_take_over(taught):
    build_session(taught, 2)
    taught.sessions.filter(number=1).update(state=SessionState.CANCELLED)
    assert (_keys(taught, 1), len(_keys(taught, 2))) == ([], 4)


def test_with_more_days_than_parts_a_part_lasts_longer(taught):
    for number in (2, 3, 4):
        build_session(taught, number)
    days = [_keys(taught, number)[0] for number in (1, 2, 3, 4)]
    assert days == ["k11", "k11", "k21", "k21"]
