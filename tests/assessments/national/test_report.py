from __future__ import annotations

import datetime as dt

import pytest
from django_scopes import scope, scopes_disabled

from assessments.analysis import pool
from assessments.choices import Wave
from assessments.models import Administration, ItemSums, ScaleSummary, ShownFigures
from assessments.national.pooled import Claim
from assessments.national.question import Division, NationalQuestion
from assessments.national.report import national_report
from assessments.services import freeze
from tests.assessments.national.builders import (
    DAY,
    build_summary,
    changes_of,
    spread,
)
from tests.assessments.report.builders import build_opinions, build_waves, report_of
from tests.assessments.report.test_build import HIGH, LOW, MIDDLE
from tests.builders import build_audience, build_member, build_workshop
from workshops.choices import AssignmentRole, MembershipRole


@pytest.fixture
def version(db):
    return build_opinions()


@pytest.fixture
def six(shapla, version):
    """Six workshops of Shapla, each of twelve people."""
    with scope(organisation=shapla):
        return [
            build_summary(build_workshop(shapla), version, spread(mean))
            for mean in (2, 4, 5, 6, 8, 11)
        ]


def report(user, organisation, version, **chosen):
    with scope(organisation=organisation):
        return national_report(user, NationalQuestion(organisation, version, **chosen))


def test_it_pools_what_the_people_would_give(mitu, shapla, six, version):
    found = report(mitu, shapla, version).main

    assert found.pooled == pool(*changes_of(six))
    assert (found.workshops, found.people, found.claim) == (6, 72, Claim.POOLED)


def test_a_workshop_of_others_is_not_in_it(mitu, shapla, doel, six, version):
    with scope(organisation=doel):
        build_summary(build_workshop(doel), version, spread(90))

    assert report(mitu, shapla, version).main.workshops == 6


def test_a_facilitator_pools_own_workshops_only(rina, shapla, six, version):
    with scope(organisation=shapla):
        build_summary(build_workshop(shapla, facilitator=rina), version, spread(3))

    found = report(rina, shapla, version)

    assert (found.main.workshops, found.main.claim) == (1, Claim.NOTHING)
    assert len(found.listed) == 1


def test_choices_narrow_it(mitu, shapla, six, version):
    children = build_audience("children")
    with scope(organisation=shapla):
        other = build_workshop(shapla, audience=children)
        build_summary(
            other,
            version,
            spread(1),
            mode="shared_device",
            asked_on=DAY - dt.timedelta(days=30),
        )

    def workshops(**chosen):
        return report(mitu, shapla, version, **chosen).main.workshops

    assert workshops() == 7
    assert workshops(audience=children) == 1
    assert workshops(centre=other.centre) == 1
    assert workshops(mode="shared_device") == 1
    assert workshops(since=DAY) == 6
    assert workshops(until=DAY - dt.timedelta(days=1)) == 1


def test_groups_stand_beside_all_the_others(mitu, shapla, six, version):
    children = build_audience("children")
    with scope(organisation=shapla):
        for mean in (20, 21, 22, 23, 24):
            build_summary(
                build_workshop(shapla, audience=children), version, spread(mean)
            )

    groups = report(mitu, shapla, version, by=Division.AUDIENCE).groups

    by_size = {each.scale.workshops: each for each in groups}
    assert by_size.keys() == {5, 6}
    assert by_size[5].against_others.mean == -by_size[6].against_others.mean
    assert by_size[5].against_others.ci95[0] > 0


def test_different_questions_are_pooled_in_spreads(mitu, shapla, six):
    other = build_opinions()
    with scope(organisation=shapla):
        more = build_summary(build_workshop(shapla), other, spread(3))

    found = report(mitu, shapla, None).main

    summaries = [*six, more]
    assert found.pooled == pool(
        [each.smcr for each in summaries], [each.smcr_var for each in summaries]
    )


