"""Programs for SPSS and R that read the exported CSV and name what its codes mean."""

from __future__ import annotations

from collections.abc import Sequence

from assessments.choices import MissingReason, Wave
from assessments.models import Item

Labels = Sequence[tuple[str, str]]


def spss_syntax(file: str, items: Sequence[Item]) -> str:
    """Reads the long table and labels it. UTF-8 with a mark, as SPSS asks."""
    lines = [
        "* Encoding: UTF-8.",
        f"GET DATA /TYPE=TXT /FILE={_spss(file)} /ENCODING='UTF8'",
        "  /DELIMITERS=',' /QUALIFIER='\"' /ARRANGEMENT=DELIMITED /FIRSTCASE=2",
        "  /VARIABLES=person F8.0 wave A12 item A40 code F8.0 missing A12 score F8.4.",
        "CACHE.",
        "EXECUTE.",
        *_spss_labels("wave", _choices(Wave)),
        *_spss_labels("missing", _choices(MissingReason)),
        *_spss_labels("item", [(item.column, _english(item)) for item in items]),
    ]
    for item in items:
        lines.append(f"* {item.column}: codes.")
        lines += [
            f"*   {step.code} = {_one_line(step.labels.get('en', ''))}."
            for step in item.steps()
        ]
    return "\ufeff" + "\n".join(lines) + "\n"


def r_syntax(file: str, items: Sequence[Item]) -> str:
    """Reads the long table into `answers` and the questions into `questions`."""
    waves, reasons = _choices(Wave), _choices(MissingReason)
    names = ", ".join(f"{_r(item.column)} = {_r(_english(item))}" for item in items)
    lines = [
        f'answers <- read.csv({_r(file)}, fileEncoding = "UTF-8-BOM", na.strings = "")',
        f"answers$wave <- {_factor('answers$wave', waves)}",
        f"answers$missing <- {_factor('answers$missing', reasons)}",
        f"questions <- c({names})",
        "codes <- list(",
        ",\n".join(f"  {_r(item.column)} = c({_r_codes(item)})" for item in items),
        ")",
    ]
    return "\n".join(lines) + "\n"


def _choices(choices: type[Wave] | type[MissingReason]) -> Labels:
    return [(choice.value, choice.name.replace("_", " ").lower()) for choice in choices]


def _spss_labels(variable: str, labels: Labels) -> list[str]:
    pairs = [f"  {_spss(value)} {_spss(label[:120])}" for value, label in labels]
    return [f"VALUE LABELS {variable}", *pairs, "  ."] if pairs else []


def _factor(column: str, labels: Labels) -> str:
    levels = ", ".join(_r(value) for value, _label in labels)
    words = ", ".join(_r(label) for _value, label in labels)
    return f"factor({column}, levels = c({levels}), labels = c({words}))"


def _r_codes(item: Item) -> str:
    return ", ".join(
        f"{_r(str(step.code))} = {_r(step.labels.get('en', ''))}"
        for step in item.steps()
    )


def _english(item: Item) -> str:
    return str(item.prompts.get("en", ""))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _spss(text: str) -> str:
    return "'" + _one_line(text).replace("'", "''") + "'"


def _r(text: str) -> str:
    plain = _one_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'
