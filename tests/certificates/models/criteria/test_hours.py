from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import timezone
from django_scopes import scope

from certificates.models import HoursCriterion
from tests.builders import build_enrolment, build_mark
from tests.certificates.models.criteria.test_attendance import held_sessions

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("3.0", None),
        ("3.5", "Was there for 3 hours; needs at least 3.5."),
        ("4.0", "Was there for 3 hours; needs at least 4."),
    ],
)
def test_hours_are_those_of_the_sessions_one_came_to(done, design, hours, expected):
    """The first lasts two hours, the others one; the third was missed."""
    enrolment = build_enrolment(done)
    build_mark(enrolment)
    with scope(organisation=done.organisation):
        held_sessions(done, enrolment, ["left_early", "absent"])
        first = done.sessions.get(number=1)
        first.ends_at = first.starts_at + timezone.timedelta(hours=2)
        first.save()
        criterion = HoursCriterion(design=design, minimum_hours=Decimal(hours))
        found = criterion.unmet([enrolment])
    assert found == ({enrolment.pk: expected} if expected else {})


def test_the_label_says_how_many_hours(design):
    criterion = HoursCriterion(design=design, minimum_hours=Decimal("2.5"))
    assert criterion.label == "Was there for at least 2.5 hours"


def test_hours_of_nobody_are_nothing(design):
    assert HoursCriterion(design=design, minimum_hours=1).unmet([]) == {}
