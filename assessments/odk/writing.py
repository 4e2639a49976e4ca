"""An XLSForm as a file that Kobo, ODK Central and a person open."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from assessments.models.items.xlsform import Row
from assessments.odk.workbook import OdkForm

_FIRST = ("type", "list_name", "name", "form_title", "form_id", "version")


def to_xlsx(form: OdkForm) -> bytes:
    book = Workbook(write_only=True)
    _add(book, "survey", form.rows.survey)
    _add(book, "choices", form.rows.choices)
    _add(book, "settings", [form.settings])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _add(book: Workbook, name: str, rows: Sequence[Row]) -> None:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    columns = _columns(rows)
    heading = [_text(sheet, column) for column in columns]
    for cell in heading:
        cell.font = Font(bold=True)
    sheet.append(heading)
    for row in rows:
        sheet.append([_text(sheet, row.get(column, "")) for column in columns])


def _columns(rows: Sequence[Row]) -> list[str]:
    """What a row is comes first, then labels and the rest as they occur."""
    found = dict.fromkeys(column for row in rows for column in row)
    first = [column for column in _FIRST if column in found]
    others = [column for column in found if column not in first]
    others.sort(key=lambda column: column.partition("::")[0] not in ("label", "hint"))
    return first + others


def _text(sheet: Any, words: str) -> Any:
    """Text stays text: a label that begins with = is no formula."""
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", words) or None)
    if words:
        cell.data_type = "s"
    return cell
