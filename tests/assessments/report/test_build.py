from __future__ import annotations

import pytest
from django.utils import timezone
from django_scopes import scope

from assessments.analysis import Verdict
from assessments.choices import Wave
from assessments.models import Administration, Answer, Card, Link, Response
from assessments.report.detail import Detail
from assessments.report.flow import Flow
from assessments.report.shown import shown_report
from assessments.services import make_cards
from tests.assessments.builders import (
    build_administration,
    build_agreement,
    build_card,
    build_instrument_version,
    build_response,
    written_item,
)
from tests.assessments.report.builders import build_opinions, build_waves, report_of
from tests.builders import build_audience, build_enrolment, build_mark, build_workshop
from workshops.choices import AgeBand, ConsentGiver
from workshops.models import Consent

LOW, MIDDLE, HIGH = (2, 4, 2, 4), (3, 3, 3, 3), (4, 2, 4, 2)
"""25, 50 and 75 points of 100 on every scale."""


def test_nobody_was_asked(workshop):
    report = report_of(workshop)

    assert report.flow == Flow(0, 0, 0, 0, 0, 0)
    assert (report.detail, report.primary, report.outcomes) == (Detail.COUNTS, None, [])


def test_flow_counts_people_at_each_step(workshop):
    came, _absent = build_enrolment(workshop), build_enrolment(workshop)
    build_mark(came)
    build_waves(
        workshop, [LOW, LOW, None, (2, None, None, None)], [HIGH, None, HIGH, HIGH]
    )

    assert report_of(workshop).flow == Flow(
        registered=2, attended=1, pre=3, post=3, linked=2, scored=1
    )


def test_sheet_without_any_answer_is_nobody(workshop):
    build_waves(workshop, [(None, None, None, None)], [HIGH])

    assert report_of(workshop).flow.pre == 0


def test_turned_questions_are_keyed(workshop):
    build_waves(workshop, [LOW] * 10, [HIGH] * 9 + [MIDDLE])

    change = report_of(workshop).primary.change

    assert (change.mean_pre, change.mean_post, change.mean_change) == (25, 72.5, 47.5)
    assert (change.up, change.same, change.down) == (10, 0, 0)
    assert change.verdict == Verdict.MOVED


def test_scales_come_with_ten_people(workshop):
    build_waves(workshop, [LOW] * 10, [HIGH] * 9 + [MIDDLE])

    report = report_of(workshop)

    assert report.detail == Detail.SCALES
    assert [outcome.key for outcome in report.outcomes] == ["total", "care", "voice"]


def test_nine_people_show_the_primary_only(workshop):
    build_waves(workshop, [LOW] * 9, [HIGH] * 8 + [MIDDLE])

    report = report_of(workshop)

    assert (report.detail, report.questions) == (Detail.ROUGH, [])
    assert [outcome.key for outcome in report.outcomes] == ["total"]


def test_four_people_show_no_figure(workshop):
    build_waves(workshop, [LOW] * 4, [HIGH] * 4)

    report = report_of(workshop)

    assert (report.detail, report.outcomes) == (Detail.COUNTS, [])
    assert (report.questions, report.written) == ([], [])


def test_nine_children_show_no_figure(shapla, rina):
    workshop = build_workshop(
        shapla, facilitator=rina, audience=build_audience("children")
    )
    build_waves(workshop, [LOW] * 9, [HIGH] * 9)

    assert report_of(workshop).outcomes == []


def test_one_child_among_adults_brings_the_rules_for_children(workshop):
    build_enrolment(workshop, age_band=AgeBand.FROM_14_TO_17)
    build_waves(workshop, [LOW] * 9, [HIGH] * 9)

    assert report_of(workshop).outcomes == []


def test_a_child_who_is_made_an_adult_after_answering_stays_one(workshop):
    child = build_enrolment(workshop, age_band=AgeBand.FROM_14_TO_17)
    for giver in (ConsentGiver.SELF, ConsentGiver.MOTHER):
        build_agreement(child, giver)
    with scope(organisation=workshop.organisation):
        make_cards(workshop)
        child.card.refresh_from_db()
    _answer_both_times(workshop, child.card, more=8)
    assert report_of(workshop).outcomes == []

    make_age(child, AgeBand.FROM_18_TO_29)

    report = report_of(workshop)
    assert (report.smallest, report.outcomes, report.flow.scored) == (10, [], 9)


