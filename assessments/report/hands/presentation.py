"""The words and rows for what was counted in the group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from assessments.report.build import WorkshopReport
from assessments.report.charts import Dumbbell, bar_width, dumbbell
from assessments.report.hands.counting import (
    CountedAnswer,
    CountedQuestion,
    Hands,
    Share,
)
from assessments.report.presentation import CountRow

PERCENT = 100


@dataclass(frozen=True)
class ShareRow:
    """One answer, as people of 100. Without a figure where a wave has none."""

    label: str
    before: float | None
    before_range: tuple[float, float] | None
    after: float | None
    after_range: tuple[float, float] | None
    difference: float | None
    difference_range: tuple[float, float] | None
    drawing: Dumbbell | None


@dataclass(frozen=True)
class CountedRow:
    question: CountedQuestion
    answers: list[ShareRow]


def hands_context(report: WorkshopReport, hands: Hands) -> dict[str, Any]:
    """What the pages need beside `report_context`, which it comes after.

    Where nobody answered alone, the report is about the counts and about nothing else.
    """
    rows = [_row(question) for question in hands.questions]
    context: dict[str, Any] = {"hands": hands, "counted_rows": rows}
    is_alone = not (report.flow.pre or report.flow.post)
    if not (hands.was_counted and is_alone):
        return context
    return {
        **context,
        "verdict_sentence": _sentence(report, hands),
        "verdict_tone": "open",
        "is_rough": False,
        "flow_sentence": "",
        "flow_steps": _steps(report, hands),
        "notes": [
            _(
                "A difference whose likely range goes from below 0 to above 0 may be"
                " chance alone."
            )
        ],
        "caveat": _(
            "Two counts of a group are compared, not people with themselves. It does not"
            " show that the workshop alone caused the difference."
        ),
    }


def _sentence(report: WorkshopReport, hands: Hands) -> str:
    if report.is_open:
        return _(
            "The questions are still open. The result appears when they are closed."
        )
    if not hands.questions:
        return _("Fewer than 10 people were counted, so no result can be shown safely.")
    return _("We counted hands; we cannot say who changed.")


def _steps(report: WorkshopReport, hands: Hands) -> list[CountRow]:
    steps = [
        (_("Enrolled"), report.flow.registered),
        (_("Came"), report.flow.attended),
    ]
    if hands.questions:
        before = max(question.n_before for question in hands.questions)
        after = max(question.n_after for question in hands.questions)
        steps += [(_("Counted before"), before), (_("Counted after"), after)]
    most = max(count for _label, count in steps)
    return [CountRow(label, count, bar_width(count, most)) for label, count in steps]


def _row(question: CountedQuestion) -> CountedRow:
    return CountedRow(question, [_answer(answer) for answer in question.answers])


def _answer(answer: CountedAnswer) -> ShareRow:
    before, after = _percent(answer.before), _percent(answer.after)
    difference, interval = None, None
    if answer.comparison is not None and answer.comparison.difference is not None:
        difference = PERCENT * answer.comparison.difference
        interval = answer.comparison.ci_newcombe
    drawing = None
    if before is not None and after is not None:
        drawing = dumbbell(before, after, None)
    return ShareRow(
        label=str(answer.field.label),
        before=before,
        before_range=_range(answer.before),
        after=after,
        after_range=_range(answer.after),
        difference=difference,
        difference_range=None
        if interval is None
        else (PERCENT * interval[0], PERCENT * interval[1]),
        drawing=drawing,
    )


def _percent(share: Share | None) -> float | None:
    return None if share is None else PERCENT * share.share


def _range(share: Share | None) -> tuple[float, float] | None:
    return None if share is None else (PERCENT * share.low, PERCENT * share.high)
