from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from tests.builders import build_enrolment
from tests.workshops.builders import enrol, text_of
from workshops.choices import AttendanceStatus, EnrolmentState
from workshops.models import AttendanceMark, IdentityReading
from workshops.queries import current_marks
from workshops.services import cancel_workshop, mark_attendance

pytestmark = pytest.mark.usefixtures("days_ahead_count")


@pytest.fixture
def people(workshop, rina):
    return [enrol(workshop, rina, call_name=f"P{n}") for n in range(1, 6)]


def _paper(workshop) -> str:
    return f"/field/workshops/{workshop.code}/paper/1/"


def _statuses(workshop) -> dict[int, AttendanceStatus]:
    """By row number."""
    with scopes_disabled():
        current = current_marks(workshop.sessions.get())
        rows = dict(workshop.enrolments.values_list("pk", "row_number"))
        return {rows[pk]: status for pk, status in current.items()}


def _sent(field, workshop, **typed: str) -> str:
    return text_of(field.post(_paper(workshop), typed, follow=True))


def test_a_sheet_is_typed_in_by_its_rows(field, workshop, people):
    page = _sent(
        field, workshop, present="১-৩", late="4", others_absent="on", left_early=""
    )
    expected = {1: "present", 2: "present", 3: "present", 4: "late", 5: "absent"}
    assert _statuses(workshop) == expected
    assert "The sheet is typed in." in page
    assert "<h2>Present (3)</h2>" in page
    assert "<b>4. P4</b>" in page


def test_without_the_tick_the_others_stay_unmarked(field, workshop, people):
    page = _sent(field, workshop, present="2", excused="3", absent="5")
    assert _statuses(workshop) == {2: "present", 3: "excused", 5: "absent"}
    assert "<h2>Not marked (2)</h2>" in page


def test_says_what_the_sheet_has_changed(field, workshop, people, kamal):
    with scopes_disabled():
        mark_attendance(
            workshop.sessions.get(), {people[4].pk: AttendanceStatus.LATE}, by=kamal
        )
    page = _sent(field, workshop, present="1", others_absent="on")
    assert page.count("was “Late”") == 1
    assert "was “Present”" not in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"present": "1, 19"}, "Row 19: the sheet has rows 1 to 7."),
        ({"present": "3-1"}, "3-1 runs backwards. Write the smaller number first."),
        ({"late": "x"}, "“x” is no row number. Write numbers such as 1-14, 17."),
        ({"present": "1-6"}, "Row 6 is no longer on the list. Leave it out."),
        ({"present": "7"}, "Row 7 still waits for consent. Write that down first."),
        (
            {"present": "1-3", "late": "3"},
            "Row 3 stands under “Present” and under “Late”. Leave it in one.",
        ),
        ({}, "Write at least one row number."),
    ],
)
def test_says_what_is_wrong_and_keeps_what_was_typed(
    field, workshop, people, typed, sentence
):
    build_enrolment(workshop, state=EnrolmentState.WITHDRAWN)
    build_enrolment(workshop, state=EnrolmentState.PENDING)

    page = _sent(field, workshop, **typed)

    assert sentence in page
    assert all(f'value="{text}"' in page for text in typed.values())
    assert _statuses(workshop) == {}


def test_a_fault_is_told_in_bangla_digits(field, workshop, people, compiled_messages):
    field.cookies["language"] = "bn"
    page = _sent(field, workshop, present="১-১৯")
    assert "সারি ১৯" in page
    assert 'value="১-১৯"' in page


def test_a_cancelled_workshop_keeps_what_was_typed(field, workshop, people, rina):
    cancel_workshop(workshop, by=rina, reason="flood")
    page = _sent(field, workshop, present="1-3")
    assert "This workshop was cancelled, so it has no roll call." in page
    assert 'value="1-3"' in page


def test_a_sheet_can_be_undone(field, workshop, people):
    _sent(field, workshop, present="1", others_absent="on")
    field.post(f"/field/workshops/{workshop.code}/roll-call/1/undo/")
    assert _statuses(workshop) == {}
    with scopes_disabled():
        assert AttendanceMark.objects.count() == 10


def test_logs_whose_names_the_result_shows(field, workshop, people):
    field.get(f"{_paper(workshop)}result/")
    with scopes_disabled():
        purposes = IdentityReading.objects.values_list("purpose", flat=True)
        assert list(purposes) == ["paper-sheet"] * 5


@pytest.mark.parametrize("number", [1, 40])
def test_the_result_costs_the_same_for_many(number, field, workshop, rina, count_reads):
    workshop.capacity = number
    workshop.save()
    for _place in range(number):
        enrol(workshop, rina)
    _sent(field, workshop, present="1", others_absent="on")
    # As the roll call, without the list of days.
    assert count_reads(lambda: field.get(f"{_paper(workshop)}result/")) == 12
