"""Parties get all their places or none, in the order that the workshop says."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone, translation
from django_scopes import scopes_disabled

from tests.builders import build_participant, build_workshop
from tests.workshops.builders import enrol, yes
from workshops.choices import EnrolmentState, PriorityReason, WaitingOrder
from workshops.models import Enrolment, LotteryDraw
from workshops.queueing import lots
from workshops.refusals import Full, Refused
from workshops.services import (
    accept_offer,
    change_plan,
    decline_offer,
    draw_lots,
    expire_offers,
    place_on_list,
    promote_waiting,
    reinstate_enrolment,
    set_waiting_order,
    withdraw_consent,
    withdraw_enrolment,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shapla_scope")]
PENDING, ENROLLED = EnrolmentState.PENDING, EnrolmentState.ENROLLED
WAITING, OFFERED = EnrolmentState.WAITING, EnrolmentState.OFFERED
DECLINED, WITHDRAWN = EnrolmentState.DECLINED, EnrolmentState.WITHDRAWN


@pytest.fixture
def full(workshop, rina):
    """Rina's workshop with its two places taken."""
    workshop.capacity = 2
    workshop.save()
    return workshop, [enrol(workshop, rina), enrol(workshop, rina)]


def _add(workshop, **listing) -> Enrolment:
    person = build_participant(workshop.organisation)
    return place_on_list(
        workshop, person, by=None, consents=[yes()], may_wait=True, **listing
    )


def _states(*enrolments) -> list[str]:
    for enrolment in enrolments:
        enrolment.refresh_from_db()
    return [enrolment.state for enrolment in enrolments]


def test_a_full_workshop_offers_the_waiting_list(full):
    workshop, _placed = full
    person = build_participant(workshop.organisation)
    with pytest.raises(Full):
        place_on_list(workshop, person, by=None, consents=[yes()])
    assert _add(workshop).state == WAITING


def test_nobody_waits_for_a_workshop_without_a_meeting_to_come(shapla):
    past = timezone.now() - dt.timedelta(days=1)
    workshop = build_workshop(shapla, capacity=1, starts_at=past)
    _add(workshop)
    with pytest.raises(Refused) as refusal:
        _add(workshop)
    assert type(refusal.value) is Refused


def test_who_leaves_gives_the_place_to_the_first_who_waits(full, rina):
    workshop, placed = full
    first, second = _add(workshop), _add(workshop)
    withdraw_enrolment(placed[0], by=rina)
    assert _states(placed[0], first, second) == [WITHDRAWN, OFFERED, WAITING]
    accept_offer(first, by=rina)
    assert _states(first, second) == [ENROLLED, WAITING]
    assert first.offer_expires_at is None


def test_an_accepted_place_still_needs_consent(full, rina):
    workshop, placed = full
    person = build_participant(workshop.organisation)
    waiting = place_on_list(workshop, person, by=rina, may_wait=True)
    withdraw_enrolment(placed[0], by=rina)
    waiting.refresh_from_db()
    accept_offer(waiting, by=rina)
    assert waiting.state == PENDING


def test_taking_back_the_consent_to_come_offers_the_place_too(full, rina):
    workshop, placed = full
    waiting = _add(workshop)
    withdraw_consent(placed[0].participant, scope=yes().scope, by=rina)
    assert _states(placed[0], waiting) == [WITHDRAWN, OFFERED]


def test_an_offer_holds_its_place_and_until_the_meeting_at_most(full, rina):
    workshop, placed = full
    waiting = _add(workshop)
    withdraw_enrolment(placed[0], by=rina)
    waiting.refresh_from_db()
    assert waiting.offer_expires_at == workshop.sessions.get().starts_at
    assert _add(workshop).state == WAITING


def test_an_offer_far_from_the_meeting_holds_as_long_as_the_setting(shapla, settings):
    settings.WORKSHOPS_OFFER_HOLD_HOURS = 5
    later = timezone.now() + dt.timedelta(days=30)
    workshop = build_workshop(shapla, capacity=1, starts_at=later)
    placed, waiting = _add(workshop), _add(workshop)
    withdraw_enrolment(placed, by=None)
    waiting.refresh_from_db()
    hours = (waiting.offer_expires_at - timezone.now()) / dt.timedelta(hours=1)
    assert 4.9 < hours <= 5


