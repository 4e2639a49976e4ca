"""The list of a workshop as other programs of schools read it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile

import pytest
from django_scopes import scopes_disabled

from tests.builders import build_workshop
from tests.workshops.builders import enrol
from workshops.models import IdentityReading

TEN = dt.datetime(2027, 3, 12, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=6)))


@pytest.fixture
def taken(client, kamal, rina, shapla):
    morning = build_workshop(shapla, facilitator=rina, starts_at=TEN)
    agreed = enrol(morning, name_latin="Rahima Khatun", phone="01712345678")
    enrol(morning, call_name="সালমা")
    enrol(morning, consents=[])
    client.force_login(kamal)

    def take(names=""):
        address = f"/field/workshops/{morning.code}/people/export/{names}"
        answer = client.post(address, {"kind": "oneroster"})
        assert answer["Content-Disposition"] == 'attachment; filename="oneroster.zip"'
        archive = zipfile.ZipFile(io.BytesIO(answer.content))
        return {
            name.removesuffix(".csv"): list(
                csv.DictReader(io.StringIO(archive.read(name).decode(), newline=""))
            )
            for name in archive.namelist()
        }

    return take, morning, agreed.participant


def _names(files):
    return [(u["givenName"], u["familyName"], u["role"]) for u in files["users"]]


def test_without_names_people_stand_by_their_codes(taken):
    take, _morning, rahima = taken

    files = take()

    assert _names(files)[0] == (rahima.code, ".", "student")
    assert _names(files)[2:] == [("rina", ".", "teacher")]
    assert "Rahima" not in str(files)
    with scopes_disabled():
        assert IdentityReading.objects.count() == 0


def test_with_names_each_is_logged_and_no_number_goes_out(taken, kamal):
    take, _morning, _rahima = taken

    files = take("names/")

    assert _names(files) == [
        ("Rahima", "Khatun", "student"),
        ("সালমা", ".", "student"),
        ("rina", ".", "teacher"),
    ]
    assert "01712345678" not in str(files)
    with scopes_disabled():
        readings = IdentityReading.objects.values_list("reader", "purpose")
        assert list(readings) == [(kamal.pk, "export")] * 2


def test_every_reference_leads_somewhere(taken):
    take, morning, _rahima = taken

    files = take()
    known = {
        row["sourcedId"]
        for rows in files.values()
        for row in rows[:]
        if "sourcedId" in row
    }
    (one,) = files["classes"]

    assert one["sourcedId"] == morning.code
    assert {
        one["courseSourcedId"],
        one["schoolSourcedId"],
        one["termSourcedIds"],
    } <= known
    for row in files["enrollments"]:
        assert row["classSourcedId"] == morning.code
        assert {row["userSourcedId"], row["schoolSourcedId"]} <= known
    assert [row["primary"] for row in files["enrollments"]] == [
        "false",
        "false",
        "true",
    ]


def test_the_manifest_names_each_file(taken):
    take, _morning, _rahima = taken

    files = take()
    manifest = {row["propertyName"]: row["value"] for row in files["manifest"]}
    bulk = {key[5:] for key, value in manifest.items() if value == "bulk"}

    assert manifest["oneroster.version"] == "1.1"
    assert bulk == set(files) - {"manifest"}
    assert manifest["file.demographics"] == "absent"


def test_the_standard_columns_are_all_there(taken):
    take, _morning, _rahima = taken

    assert list(take()["users"][0]) == [
        "sourcedId",
        "status",
        "dateLastModified",
        "enabledUser",
        "orgSourcedIds",
        "role",
        "username",
        "userIds",
        "givenName",
        "familyName",
        "middleName",
        "identifier",
        "email",
        "sms",
        "phone",
        "agentSourcedIds",
        "grades",
        "password",
    ]


def test_only_those_who_may_export_take_it(taken, client, rina, selim):
    _take, morning, _rahima = taken
    address = f"/field/workshops/{morning.code}/people/export/"
    answers = []
    for user in (rina, selim):
        client.force_login(user)
        answers.append(client.post(address, {"kind": "oneroster"}).status_code)

    assert answers == [404, 404]
