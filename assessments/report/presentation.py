"""The words and rows of a report's pages, made from its plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.analysis import PairedChange, Verdict, detectable
from assessments.choices import LinkMethod
from assessments.report.build import OutcomeChange, WorkshopReport
from assessments.report.charts import Dumbbell, bar_width, dumbbell
from assessments.report.detail import Detail
from assessments.report.questions import Question
from assessments.report.sentences import late_sentence, withheld_sentence
from assessments.verdicts import CAVEAT, flow_sentence, verdict_sentence
from curriculum.languages import in_language
from curriculum.templatetags.numerals import digits, points, signed
from workshops.choices import SessionState
from workshops.people import name_of

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
        "notes": [*_flow_notes(report), *_precision_notes(report)],
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


def notes(report: WorkshopReport) -> list[str]:
    """Whole sentences that say how far the result can be trusted."""
    found = [
        *_flow_notes(report),
        *_precision_notes(report),
        *_answer_notes(report),
        *_matching_notes(report),
    ]
    if report.version is not None:
        found.append(_delta_note(report))
    return found


def _matching_notes(report: WorkshopReport) -> list[str]:
    paired = report.answers.paired
    ways = set(paired.counts(report.answers.linked)) - {LinkMethod.CARD}
    found = []
    if not paired.is_unlinked and not ways:
        found.append(
            _("Answers were paired by numbered picture cards. No card carries a name.")
        )
    elif ways:
        found.append(
            _(
                "Answers were paired without a name: by card, by place, or by a code that"
                " people made themselves."
            )
        )
    if report.unmatched is not None and report.unmatched.comparison.ci95:
        change = report.unmatched.comparison
        low, high = change.ci95 or (0.0, 0.0)
        found.append(
            _(
                "We could not match people, so the range is wider: without matching the"
                " change is %(change)s points (likely between %(low)s and %(high)s)."
            )
            % {
                "change": signed(change.mean_change),
                "low": signed(low),
                "high": signed(high),
            }
        )
    return found


def _flow_notes(report: WorkshopReport) -> list[str]:
    flow, found = report.flow, []
    if report.late:
        language = get_language() or "bn"
        found.append(late_sentence(report.late, report.smallest, language=language))
    if flow.is_unfit_for_claims:
        found.append(
            _(
                "More than 40 of 100 people were lost on the way. Do not use this result to speak for the group."
            )
        )
    elif flow.has_high_attrition:
        found.append(
            _(
                "More than 20 of 100 people were lost on the way. The result may look different with them."
            )
        )
    if report.shows_figures and report.leavers and report.leavers.is_marked:
        found.append(
            _(
                "Those who answered only before stood clearly elsewhere at the start than those who stayed."
            )
        )
    return found


def _precision_notes(report: WorkshopReport) -> list[str]:
    if not report.shows_figures or report.primary is None:
        return []
    change = report.primary.change
    smallest = detectable(change.n)
    if smallest is None or not change.sd_change:
        return []
    return [
        _(
            "With this many people, only a change of about %(points)s points or more can be seen reliably."
        )
        % {"points": points(smallest * change.sd_change)}
    ]


def _answer_notes(report: WorkshopReport) -> list[str]:
    """Who answered in a straight line; fewer than `smallest` are not counted out loud.

    With the mean of the others beside it, one could work out what one person said.
    """
    count = report.straight_lined
    if not count or report.detail == Detail.COUNTS:
        return []
    if count < report.smallest:
        return [
            _(
                "A few people picked the same answer all the way through, also where the question is turned round. Their answers are counted."
            )
        ]
    found = [
        _(
            "%(people)s people picked the same answer all the way through, also where the question is turned round."
        )
        % {"people": digits(count)}
    ]
    without = report.without_straight_lined
    if without is None or without.mean_change is None or without.n < report.smallest:
        return found
    other = _("Without them the mean change is %(change)s points.")
    return [*found, other % {"change": signed(without.mean_change)}]


def _delta_note(report: WorkshopReport) -> str:
    """Since when the size that counts was fixed, and by whom where that is known."""
    version = report.version
    if version is None:
        return ""
    facts = {
        "points": digits(f"{version.meaningful_change:g}"),
        "date": digits(date_format(version.published_at)),
    }
    if version.published_by is None:
        return (
            _(
                "A change of %(points)s points of 100 or more counts as meaningful. This was fixed with the questions on %(date)s."
            )
            % facts
        )
    return _(
        "A change of %(points)s points of 100 or more counts as meaningful. %(person)s fixed this with the questions on %(date)s."
    ) % {**facts, "person": name_of(version.published_by)}
