from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django_scopes import scope

from tests.builders import build_mark, build_workshop
from tests.workshops.builders import enrol
from workshops.access import Right, participants_for
from workshops.choices import ConsentScope, EnrolmentState, TieKind
from workshops.consenting import givers_of
from workshops.identities import read_identities
from workshops.identity_index import find_people
from workshops.models import (
    AttendanceMark,
    EnrolmentChange,
    Identity,
    Message,
    Participant,
    Tie,
)
from workshops.queries import attendance_counts
from workshops.services.erasing import erase_participant
from workshops.services.merging import merge_participants
from workshops.signals import participant_erased

NAME, PHONE = "Rahima Khatun", "01711000000"


@pytest.fixture
def rahima(workshop, rina):
    with scope(organisation=workshop.organisation):
        yield enrol(workshop, rina, name_latin=NAME, phone=PHONE)


def found(typed, organisation):
    people = Participant.objects.all()
    return find_people(people, typed, organisations=[organisation.pk]).exists()


def erase(enrolment):
    person = enrolment.participant
    erased = erase_participant(person, by=None)
    person.refresh_from_db()
    enrolment.refresh_from_db()
    return erased


def test_nobody_can_be_named_or_found_by_it_any_more(rahima, rina, shapla):
    assert found(NAME, shapla)
    assert found(PHONE, shapla)
    erase(rahima)
    person = rahima.participant
    assert read_identities([person], reader=None, purpose="test") == {}
    assert not Identity.objects.filter(participant=person).exists()
    assert not found(NAME, shapla)
    assert not found(PHONE, shapla)
    assert person not in participants_for(rina, Right.IDENTITIES)


def test_the_person_leaves_and_every_yes_ends(rahima):
    assert erase(rahima).workshops_left == 1
    assert rahima.state == EnrolmentState.WITHDRAWN
    consents = rahima.participant.consents.all()
    assert [givers_of(consents, each) for each in ConsentScope] == [set()] * 5
    assert set(EnrolmentChange.objects.values_list("reason", flat=True)) == {""}


def test_what_was_counted_stays_counted(rahima, workshop):
    build_mark(rahima)
    before = attendance_counts(workshop)
    erase(rahima)
    assert attendance_counts(workshop) == before
    assert AttendanceMark.objects.count() == 1


def test_words_about_the_person_go(rahima, workshop, rina):
    other = enrol(workshop, rina, name_latin="Salma Begum")
    Tie.objects.create(
        first=rahima.participant,
        second=other.participant,
        kind=TieKind.HOUSEHOLD,
        added_by=rina,
    )
    erase(rahima)
    assert not Tie.objects.exists()
    assert not Message.objects.filter(enrolment=rahima).exists()
    known = read_identities([other.participant], reader=None, purpose="test")
    assert [names.name_latin for names in known.values()] == ["Salma Begum"]


def test_an_entry_that_was_put_into_it_goes_too(rahima, workshop, rina, shapla):
    other = build_workshop(shapla, facilitator=rina)
    twice = enrol(other, rina, name_latin="Rahima Khatoon", phone="01811000000")
    merge_participants(rahima.participant, twice.participant, by=None)
    rahima.refresh_from_db()
    twice.participant.refresh_from_db()
    assert erase_participant(twice.participant, by=None).entries == 2
    assert not Identity.objects.exists()
    assert not found("Rahima", shapla)


def test_plugins_are_told_of_each_entry_while_it_is_there(rahima):
    told = []

    def hear(participant, **kwargs):
        told.append(
            (participant, Identity.objects.filter(participant=participant).exists())
        )

    participant_erased.connect(hear)
    try:
        erase(rahima)
    finally:
        participant_erased.disconnect(hear)
    assert told == [(rahima.participant, True)]


def test_the_command_asks_once_and_forgets(rahima, monkeypatch, capsys):
    code = rahima.participant.code
    monkeypatch.setattr("builtins.input", lambda question: "no")
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("erase_participant", code)
    assert Identity.objects.exists()
    monkeypatch.setattr("builtins.input", lambda question: code.lower())
    call_command("erase_participant", code)
    assert not Identity.objects.exists()
    assert "entries forgotten: 1" in capsys.readouterr().out
    with pytest.raises(CommandError, match="Nobody has the code"):
        call_command("erase_participant", code, "--yes")


def test_a_code_of_two_organisations_is_not_guessed(rahima, doel):
    person = rahima.participant
    with scope(organisation=doel):
        Participant.objects.create(
            organisation=doel,
            code=person.code,
            sex=person.sex,
            age_band=person.age_band,
        )
    with pytest.raises(CommandError, match="add --organisation"):
        call_command("erase_participant", person.code, "--yes")
    call_command("erase_participant", person.code, "--yes", organisation="shapla")
    assert not Identity.objects.exists()
