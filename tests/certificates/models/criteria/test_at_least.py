from __future__ import annotations

import pytest
from django_scopes import scope
from wagtail import hooks

from certificates.models import (
    AtLeastCriterion,
    AttendanceCriterion,
    RegisteredCriterion,
    SessionsCriterion,
)
from certificates.queries import eligibility
from certificates.requirements import REQUIREMENT_HOOK
from tests.builders import build_enrolment, build_mark
from tests.certificates.test_requirements import Asked

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture
def group(design):
    """One of: came always, came last, sang. Nobody sings."""
    group = AtLeastCriterion.objects.create(design=design, minimum_count=1)
    AttendanceCriterion.objects.create(design=design, group=group, minimum_percent=100)
    SessionsCriterion.objects.create(design=design, group=group)
    RegisteredCriterion.objects.create(design=design, group=group, requirement="sing")
    with hooks.register_temporarily(REQUIREMENT_HOOK, lambda: Asked("sing")):
        yield group


@pytest.mark.parametrize(("needed", "is_unmet"), [(1, False), (2, False), (3, True)])
def test_as_many_as_asked_are_enough(done, group, needed, is_unmet):
    enrolment = build_enrolment(done)
    build_mark(enrolment)
    group.minimum_count = needed
    with scope(organisation=done.organisation):
        found = group.unmet([enrolment])
    sentence = "Has done 2 of these things; needs at least 3. Still open: Do sing."
    assert found == ({enrolment.pk: sentence} if is_unmet else {})


def test_a_group_that_asks_for_more_than_it_has_asks_for_all(done, group):
    came, stayed_away = build_enrolment(done), build_enrolment(done)
    build_mark(came)
    group.members.instance_of(RegisteredCriterion).delete()
    group.minimum_count = 9
    with scope(organisation=done.organisation):
        assert list(group.unmet([came, stayed_away])) == [stayed_away.pk]


def test_an_empty_group_asks_nothing(done, design):
    group = AtLeastCriterion.objects.create(design=design, minimum_count=2)
    assert group.unmet([build_enrolment(done)]) == {}


def test_members_are_judged_by_their_group_only(done, design, group):
    """Nobody sings, and still earns it: one of the three is enough."""
    enrolment = build_enrolment(done)
    build_mark(enrolment)
    with scope(organisation=done.organisation):
        people = eligibility(done, design)
    assert [person.missing for person in people] == [[]]


@pytest.mark.parametrize("count", [2, 60])
def test_as_many_queries_for_many_people(
    done, design, group, count, django_assert_num_queries
):
    for _ in range(count):
        build_enrolment(done)
    with scope(organisation=done.organisation), django_assert_num_queries(14):
        assert len(eligibility(done, design)) == count


def test_the_label_names_the_members(group):
    assert group.label == (
        "At least 1 of these: Came to at least 100 % of the sessions; "
        "Came to: The last session; Did sing"
    )
