"""Which scales hang together well enough to be pooled."""

from __future__ import annotations

from typing import Any

from assessments.analysis import Reliability, reliability_of_sums
from assessments.models import InstrumentVersion, ItemSums
from assessments.report.item_sums import added
from workshops.models import Organisation

FEWEST_PEOPLE = 30
LOWEST = 0.60


def unreliable_scales(
    organisation: Organisation, version: InstrumentVersion
) -> frozenset[str]:
    """Scales with a reliability below .60 among at least thirty people before.

    Their questions say something; the score of the scale does not.
    """
    totals: dict[str, Any] = {}
    rows = ItemSums.objects.filter(
        organisation=organisation, version=version, workshop=None
    )
    for row in rows:
        totals[row.scale] = added(totals.get(row.scale, {}), row.counts)
    found = {scale: reliability_of(counts) for scale, counts in totals.items()}
    return frozenset(
        scale
        for scale, each in found.items()
        if each.n_used >= FEWEST_PEOPLE and each.alpha is not None
        if each.alpha < LOWEST
    )


def reliability_of(counts: dict[str, Any]) -> Reliability:
    return reliability_of_sums(counts["complete"], counts["sums"], counts["products"])
