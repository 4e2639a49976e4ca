from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django_scopes import scopes_disabled

from tests.builders import build_enrolment, build_mark
from tests.workshops.builders import build_session, enrol, text_of
from workshops.choices import AttendanceStatus, EnrolmentState, SessionState
from workshops.models import AttendanceMark, IdentityReading
from workshops.queries import current_marks
from workshops.services import cancel_workshop, mark_attendance

pytestmark = pytest.mark.usefixtures("days_ahead_count")


@pytest.fixture
def people(workshop, rina):
    return [enrol(workshop, rina, call_name=f"P{n}") for n in range(3)]


def _call(workshop, number=1) -> str:
    return f"/field/workshops/{workshop.code}/roll-call/{number}/"


def _statuses(workshop, number=1) -> dict[int, AttendanceStatus]:
    with scopes_disabled():
        return current_marks(workshop.sessions.get(number=number))


def test_shows_everybody_with_number_and_name(field, workshop, people):
    page = text_of(field.get(_call(workshop)))
    for number, name in enumerate(("P0", "P1", "P2"), start=1):
        assert f"<legend>{number}. {name}" in page
    assert "3 people are not marked yet." in page


def test_saves_what_was_chosen_and_says_who_is_left(field, workshop, people):
    data = {f"m{people[0].pk}": "present", f"m{people[1].pk}": "absent"}
    page = text_of(field.post(_call(workshop), data, follow=True))
    assert _statuses(workshop) == {people[0].pk: "present", people[1].pk: "absent"}
    assert "1 person is not marked yet." in page
    assert page.count(" checked") == 2


def test_one_button_marks_all_others_present(field, workshop, people):
    data = {f"m{people[1].pk}": "late", "everybody": "present"}
    field.post(_call(workshop), data)
    assert _statuses(workshop) == {
        people[0].pk: "present",
        people[1].pk: "late",
        people[2].pk: "present",
    }


def test_a_correction_is_added_and_nothing_is_lost(field, workshop, people):
    for status in ("present", "absent"):
        field.post(_call(workshop), {f"m{people[0].pk}": status})
    with scopes_disabled():
        history = AttendanceMark.objects.values_list("status", flat=True)
        assert list(history) == ["present", "absent"]
    assert _statuses(workshop) == {people[0].pk: "absent"}


def test_saving_again_without_a_change_adds_nothing(field, workshop, people):
    for _ in range(2):
        field.post(_call(workshop), {f"m{people[0].pk}": "present"})
    with scopes_disabled():
        assert AttendanceMark.objects.count() == 1


def test_each_day_has_its_own_roll(field, workshop, people):
    build_session(workshop, 2)
    field.post(_call(workshop, 2), {f"m{people[0].pk}": "late"})
    assert _statuses(workshop, 1) == {}
    assert _statuses(workshop, 2) == {people[0].pk: "late"}
    assert "roll-call/2/" in text_of(field.get(_call(workshop)))


def test_a_day_that_does_not_exist_is_not_found(field, workshop):
    assert field.get(_call(workshop, 9)).status_code == 404


@pytest.mark.parametrize("status", ["dead", "1", "PRESENT"])
def test_a_status_of_ones_own_is_refused(field, workshop, people, status):
    page = text_of(field.post(_call(workshop), {f"m{people[0].pk}": status}))
    assert "Choose one of the five." in page
    assert _statuses(workshop) == {}


def test_people_who_wait_or_left_are_not_called(field, workshop, rina, people):
    build_enrolment(workshop, state=EnrolmentState.PENDING)
    build_enrolment(workshop, state=EnrolmentState.WITHDRAWN)
    assert len(field.get(_call(workshop)).context["form"].rows) == 3


def test_a_roll_that_is_called_too_early_says_so(field, workshop, people):
    assert "This day is still to come." in text_of(field.get(_call(workshop)))


def test_a_cancelled_workshop_has_no_button(field, workshop, rina, people):
    cancel_workshop(workshop, by=rina, reason="flood")
    page = text_of(field.get(_call(workshop)))
    assert "nothing can be changed here" in page
    assert 'name="everybody"' not in page
    assert "cancelled" in text_of(
        field.post(_call(workshop), {f"m{people[0].pk}": "present"})
    )
    assert _statuses(workshop) == {}


def test_without_people_it_points_to_the_list(field, workshop):
    page = text_of(field.get(_call(workshop)))
    assert "Nobody is enrolled yet." in page


