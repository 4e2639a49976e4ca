"""People are found by phone, name or code, and the database tells nobody who they are."""

from __future__ import annotations

import json

import pytest
from django.core.management import call_command
from django.db import connection
from django_scopes import scope, scopes_disabled

from tests.builders import build_workshop
from tests.workshops.builders import enrol
from workshops.identities import Names, read_identities, write_identity
from workshops.identity_index import find_people
from workshops.models import IdentityToken, Participant
from workshops.vault import seal

SECRETS = {
    "call_name": "রহিমা",
    "name_bn": "মোসাঃ রহিমা খাতুন",
    "name_latin": "Rahima Khatun",
    "guardian": "জরিনা বেগম",
    "phone": "01711000000",
    "village": "চর কুকরি",
}


@pytest.fixture
def rahima(workshop, rina) -> Participant:
    participant = enrol(workshop, rina, **SECRETS).participant
    enrol(workshop, rina, call_name="সেলিনা", phone="01811000000")
    return participant


def _found(typed: str, organisation) -> list[Participant]:
    with scope(organisation=organisation):
        people = Participant.objects.all()
        return list(find_people(people, typed, organisations=[organisation.pk]))


@pytest.mark.parametrize(
    "typed",
    [
        "01711000000",
        "+৮৮০১৭১১-০০০০০০",
        "1711000000",
        "১৭১১ ০০০ ০০০",
        "880 1711-000000",
        "রহিমা",
        "Rohima",
        "Mst. Rahima Begum",
        "মোছাঃ রহিমা",
    ],
)
def test_found_by_phone_and_by_name_in_either_script(rahima, shapla, typed):
    assert _found(typed, shapla) == [rahima]


def test_found_by_code_as_it_is_typed(rahima, shapla):
    code = rahima.code
    assert _found(f"{code[:3]}-{code[3:]}".lower(), shapla) == [rahima]


@pytest.mark.parametrize(
    "typed", ["", " ", "...", "01711000001", "Rahim", "Rahima Selina"]
)
def test_found_by_nothing_else(rahima, shapla, typed):
    assert _found(typed, shapla) == []


def test_a_hash_of_one_organisation_means_nothing_in_another(rahima, shapla, doel):
    other = enrol(build_workshop(doel), **SECRETS).participant

    with scopes_disabled():
        ours = set(rahima.tokens.values_list("digest", flat=True))
        theirs = set(other.tokens.values_list("digest", flat=True))
        people = Participant.objects.all()
        found = list(find_people(people, "রহিমা", organisations=[doel.pk]))

    assert len(ours) == len(theirs) == 2
    assert ours & theirs == set()
    assert found == [other]


def test_what_is_corrected_is_no_longer_found_by_the_old_name(rahima, shapla):
    with scope(organisation=shapla):
        write_identity(rahima, Names("জমিলা"))

    assert _found("রহিমা", shapla) == []
    assert _found("01711000000", shapla) == []
    assert _found("Jamila", shapla) == [rahima]


def test_the_command_makes_the_index_anew(rahima, shapla, capsys):
    with scopes_disabled():
        before = sorted(IdentityToken.objects.values_list("participant", "digest"))
        IdentityToken.objects.all().delete()

    call_command("rebuild_identity_index")
    call_command("rebuild_identity_index")

    with scopes_disabled():
        after = sorted(IdentityToken.objects.values_list("participant", "digest"))
    assert after == before
    assert capsys.readouterr().out == "people indexed: 2\n" * 2


@pytest.mark.parametrize("kept", ["1711-000000", "+880 1711 000000"])
def test_a_number_that_was_kept_in_another_form_is_found_after_the_command(
    rahima, shapla, kept
):
    """As a program of before wrote it: sealed and hashed as it was typed."""
    with scope(organisation=shapla):
        identity = rahima.identity
        sealed = seal(
            json.dumps({"call_name": "রহিমা", "phone": kept}).encode(),
            place=f"{identity._meta.db_table}:{rahima.pk}",
        )
        identity.key_id, identity.sealed = sealed.key_id, sealed.sealed
        identity.save()
        rahima.tokens.all().delete()
    call_command("rebuild_identity_index")
    assert _found("01711000000", shapla) == [rahima]
    with scope(organisation=shapla):
        known = read_identities([rahima], reader=None, purpose="index")
    assert known[rahima.pk].phone == "01711000000"


def test_no_table_holds_a_name_or_a_number(rahima):
    text = "\n".join(_rows())

    assert rahima.code in text
    assert [word for word in _words() if word.casefold() in text.casefold()] == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="one file only in SQLite")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_file_of_the_database_holds_no_name_or_number(rahima):
    raw = connection.connection.serialize()

    assert rahima.code.encode() in raw
    assert [word for word in _words() if _is_in(word, raw)] == []


def _words() -> list[str]:
    """Every word of the secrets, and what the index is made of."""
    return [part for text in SECRETS.values() for part in text.split()] + [
        "rhma",
        "rhmaktn",
    ]


def _is_in(word: str, raw: bytes) -> bool:
    """Also as JSON would write it, and in the encoding of another SQLite."""
    escaped = word.encode("unicode_escape")
    return any(
        form in raw for form in (word.encode(), escaped, word.encode("utf-16-le"))
    )


def _rows() -> list[str]:
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            name = connection.ops.quote_name(table)
            cursor.execute("SELECT * FROM " + name)  # noqa: S608  names of our tables
            rows += [repr(row) for row in cursor.fetchall()]
    return rows
