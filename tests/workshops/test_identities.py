from __future__ import annotations

import unicodedata

import pytest
from django.db import connection
from django_scopes import scopes_disabled

from tests.workshops.builders import enrol
from workshops.identities import Names, read_identities, write_identity
from workshops.models import Identity, IdentityReading, Participant
from workshops.vault import VaultError


@pytest.fixture
def rahima(workshop, rina) -> Participant:
    names = {"name_latin": "Rahima Khatun", "phone": "01711000000"}
    return enrol(workshop, rina, **names).participant


def test_who_may_read_reads_the_names(rahima, rina, shapla_scope):
    names = read_identities([rahima], reader=rina, purpose="test")
    assert names == {rahima.pk: Names("রহিমা", "", "Rahima Khatun", "", "01711000000")}


def test_a_monitor_reads_no_names_and_leaves_no_trace(rahima, mitu, shapla_scope):
    assert read_identities([rahima], reader=mitu, purpose="test") == {}
    assert IdentityReading.objects.count() == 0


def test_a_stranger_reads_no_names_even_without_scopes(rahima, selim):
    with scopes_disabled():
        assert read_identities([rahima], reader=selim, purpose="test") == {}


def test_each_reading_is_logged(rahima, rina, shapla_scope):
    read_identities([rahima], reader=rina, purpose="roll-call")
    reading = IdentityReading.objects.get()
    assert (reading.participant, reading.reader, reading.purpose) == (
        rahima,
        rina,
        "roll-call",
    )


def test_the_database_does_not_hold_the_name(rahima):
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM workshops_identity")
        raw = bytes(cursor.fetchone()[0])
    for word in ("Rahima", "রহিমা", "01711000000", "call_name"):
        assert word.encode() not in raw


def test_names_moved_to_another_person_do_not_open(rahima, workshop, rina):
    other = enrol(workshop, rina, call_name="Selina").participant
    with scopes_disabled():
        stolen = Identity.objects.get(participant=rahima)
        Identity.objects.filter(participant=other).update(sealed=stolen.sealed)
        with pytest.raises(VaultError, match="changed or moved"):
            read_identities([other], reader=rina, purpose="test")


def test_writing_again_replaces_what_was_known(rahima, rina, shapla_scope):
    write_identity(rahima, Names("Rahi"))
    names = read_identities([rahima], reader=rina, purpose="test")
    assert names == {rahima.pk: Names("Rahi")}


@pytest.mark.parametrize("people", [1, 30])
def test_reading_takes_two_queries_however_many(
    people, workshop, rina, shapla_scope, django_assert_num_queries
):
    workshop.capacity = people
    workshop.save()
    participants = [enrol(workshop, rina).participant for _ in range(people)]
    with django_assert_num_queries(4):  # savepoint, names, log, release
        names = read_identities(participants, reader=rina, purpose="test")
    assert len(names) == people


def test_names_are_kept_in_one_encoding():
    decomposed = unicodedata.normalize("NFD", "রায়")
    assert Names(decomposed).call_name == unicodedata.normalize("NFC", "রায়")


def test_a_person_needs_a_name_to_be_called_by():
    with pytest.raises(ValueError, match="called by"):
        Names("  ")


@pytest.mark.parametrize(
    ("names", "bn", "en"),
    [
        (Names("R"), "", ""),
        (Names("R", name_bn="রহিমা খাতুন"), "রহিমা খাতুন", "রহিমা খাতুন"),
        (Names("R", name_latin="Rahima Khatun"), "Rahima Khatun", "Rahima Khatun"),
        (Names("R", "রহিমা খাতুন", "Rahima Khatun"), "রহিমা খাতুন", "Rahima Khatun"),
    ],
)
def test_printed_prefers_the_script_of_the_language(names, bn, en):
    assert (names.printed("bn"), names.printed("en")) == (bn, en)
