from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django_scopes import scope

from certificates.choices import MustAttend
from certificates.models import SessionsCriterion
from tests.builders import build_enrolment, build_mark
from tests.certificates.models.criteria.test_attendance import held_sessions
from workshops.choices import SessionState

pytestmark = pytest.mark.usefixtures("in_english")

ONE, MANY = (
    "Missed session 2, which is needed.",
    "Missed the sessions 2, 4, which are needed.",
)


@pytest.fixture
def came_to_1_and_3(done):
    enrolment = build_enrolment(done)
    build_mark(enrolment)
    with scope(organisation=done.organisation):
        held_sessions(done, enrolment, ["absent", "present", "excused"])
    return enrolment


@pytest.mark.parametrize(
    ("which", "numbers", "expected"),
    [
        (MustAttend.FIRST, "", None),
        (MustAttend.LAST, "", "Missed session 4, which is needed."),
        (MustAttend.BOTH, "", "Missed session 4, which is needed."),
        (MustAttend.NUMBERS, "1, 3", None),
        (MustAttend.NUMBERS, "2, 3", ONE),
        (MustAttend.NUMBERS, "1-4", MANY),
        (MustAttend.NUMBERS, "7", None),
    ],
)
def test_says_which_needed_sessions_were_missed(
    done, design, came_to_1_and_3, which, numbers, expected
):
    criterion = SessionsCriterion(design=design, which=which, numbers=numbers)
    with scope(organisation=done.organisation):
        found = criterion.unmet([came_to_1_and_3])
    assert found == ({came_to_1_and_3.pk: expected} if expected else {})


def test_a_cancelled_session_is_needed_by_nobody(done, design, came_to_1_and_3):
    done.sessions.filter(number=2).update(state=SessionState.CANCELLED)
    criterion = SessionsCriterion(design=design, which="numbers", numbers="2")
    with scope(organisation=done.organisation):
        assert criterion.unmet([came_to_1_and_3]) == {}


@pytest.mark.parametrize(
    ("typed", "kept"), [("১-৩, ৬", "1-3, 6"), ("6 3 2 1", "1-3, 6")]
)
def test_numbers_are_kept_in_order(design, typed, kept):
    criterion = SessionsCriterion(design=design, which="numbers", numbers=typed)
    criterion.clean()
    assert criterion.numbers == kept


@pytest.mark.parametrize("typed", ["", "all", "0", "3-1"])
def test_other_words_are_refused(design, typed):
    criterion = SessionsCriterion(design=design, which="numbers", numbers=typed)
    with pytest.raises(ValidationError) as refusal:
        criterion.clean()
    assert refusal.value.message_dict == {
        "numbers": ["Write the numbers of the sessions, such as 1-3, 6."]
    }


@pytest.mark.parametrize(
    ("which", "numbers", "label"),
    [
        ("last", "", "Came to: The last session"),
        ("numbers", "1-3", "Came to the sessions 1-3"),
    ],
)
def test_the_label_says_which(design, which, numbers, label):
    assert SessionsCriterion(design=design, which=which, numbers=numbers).label == label


def test_sessions_of_nobody_are_nothing(design):
    assert SessionsCriterion(design=design).unmet([]) == {}
