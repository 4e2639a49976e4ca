"""From the scores of a workshop to the sums that many workshops are pooled from."""

from __future__ import annotations

from django.utils import timezone

from assessments.analysis.exact import as_float, covariance, on_common_grid
from assessments.choices import Wave
from assessments.models import Administration, ScaleSummary
from assessments.report.build import OutcomeChange, WorkshopReport

FLOATS = ("mean_pre", "mean_post", "change", "variance", "smcr", "smcr_var")
SUMS = (
    "n",
    "per_point",
    "sum_pre",
    "sum_post",
    "squares_pre",
    "squares_post",
    "products",
    "up",
    "same",
    "down",
)


def replace_summaries(report: WorkshopReport, *, is_shown: bool) -> None:
    """The sums of the scales that the report shows, instead of those kept before."""
    old = ScaleSummary.objects.filter(workshop=report.workshop)
    old.delete()
    ScaleSummary.objects.bulk_create(summaries_of(report, is_shown=is_shown))


def summaries_of(report: WorkshopReport, *, is_shown: bool) -> list[ScaleSummary]:
    """Unsaved; none where the report shows counts only."""
    if not report.outcomes or report.version is None:
        return []
    after = Administration.objects.get(workshop=report.workshop, wave=Wave.POST)
    return [
        ScaleSummary(
            workshop=report.workshop,
            version=report.version,
            scale=outcome.key,
            is_primary=outcome.is_primary,
            mode=after.mode,
            asked_on=timezone.localdate(after.opened_at),
            smallest=report.smallest,
            is_shown=is_shown,
            **sums_of(outcome),
            **floats_of(outcome),
        )
        for outcome in report.outcomes
    ]


def floats_of(outcome: OutcomeChange) -> dict[str, float | None]:
    """Each the nearest double to the exact figure."""
    (pre, post), per_point = on_common_grid(
        [before for before, _ in outcome.pairs], [after for _, after in outcome.pairs]
    )
    moves = [after - before for before, after in zip(pre, post, strict=True)]
    change = outcome.change
    return {
        "mean_pre": change.mean_pre,
        "mean_post": change.mean_post,
        "change": change.mean_change,
        "variance": as_float(covariance(moves, moves, per_point)),
        "smcr": change.smcr,
        "smcr_var": change.smcr_var,
    }


def sums_of(outcome: OutcomeChange) -> dict[str, int]:
    """Exact: scores are fractions, and their common denominator is kept beside."""
    (pre, post), per_point = on_common_grid(
        [before for before, _ in outcome.pairs], [after for _, after in outcome.pairs]
    )
    change = outcome.change
    return {
        "n": len(pre),
        "per_point": per_point,
        "sum_pre": sum(pre),
        "sum_post": sum(post),
        "squares_pre": sum(score * score for score in pre),
        "squares_post": sum(score * score for score in post),
        "products": sum(a * b for a, b in zip(pre, post, strict=True)),
        "up": change.up,
        "same": change.same,
        "down": change.down,
    }
