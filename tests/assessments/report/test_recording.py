"""What is frozen and summed when nobody can answer any more."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from assessments.choices import Wave
from assessments.models import (
    Administration,
    Answer,
    ItemSums,
    ReportSnapshot,
    Response,
    ScaleSummary,
    ShownFigures,
)
from assessments.report.figures import figures_of
from assessments.report.item_sums import added
from assessments.report.verifying import differences, is_comparable
from assessments.services import close_wave, freeze, make_cards
from tests.assessments.builders import (
    build_administration,
    build_agreement,
    build_card,
    build_response,
)
from tests.assessments.report.builders import build_opinions, build_waves, report_of
from tests.assessments.report.test_build import HIGH, LOW, MIDDLE
from tests.builders import build_enrolment, build_workshop
from workshops.choices import ConsentScope
from workshops.services import withdraw_consent

MIXED = [LOW] * 8 + [MIDDLE] * 3 + [(1, 3, 5, 2)]


def frozen(workshop):
    with scope(organisation=workshop.organisation):
        freeze(workshop)
    return snapshots(workshop)


def snapshots(workshop):
    with scopes_disabled():
        return list(ReportSnapshot.objects.filter(workshop=workshop))


def summaries(workshop):
    with scopes_disabled():
        return list(ScaleSummary.objects.filter(workshop=workshop).order_by("pk"))


def told(command, *arguments):
    printed = StringIO()
    call_command(command, *arguments, stdout=printed)
    return printed.getvalue()


def test_closing_the_last_wave_freezes_what_may_be_shown(workshop, rina):
    version = build_opinions()
    first = build_administration(workshop, Wave.PRE, version=version)
    second = build_administration(workshop, Wave.POST, version=version)
    for codes in MIXED:
        card = build_card(workshop)
        build_response(first, card, codes=codes)
        build_response(second, card, codes=HIGH)

    close_wave(first, by=rina)
    assert snapshots(workshop) == []
    close_wave(second, by=rina)

    [snapshot] = snapshots(workshop)
    assert snapshot.figures["detail"] == "scales"
    assert snapshot.engine.startswith("Ankur analysis 1; NumPy ")
    assert snapshot.version == version
    with scopes_disabled():
        assert ShownFigures.objects.count() == 0
    assert [each.is_shown for each in summaries(workshop)] == [False] * 3


def test_frozen_figures_are_those_of_the_report_to_the_last_digit(workshop):
    build_waves(workshop, MIXED, [HIGH] * 12)
    [snapshot] = frozen(workshop)

    assert snapshot.figures == figures_of(report_of(workshop))
    with scopes_disabled():
        assert is_comparable(snapshot)
        assert differences(snapshot) == []


def test_the_same_is_frozen_once_and_seeing_it_marks_it(workshop):
    build_waves(workshop, MIXED, [HIGH] * 12)

    frozen(workshop)
    report_of(workshop)

    assert len(frozen(workshop)) == 1
    assert [each.is_shown for each in summaries(workshop)] == [True] * 3


def test_the_command_names_a_figure_that_comes_out_otherwise(workshop):
    build_waves(workshop, MIXED, [HIGH] * 12)
    [snapshot] = frozen(workshop)
    assert "1 the same, 0 different" in told("check_snapshots")

    figures = snapshot.figures
    figures["outcomes"][0]["mean_change"] += 1e-12
    with scopes_disabled():
        ReportSnapshot.objects.filter(pk=snapshot.pk).update(figures=figures)

    with pytest.raises(CommandError, match="1 frozen reports"):
        call_command("check_snapshots", stdout=StringIO())
    with scopes_disabled():
        [line] = differences(ReportSnapshot.objects.get())
    assert line.startswith("total, mean_change: ")


def test_answers_written_over_are_told_apart(workshop):
    build_waves(workshop, MIXED, [HIGH] * 12)
    frozen(workshop)

    with scope(organisation=workshop.organisation):
        answer = Answer.objects.first()
        answer.code, answer.answered_at = 5, timezone.now()
        answer.save()

    assert "0 the same, 0 different, 1 with answers" in told("check_snapshots")


def test_sums_are_exact(workshop):
    # Three of four questions: thirds of a point are kept whole.
    build_waves(workshop, [(2, 4, 2, None)] * 11 + [LOW], [HIGH] * 12)
    frozen(workshop)

    total = next(each for each in summaries(workshop) if each.scale == "total")

    assert (total.n, total.up, total.same, total.down) == (12, 12, 0, 0)
    assert total.sum_pre == 12 * 25 * total.per_point
    assert total.squares_post == 12 * (75 * total.per_point) ** 2
    assert total.products == 12 * 25 * 75 * total.per_point**2


def test_too_few_leave_no_sums(workshop):
    build_waves(workshop, [LOW] * 4, [HIGH] * 4)
    [snapshot] = frozen(workshop)

    assert (snapshot.figures["detail"], snapshot.figures["outcomes"]) == ("counts", [])
    assert summaries(workshop) == []
    with scopes_disabled():
        assert ItemSums.objects.count() == 0


@pytest.fixture
def people(workshop):
    """Twelve who agreed and answered with cards of their own."""
    people = [build_enrolment(workshop) for _ in range(12)]
    for person in people:
        build_agreement(person)
    version = build_opinions()
    waves = [
        build_administration(workshop, wave, version=version)
        for wave in (Wave.PRE, Wave.POST)
    ]
    with scope(organisation=workshop.organisation):
        cards = make_cards(workshop)
    for card in cards:
        build_response(waves[0], card, codes=LOW)
        build_response(waves[1], card, codes=HIGH)
    Administration.objects.update(closed_at=timezone.now())
    return [person.participant for person in people]


def test_who_takes_a_yes_back_is_in_no_sum(
    workshop, people, rina, django_capture_on_commit_callbacks
):
    frozen(workshop)
    assert [each.n for each in summaries(workshop)] == [12, 12, 12]

    with (
        scope(organisation=workshop.organisation),
        django_capture_on_commit_callbacks(execute=True),
    ):
        withdraw_consent(people[0], scope=ConsentScope.ASSESS, by=rina)

    assert [each.n for each in summaries(workshop)] == [11, 11, 11]
    assert len(snapshots(workshop)) == 2


def test_who_answered_by_the_list_is_in_no_sum_either(
    workshop, people, rina, django_capture_on_commit_callbacks
):
    with scope(organisation=workshop.organisation):
        for response in Response.objects.select_related("card"):
            response.enrolment_id, response.card = response.card.enrolment_id, None
            response.save()
    frozen(workshop)

    with (
        scope(organisation=workshop.organisation),
        django_capture_on_commit_callbacks(execute=True),
    ):
        withdraw_consent(people[0], scope=ConsentScope.ASSESS, by=rina)

    assert [each.n for each in summaries(workshop)] == [11, 11, 11]


def test_after_figures_were_seen_the_workshop_leaves_the_sums(
    workshop, people, rina, django_capture_on_commit_callbacks
):
    report_of(workshop)
    assert len(summaries(workshop)) == 3

    with (
        scope(organisation=workshop.organisation),
        django_capture_on_commit_callbacks(execute=True),
    ):
        withdraw_consent(people[0], scope=ConsentScope.ASSESS, by=rina)

    assert summaries(workshop) == []
    assert len(snapshots(workshop)) == 1


def test_an_open_wave_leaves_the_sums_as_they_were(workshop):
    build_waves(workshop, MIXED, [HIGH] * 12)
    frozen(workshop)
    before = [each.pk for each in summaries(workshop)]

    Administration.objects.filter(wave=Wave.POST).update(closed_at=None)
    frozen(workshop)

    assert [each.pk for each in summaries(workshop)] == before


def test_item_sums_of_two_workshops_are_added(workshop, shapla):
    version = build_opinions()
    other = build_workshop(shapla)
    build_waves(workshop, [LOW] * 6, [HIGH] * 6, version=version)
    build_waves(other, MIXED, [HIGH] * 12, version=version)
    frozen(workshop)
    frozen(other)

    with scopes_disabled():
        single = ItemSums.objects.filter(scale="total").exclude(workshop=None)
        total = ItemSums.objects.get(scale="total", workshop=None)
        first, second = (row.counts for row in single.order_by("workshop"))
    assert total.counts == added(first, second)
    assert (total.counts["people"], total.counts["complete"]) == (18, 18)
    assert total.counts["unit"] == 4
    # Six people and eight of the twelve took the second step of five.
    assert total.counts["sums"][0] == 14 * 1 + 3 * 2 + 0


def test_rebuilding_gives_what_the_services_kept(workshop, shapla, rina):
    version = build_opinions()
    other = build_workshop(shapla)
    build_waves(workshop, [LOW] * 6, [HIGH] * 6, version=version)
    build_waves(other, MIXED, [HIGH] * 12, version=version)
    frozen(workshop)
    frozen(other)
    kept = everything()

    assert "2 workshops, all sums in step." in told("rebuild_summaries", "--check")
    with scopes_disabled():
        ScaleSummary.objects.all().delete()
        ItemSums.objects.all().delete()
    told("rebuild_summaries")

    assert everything() == kept


def everything():
    with scopes_disabled():
        scales = ScaleSummary.objects.order_by("workshop", "scale")
        items = ItemSums.objects.order_by("workshop", "scale", "mode")
        return (
            [
                [getattr(each, f.name) for f in each._meta.fields if f.name != "id"]
                for each in scales
            ],
            [(each.workshop_id, each.scale, each.counts) for each in items],
        )


def test_a_sum_out_of_step_is_named(workshop):
    build_waves(workshop, MIXED, [HIGH] * 12)
    frozen(workshop)
    with scopes_disabled():
        row = ScaleSummary.objects.get(scale="care")
        row.sum_pre += 1
        row.save()

    printed = StringIO()
    with pytest.raises(CommandError, match="1 sums are out of step"):
        call_command("rebuild_summaries", "--check", stdout=printed)
    assert f"{workshop.code}, care: " in printed.getvalue()


def test_one_person_with_another_language_adds_to_no_sum(workshop):
    build_waves(workshop, MIXED, [HIGH] * 12)
    with scopes_disabled():
        pre = Response.objects.filter(administration__wave=Wave.PRE)
        pre.filter(pk=pre.first().pk).update(language="en")
    frozen(workshop)

    with scopes_disabled():
        found = ItemSums.objects.filter(scale="total").order_by("pk")
        people = {(row.language, row.counts["people"]) for row in found}
    assert people == {("bn", 11)}
