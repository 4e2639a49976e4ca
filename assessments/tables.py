"""Tables of scores before and after, as people keep them: CSV or XLSX.

Every fault is named by the row and column that a spreadsheet shows, and all of them at
once; a table with a fault gives nothing, so that no half of it is ever computed.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from assessments.analysis import LARGEST_SCORE
from curriculum.languages import normalise
from curriculum.numerals import to_western

COLUMNS = ("person", "pre", "post")
Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None

_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)")
_DELIMITERS = ",;\t"
_FORMULA = "="


class TableFault(ValueError):
    """A table that cannot be used. `faults` are whole sentences, one a fault."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = list(faults)


@dataclass(frozen=True)
class PersonRow:
    person: str
    pre: float | None
    post: float | None


def read_scores(path: Path, bounds: tuple[float, float] | None) -> list[PersonRow]:
    """The people of a table with the columns person, pre and post.

    Other columns are allowed, and an empty score is somebody who did not answer.
    Bangla digits are read. With `bounds`, scores outside them are faults.

    Raises TableFault.
    """
    filled = [row for row in _rows(path) if any(_text(cell) for cell in row[1])]
    if not filled:
        raise TableFault([_("%(file)s is empty.") % {"file": path.name}])
    (first, heading), *body = filled
    places = _places(first, heading)
    faults: list[str] = []
    people: list[PersonRow] = []
    seen: dict[str, int] = {}
    for number, cells in body:
        row = _Row(number, cells, len(heading), places, bounds)
        people.append(row.person_row())
        faults += row.faults + _repeats(people[-1].person, number, seen)
    if not people:
        faults.append(_("The table has a heading but nobody in it."))
    if faults:
        raise TableFault(faults)
    return people


def _repeats(person: str, number: int, seen: dict[str, int]) -> list[str]:
    first = seen.setdefault(person, number) if person else number
    if first == number:
        return []
    return [
        _(
            "Row %(row)s, column person: “%(person)s” is already in row %(first)s. Each person needs one row."
        )
        % {"row": number, "person": person, "first": first}
    ]


@dataclass
class _Row:
    """One row of the table being read; what is wrong with it gathers in `faults`."""

    number: int
    cells: Sequence[Cell]
    width: int
    places: dict[str, int]
    bounds: tuple[float, float] | None

    def __post_init__(self) -> None:
        self.faults: list[str] = []

    def person_row(self) -> PersonRow:
        if any(_text(cell) for cell in self.cells[self.width :]):
            self.faults.append(
                _("Row %(row)s: there are more cells than the heading has columns.")
                % {"row": self.number}
            )
        person = to_western(_text(self._cell("person")))
        if not person:
            self._fault("person", _("the cell is empty. Write who it is, or a number."))
        return PersonRow(person, self._score("pre"), self._score("post"))

    def _cell(self, column: str) -> Cell:
        place = self.places[column]
        return self.cells[place] if place < len(self.cells) else None

    def _fault(self, column: str, sentence: str) -> None:
        where = {"row": self.number, "column": column, "fault": sentence}
        self.faults.append(_("Row %(row)s, column %(column)s: %(fault)s") % where)

    def _score(self, column: str) -> float | None:
        cell = self._cell(column)
        text = _text(cell)
        if not text:
            return None
        score = _number(cell)
        if score is None:
            self._fault(column, _not_a_number(text))
        elif abs(score) > LARGEST_SCORE:
            self._fault(
                column, _("%(text)s is too large for a score.") % {"text": text}
            )
        elif self.bounds and not self.bounds[0] <= score <= self.bounds[1]:
            low, high = self.bounds
            self._fault(
                column,
                _("%(text)s lies outside the scale from %(low)s to %(high)s.")
                % {"text": text, "low": f"{low:g}", "high": f"{high:g}"},
            )
        return score