def test_who_declines_is_no_longer_waiting_and_the_next_is_asked(full, rina):
    workshop, placed = full
    first, second = _add(workshop), _add(workshop)
    withdraw_enrolment(placed[0], by=rina)
    decline_offer(first, by=rina)
    assert _states(first, second) == [DECLINED, OFFERED]


def _let_run_out(enrolment) -> None:
    past = timezone.now() - dt.timedelta(minutes=1)
    Enrolment.objects.filter(pk=enrolment.pk).update(offer_expires_at=past)


def test_an_offer_that_ran_out_goes_to_the_next(full, rina):
    workshop, placed = full
    first, second = _add(workshop), _add(workshop)
    withdraw_enrolment(placed[0], by=rina)
    _let_run_out(first)
    with translation.override("en"), pytest.raises(Refused) as refusal:
        accept_offer(first, by=rina)
    assert refusal.value.messages[0].startswith("This offer has run out")
    with scopes_disabled():
        call_command("expire_offers")
    assert _states(first, second) == [DECLINED, OFFERED]
    assert expire_offers(workshop) == 0


def test_nobody_accepts_what_was_not_offered(full, rina):
    workshop, _placed = full
    with pytest.raises(Refused):
        accept_offer(_add(workshop), by=rina)


def _resize(workshop, capacity, by) -> None:
    change_plan(
        workshop, by=by, centre=workshop.centre, capacity=capacity, programme=None
    )


def test_more_places_are_offered_at_once_and_fewer_than_taken_refused(full, rina):
    workshop, _placed = full
    waiting = [_add(workshop) for _ in range(3)]
    _resize(workshop, 4, rina)
    assert _states(*waiting) == [OFFERED, OFFERED, WAITING]
    with pytest.raises(Refused):
        _resize(workshop, 3, rina)
    workshop.refresh_from_db()
    assert workshop.capacity == 4


def test_a_party_waits_until_all_of_it_is_written_down(workshop):
    mother = _add(workshop, party_size=2)
    assert mother.state == WAITING
    child = _add(workshop, party_key=mother.party_key)
    assert _states(mother, child) == [ENROLLED, ENROLLED]


def test_a_party_gets_all_places_or_none(full, rina):
    workshop, placed = full
    mother = _add(workshop, party_size=2)
    child = _add(workshop, party_key=f" {mother.party_key.lower()} ")
    withdraw_enrolment(placed[0], by=rina)
    assert _states(mother, child) == [WAITING, WAITING]
    withdraw_enrolment(placed[1], by=rina)
    assert _states(mother, child) == [OFFERED, OFFERED]
    accept_offer(child, by=rina)
    assert _states(mother, child) == [ENROLLED, ENROLLED]


def test_a_party_that_does_not_fit_keeps_its_number_and_a_smaller_one_goes(full, rina):
    workshop, placed = full
    mother = _add(workshop, party_size=2)
    child, alone = _add(workshop, party_key=mother.party_key), _add(workshop)
    withdraw_enrolment(placed[0], by=rina)
    assert _states(mother, child, alone) == [WAITING, WAITING, OFFERED]


def test_one_declines_for_the_party(full, rina):
    workshop, placed = full
    mother = _add(workshop, party_size=2)
    child = _add(workshop, party_key=mother.party_key)
    for enrolment in placed:
        withdraw_enrolment(enrolment, by=rina)
    decline_offer(mother, by=rina)
    assert _states(mother, child) == [DECLINED, DECLINED]


def test_who_leaves_a_waiting_party_leaves_a_smaller_one(full, rina):
    workshop, placed = full
    mother = _add(workshop, party_size=2)
    child = _add(workshop, party_key=mother.party_key)
    withdraw_enrolment(mother, by=rina)
    withdraw_enrolment(placed[0], by=rina)
    assert _states(mother, child) == [DECLINED, OFFERED]


