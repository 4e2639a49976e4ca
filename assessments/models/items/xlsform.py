"""Rows of an XLSForm, as Kobo and ODK read them. Codes are those of our answers.

Missing answers are the choices `dont_know` and `refused`, so that they come back as
what they are. A choice list belongs to one question, except where a scale is shared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from django.utils.translation import override

from assessments.choices import MissingReason
from assessments.models.items.parts import NO_ANSWER, Given, Step
from curriculum.languages import LANGUAGES, LocalisedText
from curriculum.numerals import to_western

if TYPE_CHECKING:
    from assessments.models.items.base import Item

TONGUES = {"bn": "বাংলা (bn)", "en": "English (en)"}
"""How XLSForm names a language in the heading of a column."""

Row = dict[str, str]
Columns = Mapping[str, str]
"""What a filled-in form says, by the names of the survey sheet."""

_CODE = re.compile(r"(-?[0-9]{1,9})(?:\.0+)?")


@dataclass(frozen=True)
class XlsForm:
    """`survey` are rows of the sheet of that name, `choices` of the other one."""

    survey: list[Row] = field(default_factory=list)
    choices: list[Row] = field(default_factory=list)

    def __add__(self, other: XlsForm) -> XlsForm:
        known = {(row["list_name"], row["name"]) for row in self.choices}
        new = [
            row for row in other.choices if (row["list_name"], row["name"]) not in known
        ]
        return XlsForm([*self.survey, *other.survey], [*self.choices, *new])


def survey_row(item: Item, kind: str, **more: str) -> Row:
    """The row of an item: its name, words, help, picture, voice and condition."""
    row = {"type": kind, "name": item.column}
    row |= in_tongues("label", item.prompts)
    row |= in_tongues("hint", item.helps)
    row |= _media(item)
    relevant = item.show_if and relevant_of(item)
    if relevant:
        row["relevant"] = relevant
    return {**row, **more}


def choice_rows(
    list_name: str, steps: Iterable[Step], no_answers: Iterable[tuple[str, Any]]
) -> list[Row]:
    rows = []
    for step in steps:
        row = {"list_name": list_name, "name": str(step.code)}
        row |= in_tongues("label", step.labels)
        if step.image or step.picture:
            path = step.image or f"{step.picture}.svg"
            row["media::image"] = PurePosixPath(path).name
        rows.append(row | _voices(step.audio))
    for reason, words in no_answers:
        row = {"list_name": list_name, "name": reason}
        rows.append(row | in_tongues("label", translated(words)))
    return rows


def in_tongues(column: str, texts: LocalisedText) -> Row:
    """`label::বাংলা (bn)` and so on, for the languages there are words in."""
    return {
        f"{column}::{TONGUES[language]}": texts[language]
        for language in LANGUAGES
        if texts.get(language)
    }


def relevant_of(item: Item) -> str:
    """The condition as ODK writes it: one of these codes was picked."""
    several = item.show_if.get("several")
    form = "selected(${{{0}}}, '{1}')" if several else "${{{0}}} = '{1}'"
    codes = item.show_if["codes"]
    return " or ".join(form.format(item.show_if["name"], code) for code in codes)


def _media(item: Item) -> Row:
    row = _voices(item.media.get("audio", {}))
    if item.picture:
        row["media::image"] = PurePosixPath(item.picture).name
    return row


def _voices(audio: Mapping[str, str]) -> Row:
    return {
        f"media::audio::{TONGUES[language]}": PurePosixPath(path).name
        for language, path in audio.items()
    }


def translated(words: Any) -> dict[str, str]:
    """Words of ours in every language."""
    texts = {}
    for language in LANGUAGES:
        with override(language):
            texts[language] = str(words)
    return texts


def given_in(written: str) -> Given:
    """What stands in one column: a code, a reason for no answer, words or nothing."""
    written = written.strip()
    if not written:
        return Given(missing=MissingReason.SKIPPED)
    if written in [reason for reason, _words in NO_ANSWER]:
        return Given(missing=written)
    code = _CODE.fullmatch(to_western(written))
    return Given(code=int(code[1])) if code else Given(text=written)


def words_in(written: str) -> Given:
    """Words as they are, also where they look like a code."""
    written = written.strip()
    return Given(text=written) if written else Given(missing=MissingReason.SKIPPED)
