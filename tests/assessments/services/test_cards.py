from __future__ import annotations

import pytest
from django_scopes import scope

from assessments.cards import pictures
from assessments.models import Card
from assessments.services import make_cards
from tests.builders import build_enrolment, build_workshop
from workshops.choices import EnrolmentState
from workshops.refusals import Refused
from workshops.signals import participant_enrolled


@pytest.fixture(autouse=True)
def _scope(shapla):
    with scope(organisation=shapla):
        yield


def numbers(workshop):
    cards = Card.objects.filter(workshop=workshop)
    return [(card.number, card.enrolment) for card in cards]


def test_each_enrolled_person_gets_the_next_number(workshop):
    first, second = build_enrolment(workshop), build_enrolment(workshop)
    build_enrolment(workshop, state=EnrolmentState.PENDING)
    build_enrolment(workshop, state=EnrolmentState.WITHDRAWN)

    make_cards(workshop)

    assert numbers(workshop) == [(1, first), (2, second)]


def test_a_card_is_kept_and_a_number_is_never_given_twice(workshop):
    first = build_enrolment(workshop)
    make_cards(workshop)
    make_cards(workshop, loose=2)
    later = build_enrolment(workshop)

    assert [card.number for card in make_cards(workshop)] == [4]
    assert numbers(workshop) == [(1, first), (2, None), (3, None), (4, later)]


def test_numbers_start_anew_in_another_workshop(workshop, shapla):
    make_cards(workshop, loose=3)
    other = build_workshop(shapla)

    assert [card.number for card in make_cards(other, loose=1)] == [1]


def test_pictures_go_round(workshop):
    cards = [*make_cards(workshop, loose=24), *make_cards(workshop, loose=1)]
    slugs = list(pictures())

    assert [card.picture for card in cards] == [*slugs, slugs[0]]


@pytest.mark.parametrize("loose", [-1, 41])
def test_too_many_loose_cards_are_refused(workshop, loose):
    with pytest.raises(Refused):
        make_cards(workshop, loose=loose)


def test_enrolling_gives_a_card(workshop):
    enrolment = build_enrolment(workshop)

    participant_enrolled.send(type(enrolment), enrolment=enrolment)

    assert enrolment.card.number == 1


@pytest.mark.parametrize("people", [3, 30])
def test_cards_take_the_same_queries(workshop, django_assert_num_queries, people):
    for _ in range(people):
        build_enrolment(workshop)

    with django_assert_num_queries(6):
        make_cards(workshop)
