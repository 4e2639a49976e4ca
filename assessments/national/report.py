"""The programme view as plain values, ready for a page."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from django.db.models import Count, QuerySet

from assessments.analysis import adjust
from assessments.models import ScaleSummary
from assessments.national.pooled import (
    Difference,
    PooledScale,
    difference,
    pooled_scale,
)
from assessments.national.question import NationalQuestion
from assessments.national.releasing import take_for_shown
from assessments.national.reliable import unreliable_scales
from assessments.national.rows import ANY, Rows, rows_of, scale_keys, summaries_for
from workshops.access import AnyUser
from workshops.choices import AssignmentRole, AssignmentState
from workshops.models import Assignment

MOST_LISTED = 20


@dataclass(frozen=True)
class Group:
    """Workshops of one kind beside all the others, on the main result."""

    key: object
    scale: PooledScale
    against_others: Difference | None


@dataclass(frozen=True)
class NationalReport:
    question: NationalQuestion
    primary: str
    scales: list[PooledScale]
    """The main result first. Those that do not hang together are left out."""
    left_out: frozenset[str]
    holm: dict[str, float]
    groups: list[Group]
    listed: list[ScaleSummary]
    """The newest workshops on the main result."""
    repeated: int = 0
    """Lead facilitators of more than one of the workshops."""

    @property
    def main(self) -> PooledScale | None:
        return next((each for each in self.scales if each.key == self.primary), None)

    @property
    def is_invented(self) -> bool:
        return any(each.workshop.is_invented for each in self.listed)


def national_report(user: AnyUser, question: NationalQuestion) -> NationalReport:
    """Computed from sums: the number of people and answers costs nothing."""
    summaries = summaries_for(user, question)
    take_for_shown(summaries)
    rows = rows_of(summaries, question)
    version = question.version
    left_out: frozenset[str] = frozenset()
    if version is not None:
        left_out = unreliable_scales(question.organisation, version)
    primary = version.primary_outcome if version else ANY
    scales = [
        _pooled(key, rows.where(rows.scales == key))
        for key in scale_keys(question)
        if key not in left_out
    ]
    scales.sort(key=lambda each: each.key != primary)
    return NationalReport(
        question=question,
        primary=primary,
        scales=scales,
        left_out=left_out,
        holm=_adjusted(scales),
        groups=[]
        if primary in left_out
        else _groups(rows.where(rows.scales == primary), question),
        listed=[] if primary in left_out else _newest(summaries),
        repeated=_repeated(summaries),
    )


def _repeated(summaries: QuerySet[ScaleSummary]) -> int:
    """Workshops of one facilitator may be alike, and then tell less than they seem to."""
    leads = Assignment.objects.filter(
        role=AssignmentRole.LEAD,
        state=AssignmentState.CONFIRMED,
        workshop__in=summaries.filter(is_primary=True).values("workshop"),
    )
    by_person = (
        leads.order_by().values("user").annotate(of=Count("workshop", distinct=True))
    )
    return by_person.filter(of__gt=1).count()


def _pooled(key: str, rows: Rows) -> PooledScale:
    return pooled_scale(key, rows.n, rows.estimates, rows.variances)


def _adjusted(scales: list[PooledScale]) -> dict[str, float]:
    """Holm's p across the scales, for the technical notes."""
    known = [(each.key, each.p) for each in scales if each.p is not None]
    ps = adjust([p for _key, p in known], "holm")
    return {key: p for (key, _), p in zip(known, ps, strict=True)}


def _groups(rows: Rows, question: NationalQuestion) -> list[Group]:
    """Each against all the others, in the order of their names' keys."""
    if question.by is None:
        return []
    keys = sorted({key for key in rows.groups if key is not None})
    found = []
    for key in keys:
        inside = np.array([each == key for each in rows.groups], dtype=bool)
        scale = _pooled(str(key), rows.where(inside))
        others = _pooled("", rows.where(~inside))
        found.append(Group(key, scale, difference(scale, others)))
    return found


def _newest(summaries: QuerySet[ScaleSummary]) -> list[ScaleSummary]:
    """Chosen by their keys first: only these few are read with their workshops."""
    newest = summaries.filter(is_primary=True).order_by("-asked_on", "-pk")
    keys = list(newest.values_list("pk", flat=True)[:MOST_LISTED])
    chosen = ScaleSummary.objects.filter(pk__in=keys).select_related(
        "workshop__centre", "workshop__audience", "workshop__organisation"
    )
    return list(chosen.order_by("-asked_on", "-pk"))
