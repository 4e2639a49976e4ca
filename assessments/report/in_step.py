"""Whether the sums that are kept are those that the answers give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assessments.models import ItemSums, ScaleSummary, ShownFigures
from assessments.report.item_sums import added, item_sums_of, kind_of
from assessments.report.shown import allowed_report
from assessments.report.summaries import FLOATS, SUMS, summaries_of
from workshops.models import Organisation, Workshop

Totals = dict[tuple[Any, ...], dict[str, Any]]


def out_of_step(workshop: Workshop) -> list[str]:
    """Every sum of the workshop that is another one than its answers give."""
    earlier = list(ShownFigures.objects.filter(workshop=workshop))
    report = allowed_report(workshop, earlier)
    should = {each.scale: _sums(each) for each in summaries_of(report, is_shown=False)}
    kept = ScaleSummary.objects.filter(workshop=workshop)
    found = _named(workshop.code, {each.scale: _sums(each) for each in kept}, should)
    items = ItemSums.objects.filter(workshop=workshop)
    return [
        *found,
        *_named(
            workshop.code,
            {kind_of(row): row.counts for row in items},
            item_sums_of(report),
        ),
    ]


def _sums(summary: ScaleSummary) -> dict[str, Any]:
    names = (*SUMS, *FLOATS, "is_primary", "smallest")
    return {name: getattr(summary, name) for name in names}


def _named(code: str, kept: dict[Any, Any], should: dict[Any, Any]) -> Iterator[str]:
    for key in sorted(kept.keys() | should.keys()):
        if kept.get(key) != should.get(key):
            yield f"{code}, {key}: {kept.get(key)} is kept, {should.get(key)} is right"


def totals_out_of_step(organisation: Organisation) -> list[str]:
    """The rows of all workshops together, against the sum of the single ones."""
    kept = {
        (row.version_id, *kind_of(row)): row.counts
        for row in ItemSums.objects.filter(organisation=organisation, workshop=None)
        if row.counts["people"]
    }
    return list(_named(organisation.slug, kept, _totals(organisation)))


def rebuild_totals() -> None:
    """The rows of all workshops together, made anew from the single ones."""
    ItemSums.objects.filter(workshop=None).delete()
    for organisation in Organisation.objects.all():
        ItemSums.objects.bulk_create(
            ItemSums(
                organisation=organisation,
                version_id=version,
                scale=scale,
                language=language,
                mode=mode,
                counts=counts,
            )
            for (version, scale, language, mode), counts in _totals(
                organisation
            ).items()
        )


def _totals(organisation: Organisation) -> Totals:
    totals: Totals = {}
    rows = ItemSums.objects.filter(organisation=organisation).exclude(workshop=None)
    for row in rows.iterator(chunk_size=500):
        key = (row.version_id, *kind_of(row))
        totals[key] = added(totals.get(key, {}), row.counts)
    return totals
