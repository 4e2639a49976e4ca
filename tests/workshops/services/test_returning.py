from __future__ import annotations

import pytest
from django.utils import translation
from django_scopes import scope, scopes_disabled

from tests.builders import build_workshop
from tests.workshops.builders import CHILD, enrol, yes
from workshops.choices import EnrolmentState
from workshops.refusals import Refused
from workshops.services.merging import merge_participants
from workshops.services.returning import enrol_known_participant


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def again(shapla, rina):
    """The next workshop."""
    return build_workshop(shapla, facilitator=rina)


def test_the_same_person_is_on_two_lists(workshop, again, rina, shapla):
    rahima = enrol(workshop, rina).participant

    with scope(organisation=shapla):
        enrolment = enrol_known_participant(again, rahima, by=rina, consents=[yes()])

        assert enrolment.state == EnrolmentState.ENROLLED
        assert rahima.enrolments.count() == 2
        assert rahima.consents.count() == 2


def test_a_child_whose_guardian_has_not_agreed_waits(workshop, again, rina, shapla):
    child = enrol(workshop, rina, age_band=CHILD, consents=[]).participant

    with scope(organisation=shapla):
        enrolment = enrol_known_participant(again, child, by=rina, consents=[yes()])

    assert enrolment.state == EnrolmentState.PENDING


def test_not_twice_on_one_list(workshop, rina, shapla):
    rahima = enrol(workshop, rina).participant

    with scope(organisation=shapla), pytest.raises(Refused, match="already"):
        enrol_known_participant(workshop, rahima, by=rina, consents=[yes()])


def test_a_full_workshop_takes_no_known_person_either(workshop, again, rina, shapla):
    rahima = enrol(workshop, rina).participant
    again.capacity = 1
    again.save()
    enrol(again, rina, call_name="সেলিনা")

    with scope(organisation=shapla), pytest.raises(Refused, match="places"):
        enrol_known_participant(again, rahima, by=rina, consents=[yes()])


def test_not_from_another_organisation(workshop, doel, rina):
    stranger = enrol(build_workshop(doel)).participant

    with scopes_disabled(), pytest.raises(Refused, match="not known"):
        enrol_known_participant(workshop, stranger, by=rina, consents=[yes()])


def test_not_by_an_entry_that_was_put_into_another(workshop, again, rina, shapla):
    kept = enrol(workshop, rina).participant
    removed = enrol(build_workshop(shapla), rina).participant
    with scope(organisation=shapla):
        merge_participants(kept, removed, by=rina)
        removed.refresh_from_db()

        with pytest.raises(Refused, match="Choose that one"):
            enrol_known_participant(again, removed, by=rina, consents=[yes()])
