"""Figures of many workshops are figures of each: who is in them counts as shown."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from assessments.models import ReportSnapshot, ScaleSummary, ShownFigures


@transaction.atomic
def take_for_shown(summaries: QuerySet[ScaleSummary]) -> None:
    """Remember what was frozen of workshops that nobody had looked at yet.

    From now on their own reports keep these figures until enough others have come, and
    a mean of all cannot be subtracted from a later one to tell on a few.
    """
    new = summaries.filter(is_shown=False).values("workshop")
    workshops = list(new.values_list("workshop", flat=True).distinct())
    if not workshops:
        return
    newest: dict[int, ReportSnapshot] = {}
    frozen = ReportSnapshot.objects.filter(workshop__in=workshops).order_by("pk")
    for snapshot in frozen.iterator(chunk_size=500):
        newest[snapshot.workshop_id] = snapshot
    ShownFigures.objects.bulk_create(
        [
            ShownFigures(
                workshop_id=snapshot.workshop_id,
                version_id=snapshot.version_id,
                marks=snapshot.marks,
                people=snapshot.people,
            )
            for snapshot in newest.values()
        ],
        batch_size=500,
    )
    ScaleSummary.objects.filter(workshop__in=workshops).update(is_shown=True)
