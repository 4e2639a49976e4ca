"""The figures of a report as they are frozen: numbers and keys, no words."""

from __future__ import annotations

from dataclasses import asdict
from importlib.metadata import version
from typing import Any

from assessments.analysis import ENGINE_VERSION
from assessments.report.build import WorkshopReport
from assessments.report.detail import Detail

_EFFECTS = ("dz", "dz_ci95", "gz", "d_av", "smcr", "smcr_var", "cl")


def engine() -> str:
    """What computes: our own version and that of what it stands on."""
    return f"{ENGINE_VERSION}; NumPy {version('numpy')}; SciPy {version('scipy')}"


def figures_of(report: WorkshopReport) -> dict[str, Any]:
    """All that the report shows, as JSON keeps it: tuples are lists.

    Who came is not here, since a roll may be corrected later.
    """
    flow = report.flow
    return {
        "detail": Detail(report.detail).name.lower(),
        "smallest": report.smallest,
        "late": report.late,
        "flow": {name: getattr(flow, name) for name in _FLOW},
        "outcomes": outcomes_of_report(report),
        "questions": [
            {name: getattr(question, name) for name in _QUESTION}
            for question in report.questions
        ],
        "missing": {str(why): count for why, count in report.missing.items()},
        "leavers": _listed(asdict(report.leavers.comparison))
        if report.shows_figures and report.leavers
        else None,
        "without_straight_lined": _without(report),
        "later": [
            {
                "wave": str(each.wave),
                "answered": each.answered,
                "linked": each.linked,
                "n": each.change.n,
                "mean_change": each.change.mean_change,
                "ci95": list(each.change.ci95) if each.change.ci95 else None,
            }
            for each in report.later
            if report.shows_figures and each.change is not None
        ],
    }


_FLOW = ("pre", "post", "linked", "scored")
_QUESTION = ("number", "n", "mean_pre", "mean_post", "missing", "asked")


def outcomes_of_report(report: WorkshopReport) -> list[dict[str, Any]]:
    """Each scale with its figures; effect sizes only from ten people up."""
    found = []
    for outcome in report.outcomes:
        figures = asdict(outcome.change)
        if report.detail < Detail.SCALES:
            figures = {name: figures[name] for name in figures if name not in _EFFECTS}
        named = {"key": outcome.key, "is_primary": outcome.is_primary}
        found.append({**named, **_listed(figures)})
    return found


def _without(report: WorkshopReport) -> dict[str, Any] | None:
    """The sensitivity figure, where enough people answered in a straight line."""
    without = report.without_straight_lined
    if not report.shows_figures or without is None:
        return None
    if min(report.straight_lined, without.n) < report.smallest:
        return None
    return {"n": without.n, "mean_change": without.mean_change}


def _listed(figures: dict[str, Any]) -> dict[str, Any]:
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in figures.items()
    }