def _places(row: int, heading: Sequence[Cell]) -> dict[str, int]:
    """Where the columns stand; capitals and spaces around do not matter."""
    names = [_text(cell).casefold() for cell in heading]
    missing = [column for column in COLUMNS if column not in names]
    if missing:
        found = ", ".join(name for name in names if name) or "–"
        sentence = _(
            "Row %(row)s: these columns are missing in the heading: %(missing)s. Columns found: %(found)s."
        )
        listed = {"row": row, "missing": ", ".join(missing), "found": found}
        raise TableFault([sentence % listed])
    twice = [column for column in COLUMNS if names.count(column) > 1]
    if twice:
        raise TableFault(
            [
                _("Row %(row)s: the column %(column)s is there twice.")
                % {"row": row, "column": column}
                for column in twice
            ]
        )
    return {column: names.index(column) for column in COLUMNS}


def _text(cell: Cell) -> str:
    """As a person reads it: 12.0 from a spreadsheet is 12."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return normalise(str(cell))


def _number(cell: Cell) -> float | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell)
    text = to_western(_text(cell)).replace("−", "-")
    if not isinstance(cell, str) or not _NUMBER.fullmatch(text):
        return None
    return float(text)


def _not_a_number(text: str) -> str:
    if text == _FORMULA:
        return _(
            "the formula has no saved result. Save the file once in a spreadsheet."
        )
    with_point = text.replace(",", ".")
    if _NUMBER.fullmatch(to_western(with_point)):
        return _("“%(text)s” is not a number. Write it with a point: %(number)s.") % {
            "text": text,
            "number": with_point,
        }
    return _(
        "“%(text)s” is not a number. Write a number, or leave the cell empty if there was no answer."
    ) % {"text": text}


def _rows(path: Path) -> Iterator[tuple[int, list[Cell]]]:
    """Each row with the number that a spreadsheet gives it."""
    try:
        content = path.read_bytes()
    except OSError as error:
        fault = _("%(file)s cannot be read (%(reason)s).")
        raise TableFault([fault % {"file": path, "reason": error.strerror}]) from error
    suffix = path.suffix.lower()
    if suffix == ".xlsx" and content:
        return enumerate(_xlsx_rows(path.name, content), start=1)
    if suffix in {".csv", ".tsv", ".xlsx"}:
        return enumerate(_csv_rows(path.name, content), start=1)
    fault = _("%(file)s is neither a .csv nor a .xlsx file.")
    raise TableFault([fault % {"file": path.name}])


def _csv_rows(name: str, content: bytes) -> list[list[Cell]]:
    """UTF-8, with or without a byte order mark, or the UTF-16 of spreadsheets."""
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if is_utf16 else "utf-8-sig")
    except ValueError:
        text = "\0"
    if "\0" in text:
        raise TableFault(
            [
                _("%(file)s is not a CSV file. Save it as “CSV UTF-8” or as .xlsx.")
                % {"file": name}
            ]
        )
    # Strict, or a quotation mark that is never closed would swallow the people below.
    rows = csv.reader(
        io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True
    )
    try:
        return [list(row) for row in rows]
    except csv.Error:
        raise TableFault(
            [
                _("Line %(line)s: a quotation mark is missing or out of place.")
                % {"line": rows.line_num}
            ]
        ) from None


def _delimiter(text: str) -> str:
    """Whatever parts the heading most often."""
    heading = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=heading.count)


def _xlsx_rows(name: str, content: bytes) -> list[list[Cell]]:
    """The first sheet. A formula gives its saved result, or "=" without one.

    A program that writes formulas saves no results; the cell is then no empty score.
    """
    try:
        results = _sheet(content, with_results=True)
        formulas = _sheet(content, with_results=False)
    except Exception as error:  # the parser raises whatever a damaged file provokes
        fault = _("%(file)s is not an XLSX file, or it is damaged.") % {"file": name}
        raise TableFault([fault]) from error
    return [
        [
            _FORMULA if result is None and written is not None else result
            for result, written in zip(row, formula_row, strict=True)
        ]
        for row, formula_row in zip(results, formulas, strict=True)
    ]


def _sheet(content: bytes, *, with_results: bool) -> list[list[Cell]]:
    book = load_workbook(io.BytesIO(content), data_only=with_results)
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
