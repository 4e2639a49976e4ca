from __future__ import annotations

import base64
import io
import json
import re
import uuid
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scope
from openpyxl import Workbook, load_workbook

from assessments.cards import printed_number
from assessments.choices import SetAsideReason
from assessments.models import OdkImport, OdkKey, Response, SetAside
from assessments.odk.collect import settings_code
from assessments.services import close_wave, count_with_card
from assessments.services.odk_keys import standing_key
from tests.assessments.builders import (
    build_administration,
    build_card,
    build_instrument_version,
    written_item,
)
from tests.assessments.odk.collect import Collect, filled_in
from tests.builders import build_workshop
from tests.workshops.builders import text_of
from workshops.choices import ImportState

PAGES = ["phones/", "phones/form.xlsx", "results/"]
HEADING = "_uuid,start,ankur_card,page/q1,page/q2"


@pytest.fixture
def wave(workshop):
    items = [written_item(name="q1"), written_item(name="q2")]
    return build_administration(workshop, version=build_instrument_version(items))


@pytest.fixture
def cards(workshop):
    return [printed_number(build_card(workshop).number) for _each in range(4)]


@pytest.fixture
def field(client, rina):
    client.cookies["language"] = "en"
    client.force_login(rina)
    return client


def _address(wave, page=""):
    return f"/field/workshops/{wave.workshop.code}/questions/{wave.wave}/{page}"


def _row(card, *codes, one=None):
    return f"{one or uuid.uuid4()},2026-11-20T10:00:00+06:00,{card},{','.join(codes)}"


@pytest.fixture
def bring(field, wave):
    def bring(*rows, heading=HEADING, name="results.csv", content=None):
        text = "\n".join([heading, *rows]).encode()
        file = SimpleUploadedFile(name, text if content is None else content)
        return field.post(_address(wave, "results/"), {"file": file}, follow=True)

    return bring


@pytest.fixture
def write(field, bring):
    def write(*rows, **options):
        page = bring(*rows, **options)
        return field.post(page.request["PATH_INFO"], {"step": "write"}, follow=True)

    return write


def _responses(wave):
    with scope(organisation=wave.workshop.organisation):
        return [
            [a.code for a in response.answers.order_by("item__number")]
            for response in Response.objects.filter(administration=wave).order_by("pk")
        ]


def _aside(wave):
    with scope(organisation=wave.workshop.organisation):
        return list(SetAside.objects.values_list("reason", flat=True))


@pytest.mark.parametrize(
    ("page", "roles"),
    [
        ("phones/", (200, 200, 200, 404, 404)),
        ("phones/form.xlsx", (200, 200, 200, 404, 404)),
        ("results/", (200, 200, 404, 404, 404)),
    ],
)
def test_who_reaches_a_page(client, wave, rina, kamal, mitu, selim, karim, page, roles):
    found = []
    for user in (rina, kamal, mitu, selim, karim):
        client.force_login(user)
        found.append(client.get(_address(wave, page)).status_code)

    assert tuple(found) == roles


def test_only_who_runs_the_workshop_makes_a_key(client, wave, mitu, selim):
    for user in (mitu, selim):
        client.force_login(user)
        answer = client.post(_address(wave, "phones/"), {"step": "make"})
        assert answer.status_code == 404

    assert OdkKey.objects.count() == 0


def test_only_who_brought_a_file_sees_it(client, wave, bring, kamal, cards):
    address = bring(_row(cards[0], "4", "2")).request["PATH_INFO"]

    client.force_login(kamal)
    assert client.get(address).status_code == 404
    assert client.post(address, {"step": "write"}).status_code == 404
    assert _responses(wave) == []


def test_a_key_is_shown_once_and_works(field, wave, rina):
    page = text_of(field.post(_address(wave, "phones/"), {"step": "make"}))
    key = OdkKey.objects.get()
    password = re.search(r'id="id_password" value="(\w+)"', page)[1]

    assert Collect(key, password).forms()[0]["formID"] == f"ankur_{wave.code}"
    assert password not in text_of(field.get(_address(wave, "phones/")))


def test_a_new_key_ends_the_old_one_and_a_lost_phone_is_ended(field, wave):
    for _time in range(2):
        field.post(_address(wave, "phones/"), {"step": "make"})
    newer, older = OdkKey.objects.all()
    assert (standing_key(older.name), standing_key(newer.name)) == (None, newer)

    field.post(_address(wave, "phones/"), {"step": "end"})

    assert standing_key(newer.name) is None


