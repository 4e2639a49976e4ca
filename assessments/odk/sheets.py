"""From the columns of a filled-in form to the one sheet that `submit` takes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from assessments.cards import read_number
from assessments.choices import AnswerMode, LinkMethod, MissingReason
from assessments.models import Administration, Card, InstrumentVersion, Item
from assessments.models.items import Given
from assessments.odk.instances import moment_in
from assessments.odk.workbook import (
    CARD_COLUMN,
    CODE_COLUMN,
    END_COLUMN,
    OWN,
    SEAT_COLUMN,
    START_COLUMN,
    WAVE_COLUMN,
    version_name,
)
from assessments.routing import not_asked
from assessments.self_codes import ELEMENTS
from assessments.services.self_codes import elements_of
from assessments.services.submitting import by_key
from assessments.sheets import AnswerSheet
from curriculum.numerals import to_western

NO_SUCH_CARD = 0
"""For a number whose check digit is wrong: no card has it, so it is set aside."""


@dataclass(frozen=True)
class Filled:
    """A filled-in form, from a phone or from a row of a file."""

    uuid: UUID
    version: str
    columns: Mapping[str, str]


def sheet_of(administration: Administration, filled: Filled) -> AnswerSheet:
    """What counts of a filled-in form. What the form does not ask stays in, so that
    `submit` sets the whole aside instead of dropping a part."""
    columns = filled.columns
    number = _card_number(administration, columns)
    version = _version(administration, filled.version, number)
    items = by_key(version)
    return AnswerSheet(
        answers=_answers(items, columns, columns_of(version)),
        mode=AnswerMode.SHARED_DEVICE,
        uuid=filled.uuid,
        version=version.sha256 if _says(filled.version, version) else filled.version,
        card_number=number,
        seat=_seat(administration, columns),
        self_code=_self_code(administration, columns),
        started_at=moment_in(columns.get(START_COLUMN, "")),
        finished_at=moment_in(columns.get(END_COLUMN, "")),
    )


def columns_of(version: InstrumentVersion) -> frozenset[str]:
    """The names under which a form carries its items. Frozen, so read once."""
    return _columns(version.pk, version.published_at)


@lru_cache(maxsize=32)
def _columns(version: int, _published_at: dt.datetime) -> frozenset[str]:
    items = by_key(InstrumentVersion.objects.get(pk=version)).values()
    return frozenset(
        row["name"]
        for item in items
        for row in item.xlsform_rows().survey
        if row["type"] not in ("begin_group", "end_group")
    )


def _answers(
    items: Mapping[str, Item], columns: Mapping[str, str], known: Collection[str]
) -> dict[str, Given]:
    answers = {key: item.read_columns(columns) for key, item in items.items()}
    out = not_asked(items.values(), {items[k].pk: g for k, g in answers.items()})
    for key, given in answers.items():
        if items[key].pk in out and given.missing == MissingReason.SKIPPED:
            answers[key] = Given(missing=MissingReason.NOT_ASKED)
    strange = {
        name: Given(text=written)
        for name, written in columns.items()
        if name not in known and not name.startswith(OWN) and written.strip()
    }
    return answers | strange


def _version(
    administration: Administration, said: str, number: int | None
) -> InstrumentVersion:
    """The version of the form; where it says another one, that of the card."""
    for version in administration.versions:
        if _says(said, version):
            return version
    card = Card(number=number) if number else None
    return administration.version_for(card)


def _says(said: str, version: InstrumentVersion) -> bool:
    """A file of results often says no version; then the columns are the check."""
    return not said or said == version_name(version)


def _card_number(
    administration: Administration, columns: Mapping[str, str]
) -> int | None:
    if administration.linking not in (LinkMethod.CARD, LinkMethod.ENROLMENT):
        return None
    typed = columns.get(CARD_COLUMN, "").replace("–", "-")
    return read_number(typed) or NO_SUCH_CARD


def _seat(administration: Administration, columns: Mapping[str, str]) -> int | None:
    if administration.linking != LinkMethod.ROW:
        return None
    typed = to_western(columns.get(SEAT_COLUMN, "")).strip()
    is_number = typed.isascii() and typed.isdigit() and len(typed) <= 4
    return int(typed) if is_number else None


def _self_code(
    administration: Administration, columns: Mapping[str, str]
) -> list[str | None] | None:
    """Hashed at once: what was picked is kept nowhere."""
    if administration.linking != LinkMethod.SELF_CODE:
        return None
    given = {}
    for element in ELEMENTS:
        picked = columns.get(f"{CODE_COLUMN}{element.key}", "").removeprefix("c")
        if picked.isascii() and picked.isdigit() and int(picked) < len(element.choices):
            given[element.key] = element.choices[int(picked)][0]
    return elements_of(administration, given)


def wave_said(columns: Mapping[str, str]) -> str:
    return columns.get(WAVE_COLUMN, "").strip()
