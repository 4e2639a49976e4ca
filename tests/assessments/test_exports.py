from __future__ import annotations

import csv
import io

import pytest
from django_scopes import scope
from openpyxl import load_workbook

from assessments.exports import answers_table, may_be_exported
from tests.assessments.builders import build_instrument_version, written_item
from tests.assessments.report.builders import build_waves, report_of
from tests.assessments.report.test_build import HIGH, LOW
from tests.builders import build_audience, build_workshop


def files(client, workshop, kind):
    return client.get(f"/field/workshops/{workshop.code}/answers/{kind}/")


@pytest.fixture
def answered(workshop):
    items = [written_item(text_en="=1+1"), written_item("text"), written_item()]
    version = build_instrument_version(items)
    pre = [(2, None, 2)] * 11 + [(1, None, None)]
    build_waves(workshop, pre, [(4, None, 4)] * 12, version=version)
    return workshop


def test_one_row_for_each_person_wave_and_question(client, mitu, answered):
    client.force_login(mitu)
    content = files(client, answered, "csv").content

    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[0] == ["person", "wave", "item", "code", "missing", "score"]
    assert len(rows) == 1 + 12 * 2 * 2
    # The odd one comes first by the answers, whatever the card.
    assert [row[0:2] + row[3:] for row in rows[1:3]] == [
        ["1", "pre", "1", "", "0.0"],
        ["1", "pre", "", "dont_know", ""],
    ]


def test_excel_has_the_questions_and_no_live_formula(client, mitu, answered):
    client.force_login(mitu)
    book = load_workbook(io.BytesIO(files(client, answered, "xlsx").content))

    assert book.sheetnames == [f"{answered.code}-answers", "questions", "codebook"]
    cells = [cell for row in book["questions"].iter_rows() for cell in row]
    assert [c.data_type for c in cells if c.value == "=1+1"] == ["s"] * 5


def test_syntax_reads_the_file_and_names_the_codes(client, mitu, answered):
    client.force_login(mitu)
    spss = files(client, answered, "sps").content.decode()
    r = files(client, answered, "R").content.decode()

    assert spss.startswith("\ufeff* Encoding: UTF-8.")
    for made in (spss, r):
        assert f"{answered.code}-answers.csv" in made
        assert "dont_know" in made
    assert "VALUE LABELS wave" in spss
    assert 'fileEncoding = "UTF-8-BOM"' in r


def test_quotes_of_a_question_end_no_word(client, mitu, workshop):
    version = build_instrument_version([written_item(text_en='It\'s "so"\nyes')])
    build_waves(workshop, [(2,)] * 10, [(4,)] * 10, version=version)
    client.force_login(mitu)

    assert "'It''s \"so\" yes'" in files(client, workshop, "sps").content.decode()
    assert '"It\'s \\"so\\" yes"' in files(client, workshop, "R").content.decode()


@pytest.mark.parametrize("people", [9, 12])
def test_too_few_and_children_are_never_given_out(client, shapla, kamal, people, rina):
    children = build_audience("children" if people == 12 else "parents")
    workshop = build_workshop(shapla, facilitator=rina, audience=children)
    build_waves(workshop, [LOW] * people, [HIGH] * people)
    client.force_login(kamal)

    assert files(client, workshop, "csv").status_code == 404
    page = client.get(f"/field/workshops/{workshop.code}/answers/")
    assert (page.status_code, page.context["may"]) == (200, False)
    assert list(answers_table(report_of(workshop)).rows) == []


def test_sensitive_questions_stay(workshop):
    items = [written_item(sensitivity="sensitive"), written_item()]
    help_told = {
        "referral_bn": "সাহায্য চান।",
        "referral_en": "Ask for help.",
        "referral_contact_bn": "১০৯৮",
        "referral_contact_en": "1098",
    }
    version = build_instrument_version(items, **help_told)
    build_waves(workshop, [(2, 2)] * 10, [(4, 4)] * 10, version=version)
    report = report_of(workshop)

    assert may_be_exported(report)
    with scope(organisation=workshop.organisation):
        names = {row[2] for row in answers_table(report).rows}
    assert names == {version.items.get(number=2).column}


@pytest.mark.parametrize(
    ("name", "status"),
    [("kamal", 200), ("mitu", 200), ("rina", 404), ("selim", 404), ("karim", 404)],
)
def test_who_may_take_them(client, request, answered, name, status):
    client.force_login(request.getfixturevalue(name))

    assert files(client, answered, "csv").status_code == status
    page = client.get(f"/field/workshops/{answered.code}/answers/")
    assert page.status_code == status


@pytest.mark.parametrize(
    ("more", "may"), [(0, True), (1, False), (4, False), (5, True)]
)
def test_no_row_is_missing_from_the_file_that_a_mean_of_the_report_has(
    workshop, more, may
):
    """Who skipped most of the main result is in the means of questions all the same."""
    few = (2, None, None, None)
    build_waves(
        workshop,
        [LOW] * 12 + [few] * more,
        [HIGH] * 12 + [(5, None, None, None)] * more,
    )
    report = report_of(workshop)

    assert len(report.primary.people) == 12
    assert {len(each.people) for each in report.questions} == {12, 12 + more}
    assert may_be_exported(report) == may