def test_p_is_adjusted_over_the_scales(mitu, shapla, six, version):
    with scope(organisation=shapla):
        for each in six:
            build_summary(each.workshop, version, spread(1), scale="care")

    found = report(mitu, shapla, version)

    ps = {each.key: each.p for each in found.scales if each.p is not None}
    assert found.holm["care"] == min(1, max(2 * ps["care"], found.holm["care"]))
    assert min(found.holm.values()) == 2 * min(ps.values())
    assert [each.key for each in found.scales] == ["total", "care", "voice"]


def test_a_scale_that_does_not_hang_together_is_left_out(mitu, shapla, six, version):
    with scope(organisation=shapla):
        ItemSums.objects.create(
            organisation=shapla,
            version=version,
            scale="total",
            language="bn",
            mode="own_phone",
            # Two questions that have nothing to do with each other.
            counts={
                "complete": 40,
                "sums": [80, 80],
                "products": [[240, 160], [160, 240]],
            },
        )

    found = report(mitu, shapla, version)

    assert found.left_out == {"total"}
    assert (found.main, found.listed, found.groups) == (None, [], [])


def test_invented_workshops_count_only_alone(mitu, shapla, six, version):
    with scope(organisation=shapla):
        for each in six:
            each.workshop.is_invented = True
            each.workshop.save()
    assert report(mitu, shapla, version).is_invented
    with scope(organisation=shapla):
        build_summary(build_workshop(shapla), version, spread(3))

    found = report(mitu, shapla, version)

    assert (found.main.workshops, found.is_invented) == (1, False)


def test_facilitators_of_several_workshops_are_counted(
    mitu, rina, kamal, shapla, six, version
):
    assert report(mitu, shapla, version).repeated == 0
    first, second = (each.workshop for each in six[:2])
    for workshop, user in ((first, rina), (second, rina), (second, kamal)):
        workshop.assignments.get_or_create(user=user, role=AssignmentRole.LEAD)

    assert report(mitu, shapla, version).repeated == 1


def test_the_number_of_queries_does_not_grow(
    mitu, shapla, six, version, django_assert_num_queries
):
    with scopes_disabled():
        ScaleSummary.objects.update(is_shown=True)
    report(mitu, shapla, version)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(
        connection,
    ) as few:
        report(mitu, shapla, version)
    with scope(organisation=shapla):
        for mean in range(14):
            build_summary(build_workshop(shapla), version, spread(mean), is_shown=True)
    with django_assert_num_queries(len(few)):
        report(mitu, shapla, version)


def test_who_is_in_it_counts_as_shown(mitu, shapla, version):
    """Twelve, and later thirteen, must not be subtracted by way of the pool."""
    workshop = build_workshop(shapla)
    build_waves(workshop, [LOW] * 12, [HIGH] * 12, version=version)
    with scope(organisation=shapla):
        freeze(workshop)
        report(mitu, shapla, version)
    with scopes_disabled():
        assert ShownFigures.objects.count() == 1

    late(workshop)
    with scope(organisation=shapla):
        freeze(workshop)

    assert (report_of(workshop).primary.change.n, report_of(workshop).late) == (12, 1)
    with scopes_disabled():
        [total] = ScaleSummary.objects.filter(scale="total")
        assert (total.n, total.is_shown) == (12, True)


def late(workshop):
    from tests.assessments.builders import build_response

    Administration.objects.update(closed_at=None)
    first = Administration.objects.get(workshop=workshop, wave=Wave.PRE)
    second = Administration.objects.get(workshop=workshop, wave=Wave.POST)
    response = build_response(first, codes=MIDDLE)
    build_response(second, response.card, codes=HIGH)
    from django.utils import timezone

    Administration.objects.update(closed_at=timezone.now())


def test_a_monitor_of_one_centre_pools_that_centre(shapla, six, version):
    centre = six[0].workshop.centre
    user = build_member("moni", shapla, MembershipRole.MONITOR, centre=centre)

    assert report(user, shapla, version).main.workshops == 1
