from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.utils import timezone
from django_scopes import scope

from assessments.choices import AnswerMode, SetAsideReason, Wave
from assessments.models import Answer, Link, Response, SetAside
from assessments.models.items import Given
from assessments.services import close_wave, make_cards, submit
from assessments.services.submitting import Outcome
from assessments.sheets import AnswerSheet
from tests.assessments.builders import (
    build_administration,
    build_agreement,
    build_card,
    build_instrument_version,
    build_response,
    written_item,
)
from tests.builders import build_enrolment, build_workshop


@pytest.fixture
def wave(workshop):
    version = build_instrument_version([written_item() for _ in range(10)])
    return build_administration(workshop, version=version)


@pytest.fixture
def card(workshop):
    return build_card(workshop)


def _sheet(wave, card=None, *, code=3, **fields):
    keys = [str(item.key) for item in wave.version.items.order_by("number")]
    own = {
        "answers": {key: Given(code=code) for key in keys},
        "mode": AnswerMode.PAPER,
        "card_number": card.number if card else None,
    }
    return AnswerSheet(**{**own, **fields})


def _submit(wave, sheet, **options):
    with scope(organisation=wave.workshop.organisation):
        return submit(wave, sheet, **options)


def _aside(wave):
    with scope(organisation=wave.workshop.organisation):
        return list(SetAside.objects.values_list("reason", flat=True))


def test_a_sheet_is_kept_with_how_it_came(wave, card, rina):
    done = _submit(wave, _sheet(wave, card, reader=rina, language="en"))

    response = done.response
    assert done.outcome == Outcome.ACCEPTED
    assert (response.mode, response.reader, response.language) == ("paper", rina, "en")
    assert response.finished_at is not None
    with scope(organisation=wave.workshop.organisation):
        assert [answer.code for answer in response.answers.all()] == [3] * 10


def test_a_sheet_links_by_its_card(wave, card, workshop):
    before = build_response(wave, card)
    after = build_administration(workshop, Wave.POST, version=wave.version)

    response = _submit(after, _sheet(after, card)).response

    with scope(organisation=workshop.organisation):
        link = Link.objects.get()
    assert (link.before, link.after, link.method) == (before, response, "card")


def test_the_same_again_is_accepted_and_kept_once(wave, card):
    sheet = _sheet(wave, card)

    first, second = _submit(wave, sheet), _submit(wave, sheet)

    assert second.outcome == Outcome.REPEATED
    assert second.response == first.response
    assert _aside(wave) == []


def test_the_same_id_with_other_answers_is_a_conflict_and_changes_nothing(wave, card):
    one = uuid.uuid4()
    first = _submit(wave, _sheet(wave, card, uuid=one)).response
    other = _sheet(wave, card, uuid=one, code=1)

    assert _submit(wave, other).outcome == Outcome.SET_ASIDE
    assert _submit(wave, other).outcome == Outcome.REPEATED

    assert _aside(wave) == [SetAsideReason.CONFLICT]
    with scope(organisation=wave.workshop.organisation):
        assert {answer.code for answer in first.answers.all()} == {3}


def test_what_comes_after_closing_is_kept_aside(wave, card):
    close_wave(wave, by=None)

    assert _submit(wave, _sheet(wave, card)).outcome == Outcome.SET_ASIDE
    assert _aside(wave) == [SetAsideReason.CLOSED]


def test_a_card_that_two_people_used(wave, card):
    _submit(wave, _sheet(wave, card))

    _submit(wave, _sheet(wave, card, code=1))

    assert _aside(wave) == [SetAsideReason.CARD_TWICE]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"version": "0" * 64}, SetAsideReason.OTHER_VERSION),
        ({"answers": {str(uuid.uuid4()): Given(code=1)}}, SetAsideReason.UNKNOWN_ITEM),
        ({"code": 9}, SetAsideReason.BAD_CODE),
        ({"card_number": 9999}, SetAsideReason.NO_CARD),
    ],
)
def test_what_does_not_fit_is_kept_whole(wave, card, fields, reason):
    sheet = _sheet(wave, card, **fields)

    _submit(wave, sheet)

    assert _aside(wave) == [reason]
    with scope(organisation=wave.workshop.organisation):
        assert SetAside.objects.get().content == sheet.content
        assert Response.objects.count() == 0


def test_nobody_is_counted_without_having_agreed(wave, workshop):
    enrolment = build_enrolment(workshop)
    with scope(organisation=workshop.organisation):
        [card] = make_cards(workshop)

    _submit(wave, _sheet(wave, card))
    assert _aside(wave) == [SetAsideReason.NO_CONSENT]

    build_agreement(enrolment)
    again = _sheet(wave, card)
    assert _submit(wave, again).outcome == Outcome.ACCEPTED


def test_a_half_finished_set_is_kept_and_not_called_finished(wave, card):
    response = _submit(wave, _sheet(wave, card, is_complete=False)).response

    assert (response.finished_at, response.duration) == (None, None)


def test_a_wrong_clock_is_put_right_and_said(wave, card):
    now = timezone.now()
    wrong = now - dt.timedelta(days=400)
    sheet = _sheet(
        wave,
        card,
        started_at=wrong - dt.timedelta(minutes=6),
        finished_at=wrong,
        sent_at=wrong,
    )

    response = _submit(wave, sheet, at=now).response

    assert response.clock_is_wrong
    assert (response.started_at, response.finished_at) == (
        now - dt.timedelta(minutes=6),
        now,
    )


def test_a_clock_that_is_nearly_right_is_believed(wave, card):
    now = timezone.now()
    started = now - dt.timedelta(minutes=5)
    sheet = _sheet(wave, card, started_at=started, finished_at=now, sent_at=now)

    response = _submit(wave, sheet, at=now + dt.timedelta(minutes=9)).response

    assert (response.clock_is_wrong, response.started_at) == (False, started)


def test_a_sheet_costs_few_queries(wave, workshop, django_assert_max_num_queries):
    _submit(wave, _sheet(wave, build_card(workshop)))
    card = build_card(workshop)
    sheet = _sheet(wave, card)

    # Two of them are the savepoint, around what is written.
    with django_assert_max_num_queries(9):
        _submit(wave, sheet)

    with scope(organisation=workshop.organisation):
        assert Answer.objects.count() == 20


def test_a_card_of_another_organisation_is_unknown(wave, doel):
    card = build_card(build_workshop(doel))

    _submit(wave, _sheet(wave, card))

    assert _aside(wave) == [SetAsideReason.NO_CARD]
