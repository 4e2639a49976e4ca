"""Files from outside: what is read, and what is refused before it is opened."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.utils import translation
from openpyxl import Workbook, load_workbook

from curriculum.spreadsheets import Limits, TableFault, read_table, text_of


@pytest.fixture(autouse=True)
def _told_in_english():
    with translation.override("en"):
        yield


def _xlsx(rows, prepare=lambda sheet: None):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    prepare(book.active)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _with_part(content, name, part, *, compression=zipfile.ZIP_DEFLATED):
    whole = io.BytesIO(content)
    with zipfile.ZipFile(whole, "a", compression) as parts:
        parts.writestr(name, part)
    return whole.getvalue()


def _fault(name, content, **limits):
    with pytest.raises(TableFault) as raised:
        read_table(name, content, Limits(**limits))
    (fault,) = raised.value.faults
    return fault


def test_rows_keep_the_number_of_the_spreadsheet():
    content = _xlsx([["name", "age"], [None, None], ["রহিমা", 12.0]])

    assert read_table("a.xlsx", content) == [(1, ["name", "age"]), (3, ["রহিমা", 12])]
    assert text_of(12.0) == "12"


def test_text_that_looks_like_a_formula_is_text():
    content = _xlsx([["name"]], lambda sheet: _text(sheet, "A2", "=HYPERLINK(1)"))

    assert read_table("a.xlsx", content) == [(1, ["name"]), (2, ["=HYPERLINK(1)"])]


def _text(sheet, place, text):
    sheet[place] = text
    sheet[place].data_type = "s"


def test_a_formula_without_a_saved_result_is_no_empty_cell():
    assert read_table("a.xlsx", _xlsx([["=1+2"]])) == [(1, ["="])]


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.xlsm", b"PK", "a.xlsm may carry macros. Save it as .xlsx without them."),
        (
            "a.xlsx",
            _with_part(_xlsx([["a"]]), "xl/vbaProject.bin", b"x"),
            "a.xlsx may carry macros. Save it as .xlsx without them.",
        ),
        (
            "a.xlsx",
            _with_part(_xlsx([["a"]]), "xl/externalLinks/externalLink1.xml", b"<a/>"),
            "a.xlsx takes cells from other files. Copy the table and paste only its values into a new file.",
        ),
        (
            "a.xlsx",
            _xlsx([["a", "b"], [1, 2]], lambda sheet: sheet.merge_cells("A1:B1")),
            "a.xlsx has merged cells (A1:B1). Separate them, so that each row stands on its own.",
        ),
        (
            "a.xlsx",
            _with_part(
                _xlsx([["a"]]), "xl/more.xml", b'<!DOCTYPE a [<!ENTITY b "c">]>'
            ),
            "a.xlsx is not an XLSX file, or it is damaged.",
        ),
        (
            "a.xlsx",
            _with_part(_xlsx([["a"]]), "xl/media/a.bin", b"\0" * 90_000_000),
            "a.xlsx unfolds to more than can be read. Copy the table into a new file.",
        ),
        (
            "a.xlsx",
            _xlsx([["a"]])[:-200],
            "a.xlsx is not an XLSX file, or it is damaged.",
        ),
        (
            "a.csv",
            "name\nরহিমা\n".encode() + "Zoë\n".encode("cp1252"),
            "a.csv is not a CSV file. Save it as “CSV UTF-8” or as .xlsx.",
        ),
    ],
    ids=["xlsm", "macro", "links", "merged", "entity", "bomb", "cut", "encodings"],
)
def test_what_is_not_opened_is_told(name, content, fault):
    assert _fault(name, content) == fault


def test_a_million_rows_are_refused_before_they_are_kept():
    content = _xlsx([["a"]], lambda sheet: sheet.cell(1_048_576, 1, "z"))

    assert _fault("a.xlsx", content) == (
        "The table has more than 50000 rows. Delete the empty rows at its end, or divide it."
    )


def test_a_sheet_too_wide_is_refused():
    content = _xlsx([["a"]], lambda sheet: sheet.cell(2, 16_384, "z"))

    assert _fault("a.xlsx", content, cells=1000) == (
        "The table has more than 1000 cells. Delete the columns that are not needed, or divide it."
    )


def test_a_large_file_is_refused_by_its_size():
    assert _fault("a.csv", b"a" * 1_000_001, file_bytes=1_000_000) == (
        "a.csv is larger than 1 megabytes. Divide it."
    )


def test_a_file_is_what_its_end_says(tmp_path):
    book = load_workbook(io.BytesIO(_xlsx([["a"]])))
    book.save(tmp_path / "a.xlsx")

    assert _fault("a.ods", (tmp_path / "a.xlsx").read_bytes()) == (
        "a.ods is neither a .csv nor a .xlsx file."
    )
