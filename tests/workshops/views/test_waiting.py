from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from tests.builders import build_workshop
from tests.workshops.builders import enrol, person_form, text_of
from workshops.choices import WaitingOrder
from workshops.models import Enrolment

WAIT = {"may_wait": True}


@pytest.fixture
def full(workshop, rina):
    """One place, taken; Salma and Jarina wait."""
    workshop.capacity = 1
    workshop.save()
    enrol(workshop, rina, call_name="রহিমা")
    enrol(workshop, rina, call_name="সালমা", listing=WAIT)
    enrol(workshop, rina, call_name="জরিনা", listing=WAIT)
    return workshop


def _states() -> list[str]:
    with scopes_disabled():
        rows = Enrolment.objects.order_by("row_number")
        return list(rows.values_list("state", flat=True))


def _people(workshop, rest="") -> str:
    return f"/field/workshops/{workshop.code}/people/{rest}"


def test_the_list_says_who_stands_where_and_by_which_order(field, full):
    page = text_of(field.get(_people(full)))
    assert "All places are taken." in page
    assert "Who gets the next place: Who came first." in page
    assert "First in line" in page
    assert "Number 2 in line: 1 party goes before." in page
    person = text_of(field.get(_people(full, "3/")))
    assert "Number 2 in line: 1 party goes before." in person


def test_the_page_of_the_workshop_counts_who_waits_and_what_is_offered(field, full):
    page = text_of(field.get(f"/field/workshops/{full.code}/"))
    assert "1 of 1 places taken. 2 people wait for a place." in page
    field.post(_people(full, "1/withdraw/"), {"reason": ""})
    page = text_of(field.get(f"/field/workshops/{full.code}/"))
    assert "1 of 1 places taken. 1 person waits for a place." in page


def test_who_leaves_makes_room_and_the_next_takes_the_place(field, full):
    field.post(_people(full, "1/withdraw/"), {"reason": ""})
    page = text_of(field.get(_people(full)))
    assert "A place is offered" in page
    assert "1 place is held until" in text_of(field.get(_people(full, "2/")))
    field.post(_people(full, "2/accept/"))
    assert _states() == ["withdrawn", "enrolled", "waiting"]


def test_who_declines_makes_room_too(field, full):
    field.post(_people(full, "1/withdraw/"), {"reason": ""})
    field.post(_people(full, "2/decline/"))
    assert _states() == ["withdrawn", "declined", "offered"]
    page = field.post(_people(full, "2/decline/"), follow=True)
    assert "No place is offered to this person now." in text_of(page)


def test_looking_at_the_list_ends_what_ran_out(field, full):
    field.post(_people(full, "1/withdraw/"), {"reason": ""})
    past = timezone.now() - dt.timedelta(minutes=1)
    with scopes_disabled():
        Enrolment.objects.filter(row_number=2).update(offer_expires_at=past)
    page = field.post(_people(full, "2/accept/"), follow=True)
    assert "This offer has run out" in text_of(page)
    field.get(_people(full))
    assert _states() == ["withdrawn", "declined", "offered"]


def test_looking_at_the_list_offers_places_that_were_added(field, full):
    full.capacity = 2
    full.save()
    field.get(_people(full))
    assert _states() == ["enrolled", "offered", "waiting"]


def test_leaving_twice_says_so(field, full):
    field.post(_people(full, "2/withdraw/"), {"reason": ""})
    page = field.post(_people(full, "2/withdraw/"), {"reason": ""}, follow=True)
    assert "This person is off the list already." in text_of(page)


def test_a_mother_and_her_child_are_written_down_one_after_the_other(field, workshop):
    field.post(_people(workshop, "add/"), person_form(party_size="২"))
    assert _states() == ["waiting"]
    page = text_of(field.get(_people(workshop)))
    assert "1 of 2 people are written down." in page
    with scopes_disabled():
        key = Enrolment.objects.get().party_key
    assert f'value="{key}"' in text_of(
        field.get(_people(workshop, f"add/?party={key}"))
    )
    field.post(_people(workshop, "add/"), person_form(call_name="মিনা", party_key=key))
    assert _states() == ["enrolled", "enrolled"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"party_key": "ZZZZ"}, "Nobody who waits here has this party code."),
        ({"party_size": "31"}, "At most ten people can wait together."),
        ({"party_size": "0"}, "At least this one person comes."),
    ],
)
def test_a_wrong_party_gets_a_sentence_and_loses_nothing(
    field, workshop, changed, sentence
):
    data = person_form(village="চর", **changed)
    page = text_of(field.post(_people(workshop, "add/"), data))
    assert sentence in page
    assert 'value="চর"' in page
    for name, typed in changed.items():
        assert f'name="{name}" value="{typed}"' in page
    assert _states() == []


def test_the_whole_party_can_leave(field, workshop, rina):
    first = enrol(workshop, rina, listing={"party_size": 2})
    enrol(workshop, rina, listing={"party_key": first.party_key})
    assert "whole_party" in text_of(field.get(_people(workshop, "1/withdraw/")))
    data = {"reason": "", "whole_party": "on"}
    field.post(_people(workshop, "1/withdraw/"), data)
    assert _states() == ["withdrawn", "withdrawn"]


def test_who_came_unannounced_is_marked(field, shapla, rina):
    soon = timezone.now() + dt.timedelta(minutes=1)
    today = build_workshop(shapla, facilitator=rina, starts_at=soon)
    assert 'name="walk_in"' in text_of(field.get(_people(today, "add/")))
    field.post(_people(today, "add/"), person_form(walk_in="on"))
    assert "Came on the day" in text_of(field.get(_people(today)))


def test_nobody_is_unannounced_before_the_day(field, shapla, rina):
    later = timezone.now() + dt.timedelta(days=3)
    workshop = build_workshop(shapla, facilitator=rina, starts_at=later)
    assert 'name="walk_in"' not in text_of(field.get(_people(workshop, "add/")))


def test_the_order_can_change_while_nobody_waits(field, workshop):
    field.post(_people(workshop, "order/"), {"waiting_order": "priority"})
    workshop.refresh_from_db()
    assert workshop.waiting_order == WaitingOrder.PRIORITY
    assert "priority_reason" in text_of(field.get(_people(workshop, "add/")))


def test_the_order_stays_while_somebody_waits(field, full):
    page = text_of(field.post(_people(full, "order/"), {"waiting_order": "lottery"}))
    assert "Somebody waits already and was told the order." in page
    assert 'value="lottery" id="id_waiting_order_2" required checked' in page
    assert "Choose who gets the next place." in text_of(
        field.post(_people(full, "order/"), {})
    )


def test_the_draw_is_shown_to_everybody(field, full):
    with scopes_disabled():
        full.waiting_order = WaitingOrder.LOTTERY
        full.save()
    assert "The lots are not drawn yet." in text_of(field.get(_people(full)))
    assert "Draw the lots now" in text_of(field.get(_people(full, "order/")))
    page = text_of(field.post(_people(full, "draw/"), follow=True))
    assert "The lots were drawn:" in page
    assert f"Seed: {full.draw.seed} · rina" in page
    again = text_of(field.post(_people(full, "draw/"), follow=True))
    assert "They are drawn once." in again


def test_who_left_can_wait_again(field, full):
    field.post(_people(full, "2/withdraw/"), {"reason": ""})
    page = text_of(field.post(_people(full, "2/return/"), follow=True))
    assert "Choose the waiting list" in page
    field.post(_people(full, "2/return/"), {"wait": ""})
    assert _states() == ["enrolled", "waiting", "waiting"]
    page = text_of(field.get(_people(full, "2/")))
    assert "Number 2 in line" in page
