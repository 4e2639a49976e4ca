"""Whether frozen figures come out again, to the last digit, from the same answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assessments.models import ReportSnapshot
from assessments.report.build import WorkshopReport, compute_report
from assessments.report.figures import figures_of
from assessments.report.sheets import answers_of


def is_comparable(snapshot: ReportSnapshot) -> bool:
    """Whether all answers behind it are still there, none taken back or written over."""
    answers = answers_of(snapshot.workshop)
    return answers.only(snapshot.sheets).sheets == snapshot.sheets


def differences(snapshot: ReportSnapshot) -> list[str]:
    """Each figure that comes out otherwise today. Needs the answers that were frozen.

    What the report may show may have become less since then; that is no difference.
    """
    answers = answers_of(snapshot.workshop).only(snapshot.sheets)
    again = compute_report(snapshot.workshop, answers)
    return list(_differences(snapshot.figures, _everything(again)))


def _everything(report: WorkshopReport) -> dict[str, Any]:
    figures = figures_of(report)
    figures["outcomes"] = {each["key"]: each for each in figures["outcomes"]}
    figures["questions"] = {each["number"]: each for each in figures["questions"]}
    return figures


def _differences(frozen: Mapping[str, Any], today: Mapping[str, Any]) -> Iterator[str]:
    yield from _fields("flow", frozen["flow"], today["flow"])
    for outcome in frozen["outcomes"]:
        key = outcome["key"]
        yield from _fields(key, outcome, today["outcomes"].get(key, {}))
    for question in frozen["questions"]:
        number = question["number"]
        again = today["questions"].get(number, {})
        yield from _fields(f"question {number}", question, again)
    for name in ("missing", "leavers", "without_straight_lined"):
        if frozen[name]:
            yield from _fields(name, frozen[name], today[name] or {})


def _fields(
    name: str, frozen: Mapping[str, Any], today: Mapping[str, Any]
) -> Iterator[str]:
    for field, value in frozen.items():
        if today.get(field) != value:
            yield f"{name}, {field}: {value} was frozen, {today.get(field)} comes out"