def test_logs_whose_names_were_shown(field, workshop, people):
    field.get(_call(workshop))
    with scopes_disabled():
        purposes = IdentityReading.objects.values_list("purpose", flat=True)
        assert list(purposes) == ["roll-call"] * 3


@pytest.mark.parametrize("number", [3, 300])
def test_the_roll_costs_the_same_for_many(number, field, workshop, rina, count_reads):
    workshop.capacity = number
    workshop.save()
    for place in range(number):
        build_mark(enrol(workshop, rina, call_name=f"P{place}"))
    # Session, user, organisations, workshop, its sessions, this one, enrolments,
    # consents, marks, names, the marks of this day, what the reader may do (two).
    assert count_reads(lambda: field.get(_call(workshop))) == 13
    assert len(field.get(_call(workshop)).context["form"].rows) == number


def test_200_people_fit_into_30_kilobytes_on_the_line(field, workshop, rina):
    workshop.capacity = 200
    workshop.save()
    for place in range(200):
        enrol(workshop, rina, call_name=f"মোছাম্মৎ জান্নাতুল ফেরদৌস {place}")
    field.cookies["language"] = "bn"

    answer = field.get(_call(workshop), headers={"accept-encoding": "gzip"})

    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) <= 30_000


def _seen(field, workshop) -> int:
    return field.get(_call(workshop)).context["form"].seen


def _on_another_phone(workshop, user, statuses) -> None:
    with scopes_disabled():
        mark_attendance(workshop.sessions.get(), statuses, by=user)


@pytest.fixture
def tapan(kamal) -> User:
    kamal.first_name = "Tapan"
    kamal.save()
    return kamal


def test_what_another_phone_marked_stays_when_it_was_not_touched(
    field, workshop, people, tapan
):
    one, two, _three = people
    field.post(_call(workshop), {f"m{one.pk}": "present"})
    seen = _seen(field, workshop)
    _on_another_phone(workshop, tapan, {one.pk: "late", two.pk: "absent"})

    # As the page stood when it was opened, with one more person marked.
    data = {"seen": seen, f"m{one.pk}": "present", "everybody": "present"}
    page = text_of(field.post(_call(workshop), data, follow=True))

    assert list(_statuses(workshop).values()) == ["late", "absent", "present"]
    assert "2 people were marked on another device meanwhile. That is kept." in page
    assert "Changed by Tapan" in page
    assert "Marked by Tapan" in page


def test_who_marks_the_same_person_later_is_told_of_the_other_mark(
    field, workshop, people, tapan
):
    seen = _seen(field, workshop)
    _on_another_phone(workshop, tapan, {people[0].pk: "late"})

    data = {"seen": seen, f"m{people[0].pk}": "absent"}
    page = text_of(field.post(_call(workshop), data, follow=True))

    assert _statuses(workshop) == {people[0].pk: "absent"}
    assert "Row 1: Tapan had marked “Late”" in page
    with scopes_disabled():
        kept = AttendanceMark.objects.values_list("status", flat=True)
        assert list(kept) == ["late", "absent"]


def test_a_mark_that_nobody_else_made_is_not_explained(field, workshop, people):
    page = text_of(
        field.post(_call(workshop), {f"m{people[0].pk}": "present"}, follow=True)
    )
    assert "Marked by" not in page
    assert "another device" not in page


def test_the_last_save_can_be_undone_and_brought_back(field, workshop, people):
    field.post(_call(workshop), {f"m{people[0].pk}": "late"})
    field.post(_call(workshop), {f"m{people[0].pk}": "late", "everybody": "present"})

    page = text_of(field.post(f"{_call(workshop)}undo/", follow=True))

    assert "Your last save is undone." in page
    assert _statuses(workshop) == {people[0].pk: "late"}
    field.post(f"{_call(workshop)}undo/")
    assert list(_statuses(workshop).values()) == ["late", "present", "present"]


def test_without_a_save_there_is_nothing_to_undo(field, workshop, people):
    assert "Undo my last save" not in text_of(field.get(_call(workshop)))
    page = text_of(field.post(f"{_call(workshop)}undo/", follow=True))
    assert "You have saved nothing here that could be undone." in page


def test_a_cancelled_day_cannot_be_marked(field, workshop, people):
    workshop.sessions.update(state=SessionState.CANCELLED)
    page = text_of(field.get(_call(workshop)))
    assert 'name="everybody"' not in page
    page = text_of(field.post(_call(workshop), {f"m{people[0].pk}": "present"}))
    assert "This day was cancelled" in page
    assert _statuses(workshop) == {}