def test_who_turns_out_to_be_a_child_brings_the_rules_for_children(workshop):
    adult = build_enrolment(workshop)
    build_waves(workshop, [LOW] * 9, [HIGH] * 9)
    assert report_of(workshop).outcomes != []

    make_age(adult, AgeBand.FROM_14_TO_17)

    assert report_of(workshop).outcomes == []


def test_answers_given_in_a_workshop_of_children_stay_childrens(shapla, rina):
    workshop = build_workshop(
        shapla, facilitator=rina, audience=build_audience("children")
    )
    build_waves(workshop, [LOW] * 9, [HIGH] * 9)

    workshop.audience = build_audience("parents")
    workshop.save()

    assert report_of(workshop).outcomes == []


def make_age(enrolment, band):
    person = enrolment.participant
    person.age_band = band
    person.save()


def _answer_both_times(workshop, card, more):
    version = build_opinions()
    waves = [build_administration(workshop, wave, version=version) for wave in Wave]
    for one in [card, *[build_card(workshop) for _ in range(more)]]:
        build_response(waves[0], one, codes=LOW)
        build_response(waves[1], one, codes=HIGH)
    Administration.objects.filter(workshop=workshop).update(closed_at=timezone.now())


def test_primary_may_be_a_subscale(workshop):
    version = build_opinions(primary_outcome="voice")
    build_waves(workshop, [LOW] * 10, [(2, 4, 4, 2)] * 10, version=version)

    report = report_of(workshop)

    assert report.primary.key == "voice"
    assert [(o.key, o.change.mean_change) for o in report.outcomes] == [
        ("voice", 50), ("total", 25), ("care", 0)
    ]  # fmt: skip


def test_questions_are_sorted_by_their_move(workshop):
    build_waves(workshop, [LOW] * 10, [(2, 4, 4, 4)] * 10)

    found = [(q.number, q.change) for q in report_of(workshop).questions]

    assert found == [(3, 50), (1, 0), (2, 0), (4, 0)]


def test_hard_question_is_marked(workshop):
    build_waves(workshop, [(2, 4, None, 4)] * 3 + [LOW] * 7, [HIGH] * 10)

    hard = [q.number for q in report_of(workshop).questions if q.is_hard]

    assert hard == [3]


def test_straight_lines_are_counted_and_left_out_beside(workshop):
    build_waves(workshop, [(5, 5, 5, 5)] * 5 + [LOW] * 9, [HIGH] * 14)

    report = report_of(workshop)

    assert report.straight_lined == 5
    assert report.primary.change.n == 14
    assert report.without_straight_lined.n == 9


def test_mean_without_straight_lines_hides_what_one_of_them_said(workshop):
    build_waves(
        workshop, [(5, 5, 5, 5)] * 5 + [LOW] * 9, [HIGH] + [None] * 4 + [HIGH] * 9
    )

    report = report_of(workshop)

    assert (report.straight_lined, report.primary.change.n) == (5, 10)
    assert report.without_straight_lined is None


def test_leavers_of_four_are_not_compared(workshop):
    build_waves(workshop, [LOW] * 10 + [HIGH] * 4, [HIGH] * 10 + [None] * 4)

    assert report_of(workshop).leavers is None


def test_leavers_among_children_are_ten(shapla, rina):
    workshop = build_workshop(
        shapla, facilitator=rina, audience=build_audience("children")
    )
    build_waves(workshop, [LOW] * 10 + [HIGH] * 9, [HIGH] * 10 + [None] * 9)

    assert report_of(workshop).leavers is None


def test_leavers_who_stood_elsewhere_are_marked(workshop):
    build_waves(workshop, [LOW] * 9 + [MIDDLE] + [HIGH] * 5, [HIGH] * 10 + [None] * 5)

    leavers = report_of(workshop).leavers

    assert leavers.is_marked
    assert leavers.comparison.mean_change == pytest.approx(27.5 - 75)


