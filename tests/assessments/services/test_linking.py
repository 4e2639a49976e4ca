from __future__ import annotations

import pytest
from django.utils import timezone
from django_scopes import scope

from assessments.choices import LinkMethod, Wave
from assessments.models import Link, Response, SelfCode
from assessments.report.sheets import answers_of
from assessments.services import (
    break_link,
    confirm_link,
    link_response,
    link_self_codes,
)
from assessments.services.linking import comparison
from tests.assessments.builders import (
    build_administration,
    build_card,
    build_instrument_version,
    build_response,
)
from tests.builders import build_enrolment


@pytest.fixture
def waves(workshop):
    version = build_instrument_version()
    return (
        build_administration(workshop, Wave.PRE, version=version),
        build_administration(workshop, Wave.POST, version=version),
    )


def _person(administration, *, code=None, answer=3, **known):
    """Somebody without a card, who has answered the first question."""
    with scope(organisation=administration.workshop.organisation):
        response = Response.objects.create(
            administration=administration,
            version=administration.version,
            language="bn",
            mode="paper",
            started_at=timezone.now(),
            **known,
        )
        response.answers.create(
            item=administration.version.items.get(number=1),
            code=answer,
            answered_at=timezone.now(),
        )
        if code:
            SelfCode.objects.create(response=response, elements=list(code))
        return response


def _links(workshop):
    with scope(organisation=workshop.organisation):
        return [
            (link.before, link.after, link.wave, link.method, link.distance)
            for link in Link.objects.filter(broken_at=None).order_by("pk")
        ]


def _match(workshop):
    with scope(organisation=workshop.organisation):
        link_self_codes(workshop)
    return _links(workshop)


def _answers(workshop):
    with scope(organisation=workshop.organisation):
        return answers_of(workshop)


def test_what_is_compared_with_what():
    assert comparison("pre", "post") == Wave.POST
    assert comparison("pre", "follow-up-2") == Wave.FOLLOW_UP_2
    assert comparison("retro", "post") == Wave.RETROSPECTIVE
    assert comparison("post", "pre") is None
    assert comparison("pre", "retro") is None
    assert comparison("post", "follow-up-1") is None


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_card_links_whichever_wave_it_answers_first(workshop, waves, order):
    card = build_card(workshop)
    made = {place: build_response(waves[place], card, codes=[3]) for place in order}

    assert _links(workshop) == [(made[0], made[1], "post", LinkMethod.CARD, 0)]


def test_each_follow_up_is_linked_with_the_answers_before(workshop, waves):
    card = build_card(workshop)
    later = build_administration(workshop, Wave.FOLLOW_UP_2, version=waves[0].version)
    before, after, third = (
        build_response(wave, card, codes=[3]) for wave in (*waves, later)
    )

    assert _links(workshop) == [
        (before, after, "post", LinkMethod.CARD, 0),
        (before, third, "follow-up-2", LinkMethod.CARD, 0),
    ]


def test_a_card_of_another_workshop_is_nobodys_match(workshop, waves, shapla, rina):
    build_response(waves[0], build_card(workshop), codes=[3])

    assert _links(workshop) == []


def test_a_seat_and_a_place_on_the_list_link_too(workshop, waves):
    enrolment = build_enrolment(workshop)
    pairs = [
        [_person(wave, **known) for wave in waves]
        for known in ({"seat": 7}, {"enrolment": enrolment})
    ]
    with scope(organisation=workshop.organisation):
        for pair in pairs:
            link_response(pair[1])
            link_response(pair[1])

    assert _links(workshop) == [
        (*pairs[0], "post", LinkMethod.ROW, 0),
        (*pairs[1], "post", LinkMethod.ENROLMENT, 0),
    ]


def test_codes_link_when_they_are_alike_or_differ_in_one_part(workshop, waves):
    before = [_person(waves[0], code="abcde"), _person(waves[0], code="vwxyz")]
    after = [_person(waves[1], code="abcde"), _person(waves[1], code="vwxy-")]

    assert _match(workshop) == [
        (before[0], after[0], "post", LinkMethod.SELF_CODE, 0),
        (before[1], after[1], "post", LinkMethod.SELF_CODE, 1),
    ]


def test_ties_stay_unlinked(workshop, waves):
    for wave in waves:
        _person(wave, code="abcde")
        _person(wave, code="abcde")

    assert _match(workshop) == []


def test_matching_again_finds_what_came_later(workshop, waves):
    _person(waves[0], code="abcde")
    _person(waves[1], code="abcdx")
    assert len(_match(workshop)) == 1

    _person(waves[1], code="abcdy")

    assert _match(workshop) == []


def test_a_confirmed_link_stays_and_a_broken_one_is_not_made_again(
    workshop, waves, rina
):
    for code in ("abcde", "vwxyz"):
        _person(waves[0], code=code)
        _person(waves[1], code=f"{code[:4]}-")
    _match(workshop)
    with scope(organisation=workshop.organisation):
        kept, wrong = Link.objects.order_by("pk")
        confirm_link(kept, by=rina)
        break_link(wrong, by=rina)

    assert [link[:2] for link in _match(workshop)] == [(kept.before, kept.after)]
    with scope(organisation=workshop.organisation):
        kept.refresh_from_db()
        wrong.refresh_from_db()
    assert (kept.confirmed_by, wrong.broken_by) == (rina, rina)


def test_the_report_pairs_by_links_and_by_nothing_else(workshop, waves):
    card = build_card(workshop)
    before, after = (build_response(wave, card, codes=[3]) for wave in waves)
    assert _answers(workshop).linked == [card.pk]

    with scope(organisation=workshop.organisation):
        Link.objects.all().delete()

    answers = _answers(workshop)
    assert answers.linked == []
    assert (list(answers.pre), list(answers.post)) == ([card.pk], [-after.pk])
    assert before.card == after.card


def test_people_without_a_card_pair_in_the_report(workshop, waves):
    before = _person(waves[0], code="abcde")
    _person(waves[1], code="abcd-")
    _match(workshop)

    answers = _answers(workshop)

    assert answers.linked == [-before.pk]
    assert answers.paired.counts(answers.linked) == {LinkMethod.SELF_CODE: 1}
    assert answers.paired.inexact == {-before.pk}
