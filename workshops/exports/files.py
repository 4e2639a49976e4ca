"""A table as a file: CSV for every program, XLSX for people.

Neither carries a live formula. In CSV a spreadsheet takes text that begins with = + - @
for one, also behind invisible characters; an apostrophe in front makes it text again.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from workshops.exports.table import Table, Value

BYTE_ORDER_MARK = "\ufeff"
CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_LIVE = re.compile(r"\A[\s\x00-\x1f\x7f\u200b-\u200f\u2060\ufeff]*[=+\-@|%＝＋－＠]")
_DATE, _MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
_LONGEST_TITLE = 31


def as_response(table: Table, kind: str) -> HttpResponse:
    content = to_csv(table) if kind == "csv" else to_xlsx([table])
    return attachment(content, f"{table.name}.{kind}", CONTENT_TYPES[kind])


def attachment(content: bytes, name: str, content_type: str) -> HttpResponse:
    """A file to keep, which no browser opens as a page."""
    return HttpResponse(
        content,
        content_type=content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


def to_csv(table: Table) -> bytes:
    """With a byte order mark, without which Excel tears Bangla apart."""
    text = io.StringIO(newline="")
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text)
    writer.writerow(table.keys)
    writer.writerows([_csv_cell(value) for value in row] for row in table.rows)
    return text.getvalue().encode()


def to_xlsx(tables: Sequence[Table]) -> bytes:
    """A sheet for each table, and one that says what the columns and codes mean."""
    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(table.name[:_LONGEST_TITLE])
        sheet.freeze_panes = "A2"
        sheet.append(_heading(sheet, table.keys))
        for row in table.rows:
            sheet.append([_xlsx_cell(sheet, value) for value in row])
    _add_codebook(book, tables)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def neutralised(text: str) -> str:
    return f"'{text}" if _LIVE.match(text) else text


def _csv_cell(value: Value) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, dt.date):
        return value.isoformat()
    return neutralised(value) if isinstance(value, str) else value


def _xlsx_cell(sheet: Any, value: Value) -> Any:
    """Text is text, whatever it looks like; a date is a date that can be counted with."""
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
        cell.data_type = "s"
        cell.number_format = "@"
        return cell
    if isinstance(value, dt.date):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = _MOMENT if isinstance(value, dt.datetime) else _DATE
        return cell
    return value


def _heading(sheet: Any, words: Iterable[str]) -> list[Any]:
    cells = [_xlsx_cell(sheet, str(word)) for word in words]
    for cell in cells:
        cell.font = Font(bold=True)
    return cells


def _add_codebook(book: Workbook, tables: Sequence[Table]) -> None:
    sheet = book.create_sheet("codebook")
    sheet.append(_heading(sheet, ["sheet", "column", "code", "meaning"]))
    for table in tables:
        for column in table.columns:
            lines = [(table.name, column.key, "", str(column.meaning))]
            if column.choices:
                lines += [
                    (table.name, column.key, code, str(label))
                    for code, label in column.choices.choices
                ]
            for line in lines:
                sheet.append([_xlsx_cell(sheet, word) for word in line])
    times = _("Times are those of the clock in %(zone)s.") % {
        "zone": timezone.get_current_timezone_name()
    }
    sheet.append([_xlsx_cell(sheet, word) for word in ("", "", "", times)])
