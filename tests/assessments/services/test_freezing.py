"""Whatever changes who is counted brings the frozen figures and the sums with it."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from assessments.choices import AnswerMode, Wave
from assessments.models import (
    Administration,
    Link,
    ReportSnapshot,
    ScaleSummary,
    SelfCode,
)
from assessments.models.items import Given
from assessments.services import (
    break_link,
    confirm_link,
    count_after_all,
    leave_out,
    link_self_codes,
    submit,
)
from assessments.sheets import AnswerSheet
from tests.assessments.builders import build_card, build_response
from tests.assessments.report.builders import build_waves, report_of
from tests.assessments.report.test_build import HIGH, LOW, MIDDLE


@pytest.fixture
def answered(workshop):
    """Twelve people with cards, everything closed and frozen."""
    build_waves(workshop, [LOW] * 8 + [MIDDLE] * 4, [HIGH] * 12)
    with scope(organisation=workshop.organisation):
        link_self_codes(workshop)
    return workshop


def counted(workshop):
    """People in each sum, the frozen number, and whether a rebuild gives the same."""
    printed = StringIO()
    call_command("rebuild_summaries", "--check", stdout=printed)
    assert "1 workshops, all sums in step." in printed.getvalue()
    with scopes_disabled():
        frozen = ReportSnapshot.objects.filter(workshop=workshop).last()
        sums = ScaleSummary.objects.filter(workshop=workshop)
        return {each.n for each in sums}, frozen.figures["flow"]["scored"]


def first_link(workshop):
    return Link.objects.filter(before__administration__workshop=workshop).first()


def test_a_broken_match_leaves_the_figures(answered, rina):
    assert counted(answered) == ({12}, 12)

    with scope(organisation=answered.organisation):
        break_link(first_link(answered), by=rina)

    assert counted(answered) == ({11}, 11)


def test_a_confirmed_match_changes_nothing(answered, rina):
    with scope(organisation=answered.organisation):
        confirm_link(first_link(answered), by=rina)

    assert counted(answered) == ({12}, 12)
    with scopes_disabled():
        assert ReportSnapshot.objects.count() == 1


def test_codes_matched_later_come_into_the_figures(answered):
    waves = Administration.objects.filter(workshop=answered).order_by("pk")
    waves.update(closed_at=None)
    pre, post = waves
    cards = [build_card(answered), build_card(answered)]
    with scope(organisation=answered.organisation):
        for wave, card, codes in ((pre, cards[0], LOW), (post, cards[1], HIGH)):
            response = build_response(wave, card, codes=codes)
            SelfCode.objects.create(response=response, elements=list("abcde"))
        waves.update(closed_at=timezone.now())
        link_self_codes(answered)

    assert counted(answered) == ({13}, 13)


def test_late_answers_that_are_counted_after_all_come_in(answered, rina):
    late, left = late_answers(answered)
    with scope(organisation=answered.organisation):
        leave_out(left, by=rina)
        assert counted(answered) == ({12}, 12)
        count_after_all(late, by=rina)

    assert counted(answered) == ({13}, 13)


def test_after_figures_were_seen_one_broken_match_takes_them_away(answered, rina):
    report_of(answered)

    with scope(organisation=answered.organisation):
        break_link(first_link(answered), by=rina)

    assert counted(answered) == (set(), 12)


def late_answers(workshop):
    """Two who answered before, and whose answers after came when it was closed."""
    pre = Administration.objects.get(workshop=workshop, wave=Wave.PRE)
    post = Administration.objects.get(workshop=workshop, wave=Wave.POST)
    Administration.objects.filter(pk=pre.pk).update(closed_at=None)
    pre.closed_at = None
    items = list(post.version.items.order_by("number"))
    found = []
    with scope(organisation=workshop.organisation):
        for _ in range(2):
            card = build_card(workshop)
            build_response(pre, card, codes=LOW)
            answers = {
                str(item.key): Given(code=code)
                for item, code in zip(items, HIGH, strict=True)
            }
            sheet = AnswerSheet(
                answers=answers, mode=AnswerMode.PAPER, card_number=card.number
            )
            found.append(submit(post, sheet).set_aside)
        Administration.objects.filter(pk=pre.pk).update(closed_at=timezone.now())
        link_self_codes(workshop)
    return found
