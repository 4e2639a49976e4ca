from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope, scopes_disabled
from openpyxl import load_workbook

from tests.builders import build_enrolment, build_mark, build_workshop
from tests.workshops.builders import build_session, enrol
from workshops.exports.tables import NAMES, PERSON, UNKNOWN_PERSON
from workshops.models import IdentityReading

DHAKA = dt.timezone(dt.timedelta(hours=6))
TEN = dt.datetime(2027, 3, 12, 10, 0, tzinfo=DHAKA)


@pytest.fixture
def office(client, kamal):
    client.force_login(kamal)
    client.cookies["language"] = "en"
    return client


@pytest.fixture
def morning(shapla, rina):
    return build_workshop(shapla, facilitator=rina, starts_at=TEN)


def _csv(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_workshops_come_with_local_times_and_a_file_to_keep(office, morning):
    response = office.post("/field/exports/", {"table": "workshops", "kind": "csv"})
    (row,) = _csv(response)

    assert response["Content-Disposition"] == 'attachment; filename="workshops.csv"'
    assert (row["workshop"], row["starts"], row["ends"]) == (
        morning.code,
        "2027-03-12 10:00",
        "2027-03-12 12:00",
    )


def test_sessions_have_real_dates_in_a_spreadsheet(office, morning):
    build_session(morning, 2)
    build_mark(enrol(morning))

    response = office.post("/field/exports/", {"table": "sessions", "kind": "xlsx"})
    rows = load_workbook(io.BytesIO(response.content))["sessions"].iter_rows(
        values_only=True
    )
    keys, *found = rows
    sessions = [dict(zip(keys, row, strict=True)) for row in found]

    assert [(s["session"], s["starts"], s["hours"], s["held"]) for s in sessions] == [
        (1, TEN.replace(tzinfo=None), 2, 1),
        (2, TEN.replace(tzinfo=None) + dt.timedelta(days=1), 2, 0),
    ]


def test_another_organisation_is_not_in_it(office, morning, doel):
    build_workshop(doel)

    rows = _csv(office.post("/field/exports/", {"table": "workshops", "kind": "csv"}))

    assert [row["workshop"] for row in rows] == [morning.code]


@pytest.mark.parametrize(
    ("since", "until", "number"),
    [
        ("12/03/2027", "12/03/2027", 1),
        ("১৩/০৩/২০২৭", "", 0),
        ("", "11/03/2027", 0),
        ("", "", 1),
    ],
)
def test_days_choose_the_workshops(office, morning, since, until, number):
    form = {"table": "workshops", "kind": "csv", "since": since, "until": until}

    assert len(_csv(office.post("/field/exports/", form))) == number


def test_days_in_the_wrong_order_are_told_and_kept(office):
    form = {
        "table": "sessions",
        "kind": "csv",
        "since": "12/03/2027",
        "until": "11/03/2027",
    }

    page = office.post("/field/exports/", form).content.decode()

    assert "The last day is before the first. Change one of them." in page
    assert "12/03/2027" in page


def test_the_list_without_names_opens_none(office, morning):
    build_mark(enrol(morning, phone="01712345678"))
    address = f"/field/workshops/{morning.code}/people/export/"

    (row,) = _csv(office.post(address, {"kind": "csv"}))

    assert list(row) == [column.key for column in PERSON] + ["session_1"]
    assert row["session_1"] == "present"
    with scopes_disabled():
        assert IdentityReading.objects.count() == 0


def test_the_list_with_names_is_logged(office, morning, kamal):
    enrolment = enrol(morning, phone="01712345678", village="=HYPERLINK(1)")
    address = f"/field/workshops/{morning.code}/people/export/names/"

    office.get(address)
    (row,) = _csv(office.post(address, {"kind": "csv"}))

    assert [row[column.key] for column in NAMES] == [
        "রহিমা",
        "",
        "",
        "",
        "01712345678",
        "'=HYPERLINK(1)",
    ]
    with scope(organisation=morning.organisation):
        readings = IdentityReading.objects.values_list(
            "participant", "reader", "purpose"
        )
        assert list(readings) == [(enrolment.participant_id, kamal.pk, "export")]


def test_many_workshops_cost_as_many_queries_as_one(office, shapla, morning):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            for table in ("workshops", "sessions"):
                office.post("/field/exports/", {"table": table, "kind": "csv"})
        return len(captured)

    one = queries()
    for _ in range(3):
        build_mark(enrol(build_workshop(shapla)))

    assert queries() == one


def _sessions_file(office):
    return _csv(office.post("/field/exports/", {"table": "sessions", "kind": "csv"}))


@pytest.mark.parametrize(
    ("state", "standing"),
    [
        ("planned", ["standing", "standing", "cancelled"]),
        ("postponed", ["standing", "postponed", "cancelled"]),
        ("cancelled", ["standing", "cancelled", "cancelled"]),
    ],
)
def test_a_session_tells_what_becomes_of_it(office, morning, state, standing):
    """The first was held; the third was called off by itself."""
    build_mark(enrol(morning))
    build_session(morning, 2)
    third = build_session(morning, 3)
    third.state = "cancelled"
    third.save()
    morning.state = state
    morning.save()

    assert [row["state"] for row in _sessions_file(office)] == standing


@pytest.mark.parametrize(("adults", "ages"), [(8, {"30_49"}), (9, {"30_49", "10_13"})])
def test_a_monitor_gets_rows_without_codes_and_no_few_children(
    client, mitu, morning, adults, ages
):
    for _ in range(adults):
        build_enrolment(morning)
    child = build_enrolment(morning, age_band="10_13")
    build_mark(child)
    build_enrolment(morning, state="withdrawn")
    client.force_login(mitu)
    address = f"/field/workshops/{morning.code}/people/export/"

    answer = client.post(address, {"kind": "csv"})
    rows = _csv(answer)

    assert list(rows[0]) == [c.key for c in UNKNOWN_PERSON] + ["session_1"]
    assert {row["age_band"] for row in rows} == ages
    assert child.participant.code not in answer.content.decode()


def test_a_monitor_gets_no_codes_by_another_kind_of_file(client, mitu, morning):
    build_mark(enrol(morning))
    client.force_login(mitu)
    address = f"/field/workshops/{morning.code}/people/export/"

    answer = client.post(address, {"kind": "oneroster"})

    assert answer["Content-Type"].startswith("text/html")
