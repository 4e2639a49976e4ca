"""The rows of what is compared beside before and after, in the active language."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.analysis import PairedChange
from assessments.report.build import WorkshopReport
from assessments.report.later import Later
from curriculum.templatetags.numerals import signed


@dataclass(frozen=True)
class LaterRow:
    """`change` is empty where no figure may be shown; `why` then says so."""

    name: str
    answered: int | None
    linked: int | None
    n: int | None
    change: str
    interval: str
    why: str = ""


def later_rows(report: WorkshopReport) -> list[LaterRow]:
    """Before and after first, so that each stands beside it. None without others."""
    if not report.shows_figures or report.primary is None or not report.later:
        return []
    flow, change = report.flow, report.primary.change
    is_felt = any(each.is_felt for each in report.later)
    name = _("Measured: before and after") if is_felt else _("Before and after")
    first = _row(name, flow.post, flow.linked, change)
    return [first, *(_later(report, each) for each in report.later)]


def _later(report: WorkshopReport, each: Later) -> LaterRow:
    name = (
        _("Felt: looking back, against after")
        if each.is_felt
        else _("Before and %(wave)s") % {"wave": each.wave.label}
    )
    if each.is_open:
        return LaterRow(name, None, None, None, "", "", _("Still open."))
    if each.change is None:
        why = _("Too few are counted to show a result.")
        return LaterRow(name, each.answered, each.linked, None, "", "", why)
    return _row(name, each.answered, each.linked, each.change)


def _row(name: str, answered: int, linked: int, change: PairedChange) -> LaterRow:
    interval = ""
    if change.ci95 is not None:
        low, high = (signed(end) for end in change.ci95)
        interval = _("%(low)s to %(high)s") % {"low": low, "high": high}
    moved = signed(change.mean_change) if change.mean_change is not None else ""
    return LaterRow(name, answered, linked, change.n, moved, interval)
