"""A workshop's answers as tables for other programs: one row a person and question.

Only of the people whose figures the report shows, and never where their answers one by
one could tell who they are: of fewer than ten, of children, of sensitive questions. No words that somebody wrote, no part of a code that people make.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from assessments.choices import MissingReason, Sensitivity, Wave
from assessments.models import Item
from assessments.report.build import WorkshopReport
from assessments.report.detail import SMALLEST_GROUP, Detail
from assessments.report.scores import item_key
from assessments.report.sheets import Sheet
from workshops.exports.table import Column, Table, Value

COLUMNS = (
    Column("person", _("A number for this file only. It stands on no card.")),
    Column("wave", _("When it was asked"), Wave),
    Column("item", _("The question, by a key that never changes")),
    Column("code", _("What was picked, as asked")),
    Column("missing", _("Why there is no answer"), MissingReason),
    Column("score", _("0 to 1, higher is more rights-respecting")),
)


def may_be_exported(report: WorkshopReport) -> bool:
    """Whether answers of single people may leave: enough adults, and shown figures.

    Where the report is silent on single questions, no file tells them person by person.
    """
    is_of_adults = report.smallest == SMALLEST_GROUP
    is_enough = report.shows_figures and report.detail >= Detail.SCALES
    return (
        is_of_adults
        and is_enough
        and not _tells_on_few(report)
        and bool(exported_items(report))
    )


def _tells_on_few(report: WorkshopReport) -> bool:
    """Whether a figure of the report is of a few people more than the rows of the file.

    Rows of eleven people beside a mean of twelve are the answer of the twelfth.
    """
    if report.primary is None:
        return True
    figures = [outcome.people for outcome in report.outcomes]
    figures += [question.people for question in report.questions]
    figures.append(frozenset(report.answers.linked))
    more = [len(people - report.primary.people) for people in figures]
    return any(0 < each < report.smallest for each in more)


def exported_items(report: WorkshopReport) -> list[Item]:
    """Questions with something to pick, none of them sensitive."""
    return [
        item
        for item in report.answers.items
        if item.is_exported
        and item.steps()
        and item.sensitivity == Sensitivity.ORDINARY
    ]


def answers_table(report: WorkshopReport) -> Table:
    """One row for each person, wave and question. Who was left out of the report is."""
    name = f"{report.workshop.code}-answers"
    if not may_be_exported(report):
        return Table(name, COLUMNS)
    return Table(name, COLUMNS, list(_rows(report)))


def _rows(report: WorkshopReport) -> Iterator[tuple[Value, ...]]:
    """People are numbered anew, in an order that no card and no clock tells."""
    if report.primary is None:
        return
    items = exported_items(report)
    waves = ((Wave.PRE, report.answers.pre), (Wave.POST, report.answers.post))
    people = sorted(
        report.primary.people,
        key=lambda card: [
            sorted(sheets[card].codes.items()) for _wave, sheets in waves
        ],
    )
    for number, card in enumerate(people, start=1):
        for wave, sheets in waves:
            for item in items:
                yield (number, wave.value, item.column, *_given(item, sheets[card]))


def _given(item: Item, sheet: Sheet) -> tuple[int | None, str, float | None]:
    code = sheet.codes.get(item.pk)
    if code is None:
        reason = sheet.missing.get(item.pk, MissingReason.NOT_ASKED.value)
        return None, str(reason), None
    if not item.is_scored:
        return code, "", None
    return code, "", float(item_key(item).share(code))


def codebook_table(report: WorkshopReport) -> Table:
    """What each question asked and what its codes mean, in both languages."""
    columns = (
        Column("item", _("The question, by a key that never changes")),
        Column("number", _("Its place among the questions")),
        Column("question_bn", _("The question in Bangla")),
        Column("question_en", _("The question in English")),
        Column("is_reversed", _("1 where the scale is turned round")),
        Column("code", _("What can be picked")),
        Column("label_bn", _("Its words in Bangla")),
        Column("label_en", _("Its words in English")),
    )
    rows = [
        (
            item.column,
            item.number,
            item.prompts.get("bn", ""),
            item.prompts.get("en", ""),
            int(item.is_reversed),
            step.code,
            step.labels.get("bn", ""),
            step.labels.get("en", ""),
        )
        for item in exported_items(report)
        for step in item.steps()
    ]
    return Table("questions", columns, rows)