def test_the_whole_party_leaves_in_one_act(workshop, rina):
    mother = _add(workshop, party_size=2)
    child, other = _add(workshop, party_key=mother.party_key), _add(workshop)
    withdraw_enrolment(mother, by=rina, whole_party=True)
    assert _states(mother, child, other) == [WITHDRAWN, WITHDRAWN, ENROLLED]


def test_leaving_twice_is_refused(workshop, rina):
    enrolment = _add(workshop)
    withdraw_enrolment(enrolment, by=rina)
    with pytest.raises(Refused):
        withdraw_enrolment(enrolment, by=rina)


def test_refuses_a_party_that_nobody_knows_and_one_too_large(workshop):
    workshop.capacity = 2
    workshop.save()
    with translation.override("en"):
        with pytest.raises(Refused) as unknown:
            _add(workshop, party_key="ZZZZ")
        with pytest.raises(Refused) as crowd:
            _add(workshop, party_size=3)
    assert unknown.value.messages[0].startswith("Nobody who waits here has")
    assert crowd.value.messages[0].startswith("This workshop has 2 places")
    assert Enrolment.objects.count() == 0


def test_refuses_the_same_person_twice(workshop):
    enrolment = _add(workshop)
    with pytest.raises(Refused):
        place_on_list(workshop, enrolment.participant, by=None)


def test_need_goes_first_where_the_workshop_says_so(full, rina):
    workshop, placed = full
    set_waiting_order(workshop, WaitingOrder.PRIORITY)
    first = _add(workshop)
    second = _add(workshop, priority_reason=PriorityReason.DANGEROUS_WORK)
    withdraw_enrolment(placed[0], by=rina)
    assert _states(first, second) == [WAITING, OFFERED]


def test_lots_are_drawn_once_and_can_be_drawn_again_by_anybody(full, rina):
    workshop, placed = full
    set_waiting_order(workshop, WaitingOrder.LOTTERY)
    waiting = [_add(workshop) for _ in range(5)]
    withdraw_enrolment(placed[0], by=rina)
    assert _states(*waiting) == [WAITING] * 5
    draw_lots(workshop, by=rina)
    draw = LotteryDraw.objects.get()
    assert (draw.drawn_by, draw.parties) == (rina, 5)
    _states(*waiting)
    drawn = {enrolment.party_key: enrolment.lot for enrolment in waiting}
    assert drawn == lots(drawn, draw.seed)
    offered = [enrolment for enrolment in waiting if enrolment.state == OFFERED]
    assert [enrolment.lot for enrolment in offered] == [1]
    with pytest.raises(Refused):
        draw_lots(workshop, by=rina)


def test_who_comes_after_the_draw_stands_behind_it(full, rina):
    workshop, placed = full
    set_waiting_order(workshop, WaitingOrder.LOTTERY)
    early = _add(workshop)
    draw_lots(workshop, by=rina)
    late = _add(workshop)
    withdraw_enrolment(placed[0], by=rina)
    assert _states(early, late) == [OFFERED, WAITING]


def test_nobody_jumps_the_line_before_the_draw(full, rina):
    workshop, placed = full
    set_waiting_order(workshop, WaitingOrder.LOTTERY)
    _add(workshop)
    withdraw_enrolment(placed[0], by=rina)
    assert _add(workshop).state == WAITING


def test_the_order_stays_while_somebody_waits(full):
    workshop, _placed = full
    _add(workshop)
    with pytest.raises(Refused):
        set_waiting_order(workshop, WaitingOrder.LOTTERY)
    with pytest.raises(Refused):
        draw_lots(workshop, by=None)


def test_who_left_comes_back_or_waits_again(full, rina):
    workshop, placed = full
    waiting = _add(workshop)
    withdraw_enrolment(placed[0], by=rina)
    with pytest.raises(Full):
        reinstate_enrolment(placed[0], by=rina)
    reinstate_enrolment(placed[0], by=rina, may_wait=True)
    assert _states(placed[0], waiting) == [WAITING, OFFERED]


def test_nothing_is_offered_in_a_workshop_that_is_over(full, rina):
    workshop, placed = full
    waiting = _add(workshop)
    workshop.state = "done"
    workshop.save()
    withdraw_enrolment(placed[0], by=rina)
    assert promote_waiting(workshop) == []
    assert _states(waiting) == [WAITING]
