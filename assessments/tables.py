"""Tables of scores before and after, as people keep them: CSV or XLSX.

Every fault is named by the row and column that a spreadsheet shows, and all of them at
once; a table with a fault gives nothing, so that no half of it is ever computed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from assessments.analysis import LARGEST_SCORE
from curriculum.numerals import to_western
from curriculum.spreadsheets import FORMULA, Cell, TableFault, read_file, text_of

__all__ = ["PersonRow", "TableFault", "read_scores"]

COLUMNS = ("person", "pre", "post")

_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)")


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
    filled = read_file(path)
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
        if any(text_of(cell) for cell in self.cells[self.width :]):
            self.faults.append(
                _("Row %(row)s: there are more cells than the heading has columns.")
                % {"row": self.number}
            )
        person = to_western(text_of(self._cell("person")))
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
        text = text_of(cell)
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
    names = [text_of(cell).casefold() for cell in heading]
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


def _number(cell: Cell) -> float | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell)
    text = to_western(text_of(cell)).replace("−", "-")
    if not isinstance(cell, str) or not _NUMBER.fullmatch(text):
        return None
    return float(text)


def _not_a_number(text: str) -> str:
    if text == FORMULA:
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