def test_the_code_to_scan_is_what_collect_reads():
    packed = settings_code("https://a.example/odk/K", "K", "secret", "W1")

    settings = json.loads(zlib.decompress(base64.b64decode(packed)))
    assert settings["general"]["server_url"] == "https://a.example/odk/K"
    assert settings["general"]["username"] == "K"
    assert settings["general"]["delete_send"] is True
    assert settings["project"] == {"name": "W1"}


def test_the_form_is_a_workbook_with_three_sheets(field, wave):
    content = field.get(_address(wave, "phones/form.xlsx")).content

    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["survey", "choices", "settings"]
    heading, *rows = book["survey"].iter_rows(values_only=True)
    assert [row[1] for row in rows] == [
        "ankur_start",
        "ankur_end",
        "ankur_device",
        "ankur_wave",
        "ankur_card",
        "q1",
        "q2",
    ]
    assert {"label::বাংলা (bn)", "label::English (en)"} <= set(heading)
    settings = dict(zip(*book["settings"].iter_rows(values_only=True), strict=True))
    assert settings["form_id"] == f"ankur_{wave.code}"
    assert (
        settings["instance_name"]
        == "concat(${ankur_wave}, ' ', ${ankur_card}, ' ', '')"
    )


def test_the_office_takes_each_instrument_as_a_file(client, wave, mitu, karim):
    address = "/field/questionnaires/"
    client.force_login(karim)
    assert client.get(address).status_code == 404

    client.force_login(mitu)
    assert wave.version.title in text_of(client.get(address))
    content = client.get(f"{address}?version={wave.version.pk}").content
    assert load_workbook(io.BytesIO(content)).sheetnames[0] == "survey"
    assert client.get(f"{address}?version=0").status_code == 404


def test_a_check_says_what_would_become_of_each_row_and_writes_nothing(
    bring, wave, cards
):
    page = text_of(
        bring(
            _row(cards[0], "4", "2"),
            _row(cards[0], "1", "1"),
            _row(cards[1], "99", "2"),
            _row("17-9", "4", "2"),
        )
    )

    assert "<dt>New</dt><dd>1</dd>" in page
    assert "<dt>Would be set aside</dt><dd>3</dd>" in page
    assert "Row 3" in page
    assert "Two people used one card" in page
    assert "Column: q1" in page
    assert "No card of this workshop has this number" in page
    assert _responses(wave) == []
    assert _aside(wave) == []


def test_results_are_written_once_and_the_same_file_again_is_already_here(
    write, bring, wave, cards
):
    rows = [_row(cards[0], "4", "2"), _row(cards[1], "৩", "dont_know")]
    write(*rows)

    assert _responses(wave) == [[4, 2], [3, None]]
    assert "<dt>Already here</dt><dd>2</dd>" in text_of(bring(*rows))
    write(*rows)
    assert _responses(wave) == [[4, 2], [3, None]]
    with scope(organisation=wave.workshop.organisation):
        done = OdkImport.objects.filter(state=ImportState.DONE)
        assert {bytes(each.sealed) for each in done} == {b""}


def test_what_came_by_phone_is_already_here_in_the_file(bring, wave, cards, rina):
    from assessments.services.odk_keys import make_key

    phone = Collect(*make_key(wave.workshop, by=rina))
    one = uuid.uuid4()
    columns = {"ankur_card": cards[0], "q1": 4, "q2": 2}
    phone.send(filled_in(phone.forms()[0], columns, instance_id=f"uuid:{one}"))

    page = text_of(bring(_row(cards[0], "4", "2", one=one)))

    assert "<dt>Already here</dt><dd>1</dd>" in page


def test_labels_in_either_language_and_a_workbook(write, wave, cards):
    items = list(wave.version.items.order_by("number"))
    book = Workbook()
    sheet = book.active
    sheet.append(["meta/instanceID", "ankur_card", *(i.prompts["bn"] for i in items)])
    sheet.append([f"uuid:{uuid.uuid4()}", cards[0], "একমত", "I do not agree"])
    content = io.BytesIO()
    book.save(content)

    write(name="kobo.xlsx", content=content.getvalue())

    assert _responses(wave) == [[4, 2]]


