"""Reading tables as people keep them: CSV or XLSX, of any make and any encoding.

A file comes from outside, so it is measured before it is opened: a small file may hold
a million rows, or unfold to gigabytes. Every fault is a sentence that says what to do.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from curriculum.languages import normalise
from curriculum.workbook_safety import inspect_workbook

Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None
Row = tuple[int, list[Cell]]

FORMULA = "="
"""What stands in the place of a formula whose result was never saved."""

_DELIMITERS = ",;\t"
_TAGGED_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class TableFault(ValueError):
    """A table that cannot be used. `faults` are whole sentences, one a fault."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = list(faults)


@dataclass(frozen=True)
class Limits:
    """How much of a table is read before it is refused."""

    file_bytes: int = 10_000_000
    rows: int = 50_000
    cells: int = 1_000_000


def read_file(path: Path, limits: Limits | None = None) -> list[Row]:
    """As `read_table`, for a file of this machine."""
    try:
        content = path.read_bytes()
    except OSError as error:
        fault = _("%(file)s cannot be read (%(reason)s).")
        raise TableFault([fault % {"file": path, "reason": error.strerror}]) from error
    return read_table(path.name, content, limits)


def read_table(name: str, content: bytes, limits: Limits | None = None) -> list[Row]:
    """Each row that is not empty, with the number that a spreadsheet gives it.

    The kind is told by the end of `name`. Raises TableFault.
    """
    limits = limits or Limits()
    suffix = Path(name).suffix.lower()
    if len(content) > limits.file_bytes:
        fault = _("%(file)s is larger than %(number)s megabytes. Divide it.")
        raise _refusal(fault, file=name, number=limits.file_bytes // 1_000_000)
    if suffix == ".xlsx" and content:
        return _kept(_xlsx_rows(name, content), limits)
    if suffix in {".csv", ".tsv", ".xlsx"}:
        return _kept(_csv_rows(name, content), limits)
    if suffix == ".xlsm":
        raise _refusal(
            _("%(file)s may carry macros. Save it as .xlsx without them."), file=name
        )
    raise _refusal(_("%(file)s is neither a .csv nor a .xlsx file."), file=name)


def text_of(cell: Cell) -> str:
    """As a person reads it: 12.0 from a spreadsheet is 12."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return normalise(str(cell))


def _refusal(sentence: str, **filled: object) -> TableFault:
    return TableFault([sentence % filled])


def _kept(rows: Iterator[list[Cell]], limits: Limits) -> list[Row]:
    """The rows with something in them, as long as there are not too many."""
    kept: list[Row] = []
    cells = 0
    for number, row in enumerate(rows, start=1):
        if number > limits.rows:
            fault = _(
                "The table has more than %(number)s rows. Delete the empty rows at its end, or divide it."
            )
            raise _refusal(fault, number=limits.rows)
        cells += len(row)
        if cells > limits.cells:
            fault = _(
                "The table has more than %(number)s cells. Delete the columns that are not needed, or divide it."
            )
            raise _refusal(fault, number=limits.cells)
        if any(text_of(cell) for cell in row):
            kept.append((number, row))
    return kept


def _csv_rows(name: str, content: bytes) -> Iterator[list[Cell]]:
    """UTF-8, with or without a byte order mark, or the UTF-16 of spreadsheets."""
    try:
        is_utf16 = content.startswith(_TAGGED_UTF_16)
        text = content.decode("utf-16" if is_utf16 else "utf-8-sig")
    except ValueError:
        text = "\0"
    if "\0" in text:
        fault = _("%(file)s is not a CSV file. Save it as “CSV UTF-8” or as .xlsx.")
        raise _refusal(fault, file=name)
    # Strict, or a quotation mark that is never closed would swallow the people below.
    rows = csv.reader(
        io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True
    )
    try:
        for row in rows:
            yield list(row)
    except csv.Error:
        fault = _("Line %(line)s: a quotation mark is missing or out of place.")
        raise _refusal(fault, line=rows.line_num) from None


def _delimiter(text: str) -> str:
    """Whatever parts the heading most often."""
    heading = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=heading.count)


def _xlsx_rows(name: str, content: bytes) -> Iterator[list[Cell]]:
    """The first sheet. A formula gives its saved result, or "=" without one.

    A program that writes formulas saves no results; the cell is then no empty one.
    """
    damaged = _("%(file)s is not an XLSX file, or it is damaged.")
    refused = inspect_workbook(content)
    if refused is not None:
        raise _refusal(refused or damaged, file=name)
    try:
        results = _first_sheet(content, with_results=True)
        formulas = _first_sheet(content, with_results=False)
        for result_row, formula_row in zip(results, formulas, strict=True):
            yield [
                FORMULA if result is None and written is not None else result
                for result, written in zip(result_row, formula_row, strict=True)
            ]
    except TableFault:
        raise
    except Exception as error:  # the parser raises whatever a damaged file provokes
        raise _refusal(damaged, file=name) from error


def _first_sheet(content: bytes, *, with_results: bool) -> Iterator[tuple[Any, ...]]:
    """Row by row: the whole sheet in memory would be many times the file."""
    book = load_workbook(
        io.BytesIO(content), read_only=True, data_only=with_results, keep_links=False
    )
    sheet = book.worksheets[0]
    # What the file says of its own size may be a lie; the rows tell the truth.
    sheet.reset_dimensions()
    return iter(sheet.iter_rows(values_only=True))
