from __future__ import annotations

import pytest

from assessments.sitting import Sitting


def test_a_sitting_lives_in_the_session_by_wave():
    session = {}
    Sitting.of(session, 1).begin("a-uuid")
    Sitting.of(session, 1).note(2)

    again = Sitting.of(session, 1)

    assert (again.response, again.answered) == ("a-uuid", [2])
    assert Sitting.of(session, 2).response is None


def test_ending_leaves_nothing_behind():
    session = {}
    sitting = Sitting.of(session, 1)
    sitting.begin("a-uuid")

    sitting.end()

    assert session == {}


def test_beginning_anew_forgets_what_was_answered_before():
    sitting = Sitting.of({}, 1)
    sitting.begin("a-uuid")
    sitting.note(1)

    sitting.begin("a-uuid")

    assert sitting.before(5) is None


@pytest.mark.parametrize(
    ("number", "unanswered", "following"),
    [(1, 4, 2), (2, 4, 4), (2, None, None), (4, 5, 5), (4, 1, 1)],
)
def test_what_comes_after_a_question(number, unanswered, following):
    sitting = Sitting.of({}, 1)
    for answered in (2, 1):
        sitting.note(answered)

    assert sitting.after(number, unanswered) == following


def test_only_what_was_answered_here_or_comes_next_is_shown():
    sitting = Sitting.of({}, 1)
    sitting.note(3)

    assert [n for n in range(1, 7) if sitting.may_see(n, 4)] == [3, 4]