def test_open_answers_of_adults_come_in_alphabetical_order(workshop):
    version = build_instrument_version(
        [*[written_item() for _ in range(3)], written_item("text")]
    )
    build_waves(workshop, [(2, 2, 2)] * 10, [(4, 4, 4)] * 10, version=version)
    _write(workshop, version, ["kind words", "a walk"])

    assert report_of(workshop).written == ["a walk", "kind words"]


def test_open_answers_of_children_stay_closed(shapla, rina):
    workshop = build_workshop(
        shapla, facilitator=rina, audience=build_audience("children")
    )
    version = build_instrument_version(
        [*[written_item() for _ in range(3)], written_item("text")]
    )
    build_waves(workshop, [(2, 2, 2)] * 20, [(4, 4, 4)] * 20, version=version)
    _write(workshop, version, ["my employer beats me"])

    assert report_of(workshop).written == []


def test_open_questions_show_no_figure(workshop):
    build_waves(workshop, [LOW] * 20, [HIGH] * 20)
    assert report_of(workshop).outcomes != []

    Administration.objects.filter(wave="post").update(closed_at=None)
    report = report_of(workshop)

    assert (report.is_open, report.outcomes, report.questions) == (True, [], [])
    assert report.flow.linked == 20


def test_subscale_that_one_person_answered_is_not_shown(workshop):
    one_of_many = [(2, 4, None, None)] * 19
    build_waves(workshop, [LOW, *one_of_many], [HIGH] * 20)

    report = report_of(workshop)

    assert [outcome.key for outcome in report.outcomes] == ["total", "care"]
    assert [question.number for question in report.questions] == [1, 2]


def test_answers_that_were_taken_back_are_not_counted(workshop):
    version = build_opinions()
    wave = build_administration(workshop, version=version)
    enrolment = build_enrolment(workshop)
    consent = build_agreement(enrolment)
    with scope(organisation=workshop.organisation):
        [card] = make_cards(workshop)
    build_response(wave, card, codes=LOW)
    assert report_of(workshop).flow.pre == 1

    with scope(organisation=workshop.organisation):
        Consent.objects.filter(pk=consent.pk).update(withdrawn_at=wave.opened_at)

    assert report_of(workshop).flow.pre == 0


@pytest.mark.parametrize("people", [3, 300])
def test_report_takes_the_same_queries_for_any_number(
    workshop, people, django_assert_num_queries
):
    _many(workshop, people)
    workshop = (
        type(workshop)
        .objects.select_related("audience", "organisation")
        .get(pk=workshop.pk)
    )

    with scope(organisation=workshop.organisation), django_assert_num_queries(16):
        shown_report(workshop)


def _write(workshop, version, texts):
    with scope(organisation=workshop.organisation):
        item = version.items.get(number=4)
        responses = Response.objects.filter(administration__wave="post")
        for response, text in zip(responses, texts, strict=False):
            Answer.objects.create(
                response=response, item=item, text=text, answered_at=response.started_at
            )


def _many(workshop, people):
    """Answers in bulk: the service, once for each, would take a minute for 300."""
    version = build_opinions()
    items = list(version.items.order_by("number"))
    with scope(organisation=workshop.organisation):
        cards = Card.objects.bulk_create(
            Card(workshop=workshop, number=n, picture="sun")
            for n in range(1, people + 1)
        )
        waves = []
        for wave, codes in (("pre", LOW), ("post", HIGH)):
            administration = build_administration(workshop, wave, version=version)
            at = administration.opened_at
            responses = Response.objects.bulk_create(
                Response(
                    administration=administration, version=version, card=card,
                    language="bn",
                    mode="own_phone", started_at=at, finished_at=at,
                )
                for card in cards
            )  # fmt: skip
            Answer.objects.bulk_create(
                Answer(response=response, item=item, code=code, answered_at=at)
                for response in responses
                for item, code in zip(items, codes, strict=True)
            )
            waves.append(responses)
        Link.objects.bulk_create(
            Link(before=before, after=after, wave="post", method="card")
            for before, after in zip(*waves, strict=True)
        )
