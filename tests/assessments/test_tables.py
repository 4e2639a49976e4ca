from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation
from openpyxl import Workbook

from assessments.tables import PersonRow, TableFault, read_scores

ASHA = PersonRow("A", 40.0, 50.5)
BABUL = PersonRow("B", 45.0, None)


@pytest.fixture(autouse=True)
def _told_in_english():
    with translation.override("en"):
        yield


def _csv(folder, content, name="scores.csv", encoding="utf-8"):
    path = folder / name
    path.write_bytes(
        content if isinstance(content, bytes) else content.encode(encoding)
    )
    return path


def _xlsx(folder, rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    path = folder / "scores.xlsx"
    book.save(path)
    return path


def _faults(path, bounds=None):
    with pytest.raises(TableFault) as raised:
        read_scores(path, bounds)
    return raised.value.faults


@pytest.mark.parametrize(
    "content",
    [
        "person,pre,post\nA,40,50.5\nB,45,\n",
        "person;pre;post\r\nA;40;50.5\r\nB;45;\r\n",
        "person\tpre\tpost\nA\t40\t50.5\nB\t45\t\n",
        "\ufeffperson,pre,post\nA,40,50.5\nB,45",
        "person,pre,post\nA,৪০,৫০.৫\nB,৪৫,\n",
        " Person , PRE ,Post\n A , 40 ,+50.50\nB,45, \n",
        "village,post,pre,person\nদৌলতপুর,50.5,40,A\nx,,45,B\n",
        '\n"person","pre","post"\n\n"A","40","50.5"\n,,\n"B","45",""\n',
    ],
    ids=["comma", "semicolon", "tab", "mark", "bangla", "untidy", "extra", "blank"],
)
def test_a_csv_file_as_people_save_it(tmp_path, content):
    assert read_scores(_csv(tmp_path, content), None) == [ASHA, BABUL]


def test_a_csv_file_in_utf_16(tmp_path):
    path = _csv(tmp_path, "person\tpre\tpost\nA\t40\t50.5\n", encoding="utf-16")

    assert read_scores(path, None) == [ASHA]


def test_a_spreadsheet(tmp_path):
    rows = [
        ["Person", "note", "pre", "post"],
        ["A", None, 40, 50.5],
        [None, None, None, None],
        ["B", "left early", "৪৫", None],
        [12.0, None, -1.5, "−2"],
    ]

    assert read_scores(_xlsx(tmp_path, rows), None) == [
        ASHA,
        BABUL,
        PersonRow("12", -1.5, -2.0),
    ]


def test_every_bad_cell_is_named_by_row_and_column(tmp_path):
    path = _csv(
        tmp_path,
        "person,pre,post\nA,40,fifty\nB,4O,1e3\n,1,2\nC,nan,inf\nD,3 5,-\nE,60,61\n",
    )
    advice = "Write a number, or leave the cell empty if there was no answer."

    assert _faults(path) == [
        f"Row 2, column post: “fifty” is not a number. {advice}",
        f"Row 3, column pre: “4O” is not a number. {advice}",
        f"Row 3, column post: “1e3” is not a number. {advice}",
        "Row 4, column person: the cell is empty. Write who it is, or a number.",
        f"Row 5, column pre: “nan” is not a number. {advice}",
        f"Row 5, column post: “inf” is not a number. {advice}",
        f"Row 6, column pre: “3 5” is not a number. {advice}",
        f"Row 6, column post: “-” is not a number. {advice}",
    ]


def test_a_decimal_comma_is_told_how_to_write_it(tmp_path):
    path = _csv(tmp_path, "person;pre;post\nA;3,5;৪,৫\n")

    assert _faults(path) == [
        "Row 2, column pre: “3,5” is not a number. Write it with a point: 3.5.",
        "Row 2, column post: “৪,৫” is not a number. Write it with a point: ৪.৫.",
    ]


def test_a_person_stands_once(tmp_path):
    path = _csv(tmp_path, "person,pre,post\n১,1,2\nB,1,2\n 1 ,3,4\nB,,\n")

    assert _faults(path) == [
        "Row 4, column person: “1” is already in row 2. Each person needs one row.",
        "Row 5, column person: “B” is already in row 3. Each person needs one row.",
    ]


def test_two_ways_to_encode_a_name_are_one_name(tmp_path):
    path = _csv(tmp_path, "person,pre,post\nজয়া,1,2\nজয\u09bcা,3,4\n")

    assert len(_faults(path)) == 1


def test_a_score_lies_on_the_scale(tmp_path):
    path = _csv(tmp_path, "person,pre,post\nA,0,100\nB,-1,100.5\n")

    assert _faults(path, bounds=(0, 100)) == [
        "Row 3, column pre: -1 lies outside the scale from 0 to 100.",
        "Row 3, column post: 100.5 lies outside the scale from 0 to 100.",
    ]
    assert len(read_scores(path, None)) == 2


def test_a_score_has_a_size_that_can_be(tmp_path):
    huge = "9" * 400
    path = _csv(tmp_path, f"person,pre,post\nA,1,{huge}\n")

    assert _faults(path) == [
        f"Row 2, column post: {huge} is too large for a score.",
    ]


def test_a_row_is_no_longer_than_the_heading(tmp_path):
    path = _csv(tmp_path, "person,pre,post\nA,1,2,3\nB,1,2,,\n")

    assert _faults(path) == [
        "Row 2: there are more cells than the heading has columns."
    ]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (
            "name,pre,after\nA,1,2\n",
            "Row 1: these columns are missing in the heading: person, post. Columns found: "
            "name, pre, after.",
        ),
        ("person,pre,post,Pre\nA,1,2,3\n", "Row 1: the column pre is there twice."),
        ("person,pre,post\n", "The table has a heading but nobody in it."),
        ("", "scores.csv is empty."),
        ("\ufeff", "scores.csv is empty."),
        (" \n\n", "scores.csv is empty."),
        (
            'person,pre,post\n"A,1,2\nB,3,4\n',
            "Line 3: a quotation mark is missing or out of place.",
        ),
        (
            b"PK\x03\x04\x00\x00",
            "scores.csv is not a CSV file. Save it as “CSV UTF-8” or as .xlsx.",
        ),
        (
            b"person,pre,post\n\xe0\xa6,1,2\n",
            "scores.csv is not a CSV file. Save it as “CSV UTF-8” or as .xlsx.",
        ),
    ],
)
def test_a_table_that_cannot_be_used(tmp_path, content, fault):
    assert _faults(_csv(tmp_path, content)) == [fault]


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("s.xlsx", "person,pre", "s.xlsx is not an XLSX file, or it is damaged."),
        ("s.xlsx", "", "s.xlsx is empty."),
        ("s.ods", "person", "s.ods is neither a .csv nor a .xlsx file."),
        ("s", "person,pre,post", "s is neither a .csv nor a .xlsx file."),
    ],
)
def test_a_file_of_another_kind(tmp_path, name, content, fault):
    assert _faults(_csv(tmp_path, content, name)) == [fault]


def test_a_file_that_is_not_there(tmp_path):
    path = tmp_path / "none.csv"

    assert _faults(path) == [f"{path} cannot be read (No such file or directory)."]


def test_cells_of_a_spreadsheet_that_are_no_scores(tmp_path):
    rows = [
        ["person", "pre", "post"],
        ["A", True, dt.datetime(2026, 3, 1, tzinfo=None)],  # noqa: DTZ001  as in a cell
        ["B", "=1+2", "#N/A"],
    ]
    advice = "Write a number, or leave the cell empty if there was no answer."

    assert _faults(_xlsx(tmp_path, rows)) == [
        f"Row 2, column pre: “True” is not a number. {advice}",
        f"Row 2, column post: “2026-03-01 00:00:00” is not a number. {advice}",
        "Row 3, column pre: the formula has no saved result. Save the file once in a "
        "spreadsheet.",
        f"Row 3, column post: “#N/A” is not a number. {advice}",
    ]
