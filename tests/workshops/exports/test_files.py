from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from openpyxl import load_workbook

from workshops.choices import Sex
from workshops.exports.files import neutralised, to_csv, to_xlsx
from workshops.exports.table import Column, Table

MORNING = dt.datetime(2027, 3, 12, 10, 0)  # noqa: DTZ001  as on the wall
COLUMNS = [
    Column("person", "Code"),
    Column("sex", "Sex", Sex),
    Column("phone", "Mobile"),
    Column("starts", "Begins"),
    Column("day", "Day"),
    Column("number", "Number"),
]


def _table(*rows):
    return Table("roster", COLUMNS, rows)


ROW = ["0012345", "female", "01712345678", MORNING, MORNING.date(), -3]


def test_a_csv_file_begins_with_a_byte_order_mark_and_the_keys():
    content = to_csv(_table(ROW))

    assert content.decode() == (
        "\ufeffperson,sex,phone,starts,day,number\r\n"
        "0012345,female,01712345678,2027-03-12 10:00,2027-03-12,-3\r\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "=HYPERLINK(1)",
        "+8801",
        "-1",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "\ufeff=1",
        "\x00=1",
        "\u200b=1",
        "  =1",
        "＝1",
        "＋1",
        "－1",
        "＠1",
    ],
)
def test_no_text_is_a_formula_in_csv(text):
    rows = csv.reader(io.StringIO(to_csv(_table([text])).decode(), newline=""))

    assert list(rows)[1] == [f"'{text}"]


@pytest.mark.parametrize("text", ["রহিমা", "01712", "a=b", "", "1-2"])
def test_other_text_stays_as_it_is(text):
    assert neutralised(text) == text


def test_a_spreadsheet_holds_text_and_real_dates():
    formula = ["=HYPERLINK(1)", "রহিমা\x07", "#N/A", None, None, 2]
    book = load_workbook(io.BytesIO(to_xlsx([_table(ROW, formula)])))
    rows = list(book["roster"].iter_rows())

    assert [cell.value for cell in rows[0]] == [column.key for column in COLUMNS]
    assert [cell.value for cell in rows[1]] == [
        "0012345",
        "female",
        "01712345678",
        MORNING,
        dt.datetime(2027, 3, 12),  # noqa: DTZ001  a spreadsheet gives no other dates
        -3,
    ]
    assert rows[1][3].is_date
    assert [(cell.value, cell.data_type) for cell in rows[2][:3]] == [
        ("=HYPERLINK(1)", "s"),
        ("রহিমা", "s"),
        ("#N/A", "s"),
    ]


def test_a_codebook_says_what_columns_and_codes_mean():
    book = load_workbook(io.BytesIO(to_xlsx([_table(ROW)])))
    lines = list(book["codebook"].iter_rows(values_only=True))

    assert book.sheetnames == ["roster", "codebook"]
    assert lines[0] == ("sheet", "column", "code", "meaning")
    assert ("roster", "sex", "female", str(Sex.FEMALE.label)) in lines
    assert [line[1] for line in lines[1:-1] if not line[2]] == [
        column.key for column in COLUMNS
    ]
