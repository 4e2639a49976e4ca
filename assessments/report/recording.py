"""What is kept when the figures of a workshop stand still: numbers, sums, no answers."""

from __future__ import annotations

from typing import TypedDict

from assessments.models import ReportSnapshot
from assessments.report.build import WorkshopReport
from assessments.report.figures import engine, figures_of
from assessments.report.item_sums import replace_item_sums
from assessments.report.summaries import replace_summaries


class Behind(TypedDict):
    """The state of all answers by card, and the cards behind each figure.

    Cards whose answers of another wave are counted stand as `wave/card`.
    """

    marks: dict[str, list[str]]
    people: dict[str, list[int | str]]


def record(report: WorkshopReport, who: Behind, *, is_shown: bool) -> None:
    """Freeze the report and bring the sums of its workshop into step with it.

    The same figures are frozen once. Nothing is done while somebody may still answer.
    """
    version = report.version
    if version is None or report.is_open or not report.answers.post:
        return
    if not report.is_withheld:
        newest = ReportSnapshot.objects.filter(workshop=report.workshop).last()
        figures = figures_of(report)
        kept = None if newest is None else (newest.figures, newest.marks, newest.people)
        if kept != (figures, who["marks"], who["people"]):
            ReportSnapshot.objects.create(
                workshop=report.workshop,
                version=version,
                engine=engine(),
                figures=figures,
                **who,
            )
    replace_summaries(report, is_shown=is_shown)
    replace_item_sums(report)
