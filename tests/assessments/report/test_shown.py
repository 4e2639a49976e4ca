"""What somebody learns who keeps an earlier report and subtracts."""

from __future__ import annotations

import json
from dataclasses import astuple
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from assessments.choices import Wave
from assessments.models import Administration, Answer, Response, ShownFigures
from assessments.report.detail import Detail
from assessments.services import make_cards
from tests.assessments.builders import (
    build_administration,
    build_agreement,
    build_instrument_version,
    build_response,
    written_item,
)
from tests.assessments.report.builders import build_opinions, build_waves, report_of
from tests.assessments.report.test_build import HIGH, LOW, MIDDLE
from tests.builders import build_audience, build_enrolment, build_workshop
from workshops.models import Consent

ODD = (1, 3, 5, 2)
"""What one person says, unlike all others."""


@pytest.fixture
def people(workshop):
    """Twelve with cards of their own who agreed; the last says something odd."""
    people = [build_enrolment(workshop) for _ in range(12)]
    agreed = [build_agreement(person) for person in people]
    version = build_opinions()
    waves = [build_administration(workshop, wave, version=version) for wave in Wave]
    with scope(organisation=workshop.organisation):
        cards = make_cards(workshop)
    for number, card in enumerate(cards):
        build_response(waves[0], card, codes=ODD if number == 11 else LOW)
        build_response(waves[1], card, codes=HIGH)
    close(workshop)
    return agreed


def close(workshop):
    Administration.objects.filter(workshop=workshop).update(closed_at=timezone.now())


def take_back(workshop, *consents):
    keys = [consent.pk for consent in consents]
    with scope(organisation=workshop.organisation):
        Consent.objects.filter(pk__in=keys).update(withdrawn_at=timezone.now())


def answer_late(workshop, people, codes=MIDDLE):
    """Reopened after the figures were shown, and closed again."""
    first = Administration.objects.get(workshop=workshop, wave=Wave.PRE)
    second = Administration.objects.get(workshop=workshop, wave=Wave.POST)
    Administration.objects.filter(workshop=workshop).update(closed_at=None)
    first.refresh_from_db()
    second.refresh_from_db()
    for _ in range(people):
        response = build_response(first, codes=codes)
        build_response(second, response.card, codes=HIGH)
    close(workshop)


def test_looking_twice_shows_the_same_and_is_remembered_once(workshop):
    build_waves(workshop, [LOW] * 12, [HIGH] * 12)

    first, second = report_of(workshop), report_of(workshop)

    assert first.shows_figures
    assert astuple(first) == astuple(second)
    with scopes_disabled():
        assert ShownFigures.objects.count() == 1


def test_one_who_takes_back_cannot_be_subtracted(workshop, people):
    before = report_of(workshop).primary.change
    twelve = 12 * before.mean_pre

    take_back(workshop, people[-1])
    report = report_of(workshop)

    # What the mean of the eleven, were it shown, would have told of the twelfth.
    assert twelve - 11 * report.primary.change.mean_pre == pytest.approx(56.25)
    assert (report.detail, report.outcomes, report.questions) == (Detail.COUNTS, [], [])
    assert (report.is_withheld, report.flow.linked, report.written) == (True, 11, [])


def test_the_figures_come_back_with_the_yes(workshop, people):
    first = report_of(workshop)
    take_back(workshop, people[-1])
    assert report_of(workshop).outcomes == []

    with scope(organisation=workshop.organisation):
        Consent.objects.filter(pk=people[-1].pk).update(withdrawn_at=None)

    assert report_of(workshop).outcomes == first.outcomes


def test_five_who_take_back_are_many_enough(workshop, people):
    report_of(workshop)

    take_back(workshop, *people[:5])

    assert report_of(workshop).primary.change.n == 7


def test_who_takes_back_before_anybody_looked_hides_nothing(workshop, people):
    take_back(workshop, people[-1])

    assert report_of(workshop).primary.change.n == 11


def test_one_who_answers_late_changes_no_figure(workshop, people):
    first = report_of(workshop)

    answer_late(workshop, 1, ODD)
    report = report_of(workshop)

    assert (report.outcomes, report.questions) == (first.outcomes, first.questions)
    assert (report.late, report.flow.scored) == (1, 12)


def test_late_ones_are_counted_when_they_are_five(workshop, people):
    report_of(workshop)
    answer_late(workshop, 4)
    assert report_of(workshop).primary.change.n == 12

    answer_late(workshop, 1)
    report = report_of(workshop)

    assert (report.primary.change.n, report.late) == (17, 0)


