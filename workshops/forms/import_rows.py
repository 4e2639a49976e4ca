"""A file of people, row by row, with every fault named by its row and column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Field
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from curriculum.languages import LANGUAGES
from curriculum.numerals import in_digits_of, to_western
from curriculum.spreadsheets import (
    FORMULA,
    Cell,
    Limits,
    TableFault,
    read_table,
    text_of,
)
from workshops.choices import AgeBand, Sex
from workshops.codes import normalise_code
from workshops.fields import DateField
from workshops.forms.import_columns import Columns
from workshops.forms.person import PersonForm
from workshops.identities import Names
from workshops.importing import MOST_ROWS, Candidate

LIMITS = Limits(file_bytes=5_000_000, rows=MOST_ROWS + 100, cells=500_000)
_FIELDS: dict[str, Field] = {**PersonForm.base_fields, "birth_date": DateField()}
_NAMES = ("call_name", "name_bn", "name_latin", "guardian", "village")
_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_SEXES = {
    "f": Sex.FEMALE,
    "m": Sex.MALE,
    "নারী": Sex.FEMALE,
    "মহিলা": Sex.FEMALE,
    "মেয়ে": Sex.FEMALE,
    "পুরুষ": Sex.MALE,
    "ছেলে": Sex.MALE,
    "other": Sex.OTHER,
    "unspecified": Sex.OTHER,
    "অন্যান্য": Sex.OTHER,
    "অন্য": Sex.OTHER,
}
Beat = Callable[[int], None]


@dataclass
class ReadList:
    """`faults` are whole sentences. With one of them nobody is put on the list."""

    candidates: list[Candidate] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read_list(
    name: str, content: bytes, *, known: Callable[[list[str]], Any], beat: Beat
) -> ReadList:
    """The people of a file. `known` gives the people of the codes it is asked for."""
    try:
        rows = read_table(name, content, LIMITS)
        if not rows:
            raise TableFault([_("The file is empty. Take the template.")])
        columns = Columns(rows[0][1])
        if not rows[1:]:
            raise TableFault([_("The file has headings but nobody in it.")])
        if len(rows) - 1 > MOST_ROWS:
            sentence = _(
                "At most %(number)s people can be read at once. Divide the file."
            )
            raise TableFault([sentence % {"number": _digits(MOST_ROWS)}])
    except TableFault as fault:
        return ReadList(faults=fault.faults)
    read = ReadList(unread=columns.unread)
    people = known(_codes(columns, rows[1:]))
    for place, (number, cells) in enumerate(rows[1:], start=1):
        beat(place)
        row = _Row(number, cells, columns, people)
        candidate = row.candidate()
        read.faults += row.faults
        if candidate:
            read.candidates.append(candidate)
    return read


def _codes(columns: Columns, rows: Sequence[tuple[int, list[Cell]]]) -> list[str]:
    places = [columns.places[f] for f in ("code", "source_id") if f in columns.places]
    return [text_of(row[p]) for _n, row in rows for p in places if p < len(row)]


class _Row:
    def __init__(
        self, number: int, cells: Sequence[Cell], columns: Columns, known: Any
    ) -> None:
        self.number, self.cells, self.columns = number, cells, columns
        self.known = known
        self.faults: list[str] = []

    def candidate(self) -> Candidate | None:
        if any(text_of(cell) for cell in self.cells[self.columns.width :]):
            self._fault("", _("there are more cells than the heading has columns."))
        code = self._code()
        names = self._names()
        sex, (band, years) = self._sex(), self._age()
        if self.faults or not sex or not band:
            return None
        return Candidate(self.number, Names(**names, **years), sex, band, code)

    def _cell(self, field_name: str) -> Cell:
        place = self.columns.places.get(field_name)
        if place is None or place >= len(self.cells):
            return None
        return self.cells[place]

    def _text(self, field_name: str) -> str:
        text = text_of(self._cell(field_name))
        if text == FORMULA:
            self._fault(
                field_name,
                _(
                    "the formula has no saved result. Save the file once in a spreadsheet."
                ),
            )
            return ""
        return text

    def _fault(self, field_name: str, sentence: str) -> None:
        title = self.columns.titles.get(field_name)
        row = _digits(self.number)
        if title:
            where = _("Row %(row)s, column %(column)s: %(fault)s")
            filled = {"row": row, "column": title, "fault": sentence}
            self.faults.append(where % filled)
        else:
            where = _("Row %(row)s: %(fault)s")
            self.faults.append(where % {"row": row, "fault": sentence})

    def _cleaned(self, field_name: str, text: str, column: str = "") -> Any:
        try:
            return _FIELDS[field_name].clean(text)
        except ValidationError as error:
            self._fault(column or field_name, " ".join(error.messages))
            return None

    def _code(self) -> str:
        """An id of another program may stand there that means nobody here."""
        code = self._text("code")
        if code and normalise_code(code) not in self.known:
            self._fault(
                "code", _("nobody here has this code. Correct it, or empty the cell.")
            )
        source = self._text("source_id")
        return code or (source if normalise_code(source) in self.known else "")

    def _names(self) -> dict[str, Any]:
        texts = {name: self._text(name) for name in _NAMES}
        self._take_parts(texts)
        if not texts["call_name"]:
            texts["call_name"] = texts["name_bn"] or texts["name_latin"]
        for name, text in texts.items():
            if text.startswith(_SIGNS):
                self._fault(
                    name, _("this begins like a formula. Write only the words.")
                )
        names = {
            name: self._cleaned(name, text, self._source(name)) or ""
            for name, text in texts.items()
        }
        names["phone"] = self._cleaned("phone", self._text("phone")) or ""
        return names

    def _source(self, name: str) -> str:
        """The column from which a name came, to name it in a fault."""
        if name in self.columns.places:
            return name
        return next(
            (f for f in ("given", "name_bn", "name_latin") if f in self.columns.places),
            "",
        )

    def _take_parts(self, texts: dict[str, str]) -> None:
        """OneRoster has a given and a family name; the letters tell the language."""
        given = self._text("given")
        parts = [given, self._text("middle"), self._text("family")]
        whole = " ".join(part for part in parts if part)
        if whole:
            field_name = "name_latin" if whole.isascii() else "name_bn"
            texts[field_name] = texts[field_name] or whole
            texts["call_name"] = texts["call_name"] or given

    def _sex(self) -> Sex | None:
        text = self._text("sex").casefold()
        if not text:
            self._fault("sex", _("the sex is missing."))
        elif text not in _sexes():
            self._fault("sex", _("write female, male or other."))
        return _sexes().get(text)

    def _age(self) -> tuple[AgeBand | None, dict[str, Any]]:
        """The band, and the age in years if it is known."""
        texts = {name: self._text(name) for name in ("years", "birth_date", "age_band")}
        if texts["years"]:
            return _of_years(self._cleaned("years", texts["years"]))
        if texts["birth_date"]:
            return _of_years(self._years_since(texts["birth_date"].split(" ")[0]))
        column = next(n for n in (*texts, "") if n in self.columns.places)
        band = _bands().get(_band_key(texts["age_band"]))
        if not texts["age_band"]:
            self._fault(column, _("the age is missing."))
        elif band is None:
            self._fault(
                "age_band", _("write an age in years, or one such as 10 to 13.")
            )
        return band, {}

    def _years_since(self, text: str) -> int | None:
        born = self._cleaned("birth_date", text)
        if born is None:
            return None
        today = timezone.localdate()
        years: int = (
            today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        )
        if not 0 <= years <= 110:
            self._fault("birth_date", _("this date of birth cannot be. Correct it."))
            return None
        return years


def _of_years(years: int | None) -> tuple[AgeBand | None, dict[str, Any]]:
    if years is None:
        return None, {}
    noted_on = timezone.localdate().isoformat()
    return AgeBand.of_years(years), {"years": years, "years_noted_on": noted_on}


@cache
def _sexes() -> dict[str, Sex]:
    return _SEXES | {sex.value: sex for sex in Sex} | _labelled(Sex)


@cache
def _bands() -> dict[str, AgeBand]:
    found = {_band_key(band.value): band for band in AgeBand}
    for label, band in _labelled(AgeBand).items():
        found[_band_key(label)] = band
    return found


def _labelled(choices: Any) -> dict[str, Any]:
    """The words of the screens, in every language."""
    found: dict[str, Any] = {}
    for language in LANGUAGES:
        with override(language):
            found |= {str(choice.label).casefold(): choice for choice in choices}
    return found


def _band_key(text: str) -> str:
    words = to_western(text).casefold()
    for between in (" to ", "–", "-", "_", " থেকে ", " "):
        words = words.replace(between, "")
    return words


def _digits(number: int) -> str:
    return in_digits_of(get_language(), number)
