from __future__ import annotations

import pytest
from django.utils import translation
from django_scopes import scopes_disabled
from django_scopes.exceptions import ScopeError

from tests.workshops.builders import ADULT, CHILD, enrol, yes
from workshops.choices import AgeBasis, ConsentScope, EnrolmentState, Sex
from workshops.codes import check_character
from workshops.identities import Names
from workshops.models import Enrolment, Participant
from workshops.refusals import Refused
from workshops.services import (
    close_workshop,
    correct_participant,
    record_consent,
    reinstate_enrolment,
    withdraw_consent,
    withdraw_enrolment,
)
from workshops.signals import participant_enrolled

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    """The enrolments that the plugins above heard of."""
    enrolments = []

    def listen(enrolment, **kwargs):
        enrolments.append(enrolment)

    participant_enrolled.connect(listen)
    yield enrolments
    participant_enrolled.disconnect(listen)


def _history(enrolment) -> list[str]:
    with scopes_disabled():
        return list(enrolment.changes.values_list("to_state", flat=True))


@pytest.mark.parametrize(
    ("age_band", "consents", "state"),
    [
        (ADULT, [], EnrolmentState.PENDING),
        (ADULT, [yes()], EnrolmentState.ENROLLED),
        (ADULT, [yes(consent_scope="assess")], EnrolmentState.PENDING),
        (ADULT, [yes("mother")], EnrolmentState.PENDING),
        (CHILD, [yes()], EnrolmentState.PENDING),
        (CHILD, [yes("mother")], EnrolmentState.PENDING),
        (CHILD, [yes("father"), yes("guardian")], EnrolmentState.PENDING),
        (CHILD, [yes(), yes("guardian")], EnrolmentState.ENROLLED),
        (CHILD, [yes(), yes("mother", "assess")], EnrolmentState.PENDING),
    ],
)
def test_age_decides_which_consent_is_needed(workshop, rina, age_band, consents, state):
    assert enrol(workshop, rina, age_band=age_band, consents=consents).state == state


def test_keeps_the_history_and_who_made_it(workshop, rina):
    enrolment = enrol(workshop, rina)
    with scopes_disabled():
        changes = list(
            enrolment.changes.values_list("from_state", "to_state", "changed_by")
        )
    assert changes == [
        ("", "pending", rina.pk),
        ("pending", "enrolled", rina.pk),
    ]


def test_tells_the_plugins_once_the_data_is_safe(
    workshop, rina, heard, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as callbacks:
        enrolment = enrol(workshop, rina)
        enrol(workshop, rina, consents=[])
    assert heard == []
    for tell in callbacks:
        tell()
    assert heard == [enrolment]


def test_gives_a_code_with_a_check_character(workshop, rina):
    code = enrol(workshop, rina).participant.code
    assert check_character(code[:-1]) == code[-1]


def test_row_numbers_go_on_after_a_withdrawal(workshop, rina, shapla_scope):
    first, second = enrol(workshop, rina), enrol(workshop, rina)
    withdraw_enrolment(second, by=rina)
    third = enrol(workshop, rina)
    assert [e.row_number for e in (first, second, third)] == [1, 2, 3]


def test_refuses_more_people_than_places(workshop, rina):
    workshop.capacity = 1
    workshop.save()
    enrol(workshop, rina, consents=[])
    with translation.override("en"), pytest.raises(Refused) as refusal:
        enrol(workshop, rina)
    assert refusal.value.messages[0].startswith("All 1 places of this workshop")
    with scopes_disabled():
        assert Participant.objects.count() == 1


def test_refuses_a_workshop_that_is_over(workshop, rina, shapla_scope):
    close_workshop(workshop, by=rina)
    with pytest.raises(Refused):
        enrol(workshop, rina)


def test_needs_a_scope(workshop, rina):
    with pytest.raises(ScopeError):
        list(Enrolment.objects.all())
    with pytest.raises(ScopeError):
        list(Participant.objects.all())


def test_a_consent_that_comes_later_enrols(workshop, rina, shapla_scope):
    enrolment = enrol(workshop, rina, age_band=CHILD, consents=[yes()])
    record_consent(enrolment.participant, by=rina, consents=[yes("mother", "assess")])
    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.PENDING
    record_consent(enrolment.participant, by=rina, consents=[yes("mother")])
    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.ENROLLED


def test_a_consent_does_not_bring_back_who_was_withdrawn(workshop, rina, shapla_scope):
    enrolment = enrol(workshop, rina)
    withdraw_enrolment(enrolment, by=rina)
    record_consent(enrolment.participant, by=rina, consents=[yes()])
    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.WITHDRAWN


def test_taking_back_the_consent_to_attend_withdraws(workshop, rina, shapla_scope):
    enrolment = enrol(workshop, rina)
    withdraw_consent(enrolment.participant, scope=ConsentScope.ATTEND, by=rina)
    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.WITHDRAWN
    assert enrolment.participant.consents.get().withdrawn_at is not None


def test_taking_back_another_consent_leaves_the_person_on_the_list(
    workshop, rina, shapla_scope
):
    enrolment = enrol(workshop, rina, consents=[yes(), yes(consent_scope="assess")])
    withdraw_consent(enrolment.participant, scope=ConsentScope.ASSESS, by=rina)
    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.ENROLLED


def test_taking_back_a_consent_leaves_what_is_over(workshop, rina, shapla_scope):
    enrolment = enrol(workshop, rina)
    close_workshop(workshop, by=rina)
    withdraw_consent(enrolment.participant, scope=ConsentScope.ATTEND, by=rina)
    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.ENROLLED


def test_brings_back_with_the_consent_that_stands(workshop, rina, shapla_scope):
    enrolment = enrol(workshop, rina)
    withdraw_enrolment(enrolment, by=rina, reason="moved")
    reinstate_enrolment(enrolment, by=rina)
    assert enrolment.state == EnrolmentState.ENROLLED
    assert _history(enrolment) == [
        "pending",
        "enrolled",
        "withdrawn",
        "pending",
        "enrolled",
    ]


def test_does_not_bring_back_into_a_full_workshop(workshop, rina, shapla_scope):
    workshop.capacity = 1
    workshop.save()
    enrolment = enrol(workshop, rina)
    withdraw_enrolment(enrolment, by=rina)
    enrol(workshop, rina)
    with pytest.raises(Refused):
        reinstate_enrolment(enrolment, by=rina)


def _correct(participant, rina, age_band):
    correct_participant(
        participant,
        by=rina,
        sex=Sex.FEMALE,
        age_band=age_band,
        age_basis=AgeBasis.STATED,
        names=Names("Rahima"),
    )


def test_an_adult_who_is_a_child_after_all_waits_for_a_guardian(
    workshop, rina, shapla_scope
):
    enrolment = enrol(workshop, rina)
    _correct(enrolment.participant, rina, CHILD)
    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.PENDING
    assert enrolment.changes.last().reason


def test_what_was_agreed_as_an_adult_does_not_count_for_a_child(
    workshop, rina, shapla_scope
):
    enrolment = enrol(workshop, rina)
    child = enrolment.participant
    _correct(child, rina, CHILD)
    record_consent(child, by=rina, consents=[yes("mother")])
    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.PENDING
    record_consent(child, by=rina, consents=[yes()])
    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.ENROLLED
    _correct(child, rina, CHILD)
    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.ENROLLED


def test_a_child_who_is_an_adult_after_all_needs_nobody_else(
    workshop, rina, shapla_scope
):
    enrolment = enrol(workshop, rina, age_band=CHILD)
    _correct(enrolment.participant, rina, ADULT)
    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.ENROLLED
