"""The sums of scales that somebody may see, as columns of numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from django.db.models import QuerySet

from assessments.models import ScaleSummary
from assessments.models.version import TOTAL
from assessments.national.question import COLUMNS, NationalQuestion
from workshops.access import (
    AnyUser,
    Right,
    organisations_wholly_for,
    workshops_for,
)

ANY = "any"
"""The name under which the main results of different instruments are pooled."""


@dataclass(frozen=True)
class Rows:
    """One entry for each workshop and scale; all arrays are of the same length."""

    scales: np.ndarray
    groups: np.ndarray
    n: np.ndarray
    estimates: np.ndarray
    variances: np.ndarray
    """Of one person's change."""

    def where(self, chosen: np.ndarray) -> Rows:
        return Rows(
            self.scales[chosen],
            self.groups[chosen],
            self.n[chosen],
            self.estimates[chosen],
            self.variances[chosen],
        )

    def __len__(self) -> int:
        return len(self.n)


def summaries_for(user: AnyUser, question: NationalQuestion) -> QuerySet[ScaleSummary]:
    """Those of the workshops whose reports the user may read.

    Invented ones count only where an organisation has nothing else: a demonstration.
    """
    found = ScaleSummary.objects.filter(
        workshop__organisation=question.organisation, **question.conditions()
    )
    everywhere = organisations_wholly_for(user, Right.REPORT)
    if not everywhere.filter(pk=question.organisation.pk).exists():
        found = found.filter(workshop__in=workshops_for(user, Right.REPORT))
    real = found.filter(workshop__is_invented=False)
    return real if real.exists() else found


def rows_of(summaries: QuerySet[ScaleSummary], question: NationalQuestion) -> Rows:
    """Read in one query, whose cost depends on the number of workshops alone."""
    by = COLUMNS[question.by] if question.by else "is_shown"
    if question.version is None:
        summaries = summaries.filter(smcr_var__gt=0)
    figures = ("change", "variance") if question.version else ("smcr", "smcr_var")
    # In one order always: sums of doubles differ in the last digit otherwise.
    summaries = summaries.order_by("pk")
    read = list(summaries.values_list("scale", by, "n", *figures))
    columns = list(zip(*read, strict=True)) if read else [()] * 5
    scales = np.array(columns[0], dtype=object)
    if question.version is None:
        scales[:] = ANY
    n = np.array(columns[2], dtype=float)
    variances = np.array(columns[4], dtype=float)
    return Rows(
        scales=scales,
        groups=np.array([None] * len(read) if not question.by else columns[1], object),
        n=n,
        estimates=np.array(columns[3], dtype=float),
        # The variance of SMCR is that of the workshop's estimate, not of one person.
        variances=variances if question.version else variances * n,
    )


def scale_keys(question: NationalQuestion) -> list[str]:
    """The total first, then the subscales; the main result alone across instruments."""
    if question.version is None:
        return [ANY]
    return [TOTAL, *question.version.subscales.values_list("key", flat=True)]
