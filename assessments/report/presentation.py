"""The words and rows of a report's pages, made from its plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.analysis import PairedChange, Verdict
from assessments.report.build import OutcomeChange, WorkshopReport
from assessments.report.charts import Dumbbell, bar_width, dumbbell
from assessments.report.detail import Detail
from assessments.report.later_rows import later_rows
from assessments.report.notes import flow_notes, notes, precision_notes, way_notes
from assessments.report.questions import Question
from assessments.report.sentences import withheld_sentence
from assessments.verdicts import CAVEAT, flow_sentence, verdict_sentence
from curriculum.languages import in_language
from workshops.choices import SessionState

NEUTRAL, UP, DOWN = "#4a5550", "#0b4931", "#9c2f1f"
"""Colours of bars. They stand at the shapes: WeasyPrint styles no drawing in a page."""

_TONES = {
    Verdict.MOVED: "good",
    Verdict.MOVED_LITTLE: "good",
    Verdict.MOVED_BACK: "bad",
}


@dataclass(frozen=True)
class ScaleRow:
    name: str
    is_primary: bool
    change: PairedChange
    drawing: Dumbbell | None


@dataclass(frozen=True)
class CountRow:
    """A count with its bar, in drawing units."""

    label: str
    count: int
    width: float
    fill: str = NEUTRAL


@dataclass(frozen=True)
class QuestionRow:
    question: Question
    drawing: Dumbbell


def report_context(report: WorkshopReport) -> dict[str, Any]:
    """What every report template needs, in the language that is active."""
    language = get_language() or "bn"
    standing = report.workshop.sessions.filter(state=SessionState.STANDING)
    days = [session.starts_at for session in standing.order_by("starts_at")]
    return {
        "report": report,
        "workshop": report.workshop,
        "days": days,
        "verdict_sentence": _verdict(report, language),
        "verdict_tone": _tone(report),
        "is_rough": report.detail == Detail.ROUGH,
        "flow_sentence": _flow_sentence(report, language),
        "flow_steps": _flow_steps(report),
        "scale_rows": [_scale_row(outcome) for outcome in report.outcomes],
        "moves": _moves(report),
        "later_rows": later_rows(report),
        "question_rows": [_question_row(question) for question in report.questions],
        "shows_question_figures": report.detail >= Detail.FULL,
        "written": report.written,
        "notes": notes(report),
        "caveat": in_language(CAVEAT, language),
    }


def summary_context(report: WorkshopReport) -> dict[str, Any]:
    """The main result alone, with what must not be left out even on one page."""
    context = report_context(report)
    return {
        **context,
        "scale_rows": [row for row in context["scale_rows"] if row.is_primary],
        "notes": [
            *flow_notes(report),
            *precision_notes(report),
            *way_notes(report),
        ],
        "written": [],
    }


def _verdict(report: WorkshopReport, language: str) -> str:
    if report.is_open:
        return _(
            "The questions are still open. The result appears when they are closed."
        )
    if report.is_withheld:
        return withheld_sentence(report.smallest, language=language)
    if report.primary is None or report.detail == Detail.COUNTS:
        return verdict_sentence(None, language=language)
    return verdict_sentence(report.primary.change, language=language)


def _flow_sentence(report: WorkshopReport, language: str) -> str:
    """Empty where nothing more than the counts may be said: the table has them."""
    if report.detail == Detail.COUNTS:
        return ""
    flow = report.flow
    return flow_sentence(flow.pre, flow.post, flow.linked, language=language)


def _tone(report: WorkshopReport) -> str:
    if report.primary is None or report.detail == Detail.COUNTS:
        return "open"
    return _TONES.get(report.primary.change.verdict, "open")


def _flow_steps(report: WorkshopReport) -> list[CountRow]:
    flow = report.flow
    steps = [
        (_("Enrolled"), flow.registered),
        (_("Came"), flow.attended),
        (_("Answered before"), flow.pre),
        (_("Answered after"), flow.post),
        (_("Both answers matched"), flow.linked),
        (_("Counted in the result"), flow.scored),
    ]
    most = max(count for _label, count in steps)
    return [CountRow(label, count, bar_width(count, most)) for label, count in steps]


def _scale_row(outcome: OutcomeChange) -> ScaleRow:
    change = outcome.change
    drawing = None
    if change.mean_pre is not None and change.mean_post is not None:
        drawing = dumbbell(change.mean_pre, change.mean_post, change.ci95)
    name = in_language(outcome.names, get_language())
    return ScaleRow(name, outcome.is_primary, change, drawing)


def _moves(report: WorkshopReport) -> list[CountRow]:
    if not report.shows_figures or report.primary is None:
        return []
    change = report.primary.change
    rows = [
        (_("Moved up"), change.up, UP),
        (_("Stayed the same"), change.same, NEUTRAL),
        (_("Moved down"), change.down, DOWN),
    ]
    return [
        CountRow(label, count, bar_width(count, change.n), fill)
        for label, count, fill in rows
    ]


def _question_row(question: Question) -> QuestionRow:
    return QuestionRow(question, dumbbell(question.mean_pre, question.mean_post, None))
