"""Filled-in forms as Kobo and ODK export them: a table, one row a form.

Headings are names or labels, with the groups in front or not; cells are codes or the
words of an answer, in either language. Nothing is guessed: what is neither stays as it
is, and `submit` sets the row aside.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from assessments.models import Administration, Item, VoiceItem
from assessments.models.items.xlsform import TONGUES, Row, XlsForm
from assessments.odk.instances import uuid_of
from assessments.odk.sheets import Filled, wave_said
from assessments.odk.workbook import (
    END_COLUMN,
    OWN,
    START_COLUMN,
    WAVE_COLUMN,
    linking_rows,
    version_rows,
)
from assessments.services.submitting import by_key
from curriculum.languages import normalise
from curriculum.numerals import to_western
from curriculum.spreadsheets import Cell, Limits, TableFault, read_table, text_of

LIMITS = Limits(file_bytes=5_000_000, rows=2_001, cells=500_000)
IDS = ("_uuid", "instanceid", "meta/instanceid", "meta-instanceid", "key", "__id")
"""Headings under which exports tell the id of a form, the best first."""
_OURS = re.compile(r"\d+\.[0-9a-f]{16}")
_VERSIONS = ("__version__", "_version_", "formversion", "version")
_TICKED = ("1", "true", "yes")


@dataclass(frozen=True)
class Result:
    """One row of the file. `unknown` are columns whose cell is on no scale."""

    number: int
    filled: Filled
    unknown: list[str] = field(default_factory=list)


@dataclass
class Results:
    rows: list[Result] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read_results(administration: Administration, name: str, content: bytes) -> Results:
    """All rows, or the faults because of which none can be taken."""
    try:
        table = read_table(name, content, LIMITS)
    except TableFault as fault:
        return Results(faults=fault.faults)
    if len(table) < 2:
        return Results(faults=[_("The file has no filled-in form in it.")])
    (_first, heading), *body = table
    book = _Codebook(administration)
    places, unread = book.places([text_of(cell) for cell in heading])
    missing = _missing(administration, places)
    if missing:
        return Results(faults=missing, unread=unread)
    results = Results(unread=unread)
    seen: dict[uuid.UUID, int] = {}
    for number, cells in body:
        _read_row(administration, book, places, number, cells, seen, results)
    return results


def _read_row(
    administration: Administration,
    book: _Codebook,
    places: Mapping[str, int],
    number: int,
    cells: Sequence[Cell],
    seen: dict[uuid.UUID, int],
    results: Results,
) -> None:
    written = {
        column: text_of(cells[place]) if place < len(cells) else ""
        for column, place in places.items()
    }
    one = written.pop(_ID).strip()
    if not one:
        results.faults.append(
            _("Row %(row)s, column %(column)s: the cell is empty. Each form has an id.")
            % {"row": number, "column": "_uuid"}
        )
        return
    key = uuid_of(one, administration.code)
    first = seen.setdefault(key, number)
    if first != number:
        results.faults.append(
            _("Row %(row)s: the form of row %(first)s has the same id.")
            % {"row": number, "first": first}
        )
    said = written.pop(_VERSION, "").strip()
    columns, unknown = book.coded(written)
    wave = wave_said(columns)
    if wave and wave != administration.wave:
        results.faults.append(
            _("Row %(row)s, column %(column)s: this form is of another time.")
            % {"row": number, "column": WAVE_COLUMN}
        )
    filled = Filled(key, said if _OURS.fullmatch(said) else "", columns)
    results.rows.append(Result(number, filled, unknown))


_ID, _VERSION = "#id", "#version"
"""Names that no question can have."""


class _Codebook:
    """What headings and cells mean, in the versions that a wave asks."""

    def __init__(self, administration: Administration) -> None:
        items = [i for v in administration.versions for i in by_key(v).values()]
        form = version_rows(items) + linking_rows(administration.linking, [])
        voices = {item.column for item in items if isinstance(item, VoiceItem)}
        self.columns = _named(form, without=voices)
        self.several = _several(items)
        self.by_label = _unambiguous(
            (_plain(label), row["name"])
            for row in self.columns.values()
            for label in _labels(row)
        )
        lists = _lists(form)
        self.meanings = {
            name: lists.get(row["type"].partition(" ")[2], {})
            for name, row in self.columns.items()
        }

    def places(self, heading: Sequence[str]) -> tuple[dict[str, int], list[str]]:
        """Where each column stands; an id and a version under our names for them."""
        places: dict[str, int] = {}
        unread = []
        for place, words in enumerate(heading):
            column = self._column(words)
            if column:
                places.setdefault(column, place)
            elif words and not words.startswith("_"):
                unread.append(words)
        lower = [words.casefold() for words in heading]
        for ours, theirs in ((_ID, IDS), (_VERSION, _VERSIONS)):
            found = next((each for each in theirs if each in lower), None)
            if found:
                places[ours] = lower.index(found)
        return places, [words for words in unread if words.casefold() not in IDS]

    def _column(self, words: str) -> str:
        """By its name, with groups in front or not, or by its label."""
        *groups, leaf = re.split(r"[/:.-]", words)
        for name in (words, leaf):
            if name in self.columns:
                return self.columns[name]["name"]
        if groups and groups[-1] in self.several:
            return f"{groups[-1]}/{leaf}"
        return self.by_label.get(_plain(words), "")

    def coded(self, written: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
        """Words turned into codes, and the columns where a cell is on no scale."""
        columns, unknown = dict[str, str](), []
        for column, words in written.items():
            if "/" in column:
                continue
            meaning = self.meanings.get(column, {})
            code = _code(words, meaning, several=column in self.several)
            if code is None:
                unknown.append(column)
            columns[column] = words if code is None else code
        for column in self.several:
            columns.setdefault(column, self._gathered(column, written))
        return {name: words for name, words in columns.items() if words}, unknown

    def _gathered(self, column: str, written: Mapping[str, str]) -> str:
        """Several answers where an export has a column of 0 and 1 for each."""
        start = f"{column}/"
        return " ".join(
            name.removeprefix(start)
            for name, words in written.items()
            if name.startswith(start) and words.casefold() in _TICKED
        )


def _missing(administration: Administration, places: Mapping[str, int]) -> list[str]:
    wanted = [(_ID, "_uuid")]
    wanted += [
        (row["name"], row["name"])
        for row in linking_rows(administration.linking, []).survey
    ]
    lacking = [told for column, told in wanted if column not in places]
    if not lacking and any(not name.startswith((OWN, "#")) for name in places):
        return []
    if not lacking:
        return [_("No column of this file is a question of this wave.")]
    sentence = _("These columns are missing in the heading: %(missing)s.")
    return [sentence % {"missing": ", ".join(lacking)}]


def _named(form: XlsForm, *, without: set[str]) -> dict[str, Row]:
    frames = ("begin_group", "end_group", "note", "deviceid")
    named = {
        row["name"]: row
        for row in form.survey
        if row["type"] not in frames and row["name"] not in without
    }
    return {"start": named[START_COLUMN], "end": named[END_COLUMN], **named}


def _several(items: Iterable[Item]) -> set[str]:
    """Rank keeps several too, and its order cannot be read from ticks."""
    return {
        item.column
        for item in items
        if item.keeps_several
        and item.xlsform_rows().survey[0]["type"].startswith("select_multiple")
    }


def _lists(form: XlsForm) -> dict[str, dict[str, str]]:
    """By list: what stands for each code, its own name and its words."""
    lists: dict[str, dict[str, str]] = {}
    for row in form.choices:
        meaning = lists.setdefault(row["list_name"], {})
        meaning[_plain(row["name"])] = row["name"]
        for label in _labels(row):
            meaning.setdefault(_plain(label), row["name"])
    return lists


def _labels(row: Row) -> list[str]:
    return [
        row[f"label::{tongue}"]
        for tongue in TONGUES.values()
        if row.get(f"label::{tongue}")
    ]


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Two questions with the same words are told apart by their names alone."""
    found: dict[str, set[str]] = {}
    for words, name in pairs:
        found.setdefault(words, set()).add(name)
    return {words: names.pop() for words, names in found.items() if len(names) == 1}


def _code(words: str, meaning: Mapping[str, str], *, several: bool) -> str | None:
    """None for what is on no scale. A column without a list keeps what it says."""
    plain = _plain(words)
    if not plain or not meaning or plain in meaning:
        return meaning.get(plain, words.strip())
    return _codes(plain, meaning) if several or " " in plain else None


def _codes(plain: str, meaning: Mapping[str, str]) -> str | None:
    """Several answers one behind the other; labels have spaces in them, so the longest
    that fits is taken."""
    codes = []
    while plain:
        words = max(
            (each for each in meaning if plain.startswith(each)), key=len, default=""
        )
        rest = plain[len(words) :]
        if not words or (rest and rest[0] not in " ,;"):
            return None
        codes.append(meaning[words])
        plain = rest.lstrip(" ,;")
    return " ".join(codes)


def _plain(words: str) -> str:
    return to_western(normalise(words)).casefold()
