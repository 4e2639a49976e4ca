"""What the columns of a list are called: in Bangla, in English, or mixed."""

from __future__ import annotations

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scope
from openpyxl import Workbook, load_workbook

from tests.workshops.builders import enrol, text_of
from workshops.services import withdraw_enrolment


@pytest.fixture
def bring(field, workshop):
    """Rina brings a file; what comes back is the page of the check."""
    address = f"/field/workshops/{workshop.code}/import/"

    def bring(name: str, content: bytes):
        file = SimpleUploadedFile(name, content)
        return field.post(address, {"file": file}, follow=True)

    return bring


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template_has_bangla_headings_too_and_faults_name_them(
    field, workshop, bring, kind
):
    """Filled with bad cells it is refused by row and column, in the words of the file."""
    address = f"/field/workshops/{workshop.code}/import/template.{kind}?headings=bn"
    content = field.get(address).content
    if kind == "csv":
        heading = next(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    else:
        sheet = load_workbook(io.BytesIO(content)).active
        heading = [cell.value for cell in next(sheet.iter_rows())]
    assert heading == [
        "কোড",
        "ডাকনাম",
        "বাংলায় পুরো নাম",
        "ইংরেজিতে পুরো নাম",
        "লিঙ্গ",
        "বয়স",
        "বয়সের দল",
        "পিতা বা মাতার নাম",
        "মোবাইল",
        "গ্রাম",
    ]
    bad = ["", "রহিমা", "Rahima", "রহিমা", "x", "অনেক", "", "", "123", ""]
    page = text_of(_bring_table(bring, kind, [heading, bad]))
    for column in [*heading[2:6], "মোবাইল"]:
        assert f"Row 2, column {column}: " in page
    for key in ("name_bn", "name_latin", "years", "phone", "column age"):
        assert key not in page


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_headings_of_both_languages_may_be_mixed(bring, kind):
    heading = ["ডাকনাম", "sex", "বয়স", "Mobile"]
    good = ["রহিমা", "নারী", "৩৪", "+৮৮০ ১৭১১-০০০০০০"]
    page = text_of(_bring_table(bring, kind, [heading, good]))
    assert "<dt>New people</dt><dd>1</dd>" in page


def test_templates_of_no_language_are_not_there(field, workshop):
    address = f"/field/workshops/{workshop.code}/import/template.csv?headings=xx"
    assert field.get(address).status_code == 404


def _bring_table(bring, kind, rows):
    if kind == "csv":
        text = "\n".join(",".join(row) for row in rows)
        return bring("people.csv", text.encode("utf-8-sig"))
    book = Workbook()
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return bring("people.xlsx", written.getvalue())


def test_who_was_crossed_out_is_said_to_be_off_the_list(bring, workshop, rina):
    enrolment = enrol(workshop, rina)
    with scope(organisation=workshop.organisation):
        withdraw_enrolment(enrolment, by=rina)
    rows = [["code", "ডাকনাম", "sex", "age"]]
    rows.append([enrolment.participant.code, "রহিমা", "নারী", "৩৪"])
    page = text_of(_bring_table(bring, "csv", rows))
    assert "Was taken off this list" in page