def test_several_answers_in_columns_of_their_own_or_as_words(
    field, workshop, shapla, rina
):
    items = [written_item(name="q1"), written_item("multiple", name="many")]
    other = build_workshop(shapla, facilitator=rina)
    wave = build_administration(other, version=build_instrument_version(items))
    cards = [printed_number(build_card(other).number) for _each in range(3)]
    files = [
        ["instanceID,ankur_card,q1,many", f"{uuid.uuid4()},{cards[0]},4,3 1"],
        ["instanceID,ankur_card,q1,many/1,many/3", f"{uuid.uuid4()},{cards[1]},4,1,1"],
        ["instanceID,ankur_card,q1,many", f"{uuid.uuid4()},{cards[2]},4,School Play"],
    ]
    for lines in files:
        file = SimpleUploadedFile("results.csv", "\n".join(lines).encode())
        page = field.post(_address(wave, "results/"), {"file": file}, follow=True)
        field.post(page.request["PATH_INFO"], {"step": "write"})

    with scope(organisation=shapla):
        rows = Response.objects.filter(administration=wave)
        texts = [row.answers.get(item__name="many").text for row in rows]
    assert texts == ["1 3", "1 3", "1 3"]


@pytest.mark.parametrize(
    ("heading", "row", "sentence"),
    [
        ("ankur_card,q1", "174,4", "These columns are missing in the heading: _uuid."),
        ("_uuid,q1", "1,4", "These columns are missing in the heading: ankur_card."),
        (HEADING, ",,174,4,2", "Row 2, column _uuid: the cell is empty."),
        ("_uuid,ankur_card,x", "1,174,4", "No column of this file is a question"),
        (
            "_uuid,ankur_card,ankur_wave,q1",
            "1,174,post,4",
            "Row 2, column ankur_wave: this form is of another time.",
        ),
    ],
)
def test_a_file_that_cannot_be_taken_says_where(
    bring, field, wave, heading, row, sentence
):
    page = bring(row, heading=heading)

    assert sentence in text_of(page)
    field.post(page.request["PATH_INFO"], {"step": "write"})
    assert _responses(wave) == []


def test_the_same_id_twice_in_a_file_is_a_fault(bring, cards):
    one = uuid.uuid4()

    page = bring(_row(cards[0], "4", "2", one=one), _row(cards[1], "1", "1", one=one))

    assert "Row 3: the form of row 2 has the same id." in text_of(page)


def test_a_file_that_is_none_is_refused(bring):
    page = text_of(bring(name="results.pdf", content=b"%PDF"))

    assert "neither an Excel file (.xlsx) nor a CSV file" in page


def test_what_does_not_fit_is_set_aside_when_it_is_written(write, wave, cards):
    write(_row(cards[0], "4", "2"), _row(cards[1], "nonsense", "2"))

    assert _responses(wave) == [[4, 2]]
    assert _aside(wave) == [SetAsideReason.BAD_CODE]


def test_undoing_takes_back_what_the_file_brought_and_nothing_else(
    field, write, wave, cards, rina
):
    write(_row(cards[0], "4", "2"))
    page = write(_row(cards[1], "1", "1"), _row(cards[0], "5", "5"))

    field.post(page.request["PATH_INFO"], {"step": "undo"})

    assert _responses(wave) == [[4, 2]]
    assert _aside(wave) == []


def test_nothing_is_undone_once_somebody_has_decided_or_the_wave_is_closed(
    field, write, wave, cards, kamal
):
    page = write(_row(cards[0], "4", "2"), _row("17-9", "1", "1"))
    address = page.request["PATH_INFO"]
    close_wave(wave, by=None)
    assert "These questions are closed" in text_of(
        field.post(address, {"step": "undo"}, follow=True)
    )
    wave.closed_at = None
    wave.save()
    with scope(organisation=wave.workshop.organisation):
        count_with_card(SetAside.objects.get(), 2, by=kamal)

    refused = field.post(address, {"step": "undo"}, follow=True)

    assert "somebody has decided" in text_of(refused)
    assert _responses(wave) == [[4, 2], [1, 1]]


def test_a_thrown_away_file_is_gone(field, bring, wave, cards):
    page = bring(_row(cards[0], "4", "2"))

    field.post(page.request["PATH_INFO"], {"step": "drop"})

    with scope(organisation=wave.workshop.organisation):
        assert OdkImport.objects.count() == 0