def test_one_who_goes_on_late_changes_no_figure(workshop):
    build_waves(workshop, [LOW] * 12, [HIGH] * 11 + [(4, 2, 4)])
    first = report_of(workshop)

    with scope(organisation=workshop.organisation):
        response = Response.objects.filter(administration__wave="post").last()
        item = response.administration.version.items.get(number=4)
        Answer.objects.create(
            response=response, item=item, code=5, answered_at=timezone.now()
        )
    report = report_of(workshop)

    assert (report.outcomes, report.late) == (first.outcomes, 1)


def test_an_answer_written_over_hides_the_figures(workshop):
    build_waves(workshop, [LOW] * 12, [HIGH] * 12)
    report_of(workshop)

    with scope(organisation=workshop.organisation):
        answer = Answer.objects.filter(response__administration__wave="post").last()
        answer.code, answer.answered_at = 5, timezone.now()
        answer.save()

    assert report_of(workshop).is_withheld


def test_a_scale_that_one_more_answered_is_left_out(workshop):
    build_waves(workshop, [LOW] * 20, [HIGH] * 20)
    report_of(workshop)

    answer_late(workshop, 4, (2, 4, None, None))
    answer_late(workshop, 1, LOW)
    report = report_of(workshop)

    assert report.primary.change.n == 25
    assert [outcome.key for outcome in report.outcomes] == ["total", "care"]
    assert [question.number for question in report.questions] == [1, 2]


@pytest.mark.parametrize(
    ("audience", "scales"),
    [("parents", ["total", "care", "voice"]), ("children", ["total", "care"])],
)
def test_a_scale_that_one_child_left_out_does_not_stand_beside_the_total(
    shapla, rina, audience, scales
):
    workshop = build_workshop(
        shapla, facilitator=rina, audience=build_audience(audience)
    )
    build_waves(workshop, [LOW] * 11 + [(2, 4, None, None)], [HIGH] * 12)

    report = report_of(workshop)

    assert report.primary.change.n == 12
    assert [outcome.key for outcome in report.outcomes] == scales


def test_a_scale_may_have_the_name_of_a_figure(workshop):
    items = [written_item(subscale="linked"), written_item(subscale="linked")]
    version = build_instrument_version(
        [*items, written_item(), written_item()], ["linked"]
    )
    codes = [(2, 2, 2, 2)] * 11 + [(None, None, 2, 2)]
    build_waves(workshop, codes, [(4, 4, 4, 4)] * 12, version=version)

    report_of(workshop)
    report = report_of(workshop)

    assert [each.change.n for each in report.outcomes] == [12, 11]


def test_other_workshops_do_not_matter(workshop, shapla, people):
    report_of(workshop)
    other = build_workshop(shapla)
    build_waves(other, [LOW] * 11, [HIGH] * 11)

    assert report_of(other).primary.change.n == 11


def test_every_door_hides_the_figures(client, rina, workshop, people):
    client.force_login(rina)
    client.cookies["language"] = "en"
    pages = {
        name: reverse(f"assessments_field:{name}", args=[workshop.code])
        for name in ("report", "report_technical", "report_pdf")
    }
    assert ">Mean change<" in client.get(pages["report_technical"]).content.decode()
    assert client.get(pages["report_pdf"]).status_code == 200
    assert "How many people moved" in client.get(pages["report"]).content.decode()

    take_back(workshop, people[-1])

    report = client.get(pages["report"]).content.decode()
    assert "Since then fewer than 5 people took their answers back" in report
    assert "How many people moved" not in report
    technical = client.get(pages["report_technical"]).content.decode()
    assert "Since then fewer than 5 people took their answers back" in technical
    assert ">Mean change<" not in technical
    out = StringIO()
    call_command("workshop_report", workshop.code, "--json", stdout=out)
    figures = json.loads(out.getvalue())
    assert (figures["outcomes"], figures["withheld"]) == ([], True)
    assert "৫ জনের কম" in figures["sentence_bn"]


def test_the_page_says_that_late_ones_are_not_counted(client, rina, workshop, people):
    report_of(workshop)
    answer_late(workshop, 2)
    client.force_login(rina)
    client.cookies["language"] = "en"

    page = client.get(reverse("assessments_field:report", args=[workshop.code]))

    assert "2 answered after these figures were shown" in page.content.decode()


def test_reopening_says_what_it_means_for_the_report(client, rina, workshop, people):
    report_of(workshop)
    client.force_login(rina)
    client.cookies["language"] = "en"

    page = client.post(
        reverse("assessments_field:reopen", args=[workshop.code, "post"]), follow=True
    )

    assert (
        "People can answer again. The report keeps the figures that were shown until"
        " at least 5 more people have answered." in page.content.decode()
    )
