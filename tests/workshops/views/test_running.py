from __future__ import annotations

import datetime as dt

from django.utils import timezone

from tests.builders import build_workshop
from tests.workshops.builders import build_session, text_of
from workshops.choices import WorkshopState

SURE = {"sure": "yes"}


def _at(workshop, action: str) -> str:
    return f"/field/workshops/{workshop.code}/{action}/"


def _state(workshop) -> str:
    workshop.refresh_from_db()
    return workshop.state


def test_closing_asks_first(field, workshop):
    field.get(_at(workshop, "close"))
    assert _state(workshop) == WorkshopState.PLANNED
    response = field.post(_at(workshop, "close"), SURE)
    assert response["Location"] == f"/field/workshops/{workshop.code}/"
    assert _state(workshop) == WorkshopState.DONE


def test_closing_warns_of_days_without_a_roll_call(field, workshop):
    build_session(workshop, 2)
    page = text_of(field.get(_at(workshop, "close")))
    assert "The roll was called on 0 of 2 days." in page


def test_a_closed_workshop_opens_again(field, workshop):
    field.post(_at(workshop, "close"), SURE)
    field.post(_at(workshop, "reopen"))
    assert _state(workshop) == WorkshopState.RUNNING


def test_opening_what_is_open_says_so(field, workshop):
    page = text_of(field.post(_at(workshop, "reopen"), follow=True))
    assert "Only a closed workshop can be opened again." in page


def test_cancelling_keeps_and_shows_the_reason(field, workshop):
    page = text_of(
        field.post(_at(workshop, "cancel"), {"reason": "Flood"}, follow=True)
    )
    assert _state(workshop) == WorkshopState.CANCELLED
    assert "Cancelled: Flood" in page


def test_cancelling_without_a_reason_asks_for_it(field, workshop):
    page = text_of(field.post(_at(workshop, "cancel"), {"reason": " "}))
    assert "Write in a few words why the workshop is cancelled." in page
    assert _state(workshop) == WorkshopState.PLANNED


def test_closing_what_is_cancelled_says_so(field, workshop):
    field.post(_at(workshop, "cancel"), {"reason": "Flood"})
    page = text_of(field.post(_at(workshop, "close"), SURE, follow=True))
    assert "This workshop was cancelled, so it cannot be closed." in page


def test_cancelling_what_took_place_keeps_the_reason_in_the_form(field, workshop):
    field.post(_at(workshop, "close"), SURE)
    page = text_of(field.post(_at(workshop, "cancel"), {"reason": "Flood"}))
    assert "so it cannot be cancelled" in page
    assert ">Flood</textarea>" in page.replace("> Flood", ">Flood")


def test_closing_before_the_last_day_asks_once_more(field, workshop):
    page = text_of(field.post(_at(workshop, "close")))
    assert "1 day is still to come." in page
    assert "Tick below" in page
    assert _state(workshop) == WorkshopState.PLANNED


def test_closing_says_who_is_not_marked(field, shapla, rina):
    begun = timezone.now() - dt.timedelta(days=2)
    workshop = build_workshop(shapla, facilitator=rina, starts_at=begun)
    page = text_of(field.get(_at(workshop, "close")))
    assert "The roll was not called on day 1" in page
