from __future__ import annotations

import pytest
from django.utils import timezone
from django_scopes import scope

from assessments.choices import LinkMethod, Wave
from assessments.models import Administration, Link
from assessments.report.detail import Detail
from assessments.report.presentation import report_context
from assessments.report.technical import technical_context
from tests.assessments.builders import (
    build_administration,
    build_card,
    build_instrument_version,
    build_response,
    written_item,
)
from tests.assessments.report.builders import build_waves, report_of

LOW, HIGH = (2, 4, 2, 4), (4, 2, 4, 2)
MIXED = (3, 3, 2, 4)

pytestmark = pytest.mark.usefixtures("in_english")


def _unlink(workshop, *, all_but=0):
    with scope(organisation=workshop.organisation):
        kept = Link.objects.order_by("pk").values_list("pk", flat=True)[:all_but]
        Link.objects.exclude(pk__in=list(kept)).delete()


def _twelve(workshop):
    build_waves(workshop, [LOW, MIXED] * 6, [HIGH, HIGH, LOW] * 4)


def _parts(report):
    return [str(part.name) for part in technical_context(report)["parts"]]


def test_matched_people_need_no_other_figure(workshop):
    _twelve(workshop)

    report = report_of(workshop)

    assert report.unmatched is None
    assert "How two answers were matched" in _parts(report)
    assert "Without matching" not in _parts(report)


def test_nobody_matched_gives_the_same_change_with_a_wider_range(workshop):
    _twelve(workshop)
    paired = report_of(workshop).primary.change
    with scope(organisation=workshop.organisation):
        workshop.shown_figures.all().delete()
    _unlink(workshop)
    Administration.objects.update(linking=LinkMethod.UNLINKED)

    report = report_of(workshop)

    found = report.unmatched.comparison
    assert report.detail == Detail.COUNTS
    assert found.mean_change == pytest.approx(paired.mean_change)
    assert (found.n_pre, found.n_post) == (12, 12)
    notes = " ".join(report_context(report)["notes"])
    assert "We could not match people, so the range is wider" in notes
    assert _parts(report) == ["Without matching"]


def test_too_few_people_get_no_figure_either(workshop):
    build_waves(workshop, [LOW] * 4, [HIGH] * 4)
    _unlink(workshop)

    assert report_of(workshop).unmatched is None


def test_a_few_unmatched_are_not_told_by_subtraction(workshop):
    _twelve(workshop)
    _unlink(workshop, all_but=9)

    report = report_of(workshop)

    # Three before and three after would be what is left.
    assert report.primary.change.n == 9
    assert report.unmatched is None


def test_exact_matches_alone_stand_beside_the_result(workshop):
    build_waves(workshop, [LOW, MIXED] * 6, [HIGH, HIGH, LOW] * 4)
    with scope(organisation=workshop.organisation):
        nearly = Link.objects.order_by("pk").values_list("pk", flat=True)[:6]
        Link.objects.filter(pk__in=list(nearly)).update(
            method=LinkMethod.SELF_CODE, distance=1
        )

    report = report_of(workshop)

    assert report.exact_only.change.n == 6
    assert "With exact matches only" in _parts(report)


def test_parallel_versions_are_both_scored_out_of_a_hundred(workshop):
    first = build_instrument_version([written_item() for _ in range(4)])
    second = build_instrument_version([written_item() for _ in range(3)])
    before = build_administration(
        workshop, Wave.PRE, version=first, other_version=second
    )
    after = build_administration(
        workshop, Wave.POST, version=second, other_version=first
    )
    for _ in range(6):
        card = build_card(workshop)
        build_response(before, card, codes=[2] * before.version_for(card).items.count())
        build_response(after, card, codes=[4] * after.version_for(card).items.count())
    Administration.objects.update(closed_at=timezone.now())

    change = report_of(workshop).primary.change

    assert (change.n, change.mean_pre, change.mean_post) == (6, 25.0, 75.0)
    assert sum(report_of(workshop).missing.values()) == 0
