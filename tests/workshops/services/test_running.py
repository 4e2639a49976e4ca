from __future__ import annotations

import pytest

from tests.builders import build_enrolment, build_mark
from workshops.choices import WorkshopState
from workshops.refusals import Refused
from workshops.services import cancel_workshop, close_workshop, reopen_workshop
from workshops.signals import workshop_closed


@pytest.fixture
def heard():
    closed = []

    def listen(workshop, user, **kwargs):
        closed.append((workshop, user))

    workshop_closed.connect(listen)
    yield closed
    workshop_closed.disconnect(listen)


def test_closing_is_told_once(
    workshop, rina, heard, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        close_workshop(workshop, by=rina)
        close_workshop(workshop, by=rina)
    workshop.refresh_from_db()
    assert workshop.state == WorkshopState.DONE
    assert workshop.closed_at is not None
    assert heard == [(workshop, rina)]


def test_a_closed_workshop_opens_again(workshop, rina):
    close_workshop(workshop, by=rina)
    reopen_workshop(workshop, by=rina)
    workshop.refresh_from_db()
    assert (workshop.state, workshop.closed_at) == (WorkshopState.RUNNING, None)


def test_only_a_closed_workshop_opens_again(workshop, rina):
    with pytest.raises(Refused):
        reopen_workshop(workshop, by=rina)


def test_cancelling_keeps_the_reason(workshop, rina):
    cancel_workshop(workshop, by=rina, reason=" The road is flooded ")
    workshop.refresh_from_db()
    assert workshop.state == WorkshopState.CANCELLED
    assert workshop.state_reason == "The road is flooded"


def test_cancelling_needs_a_reason(workshop, rina):
    with pytest.raises(Refused):
        cancel_workshop(workshop, by=rina, reason="  ")


def test_what_took_place_is_not_cancelled(workshop, rina):
    close_workshop(workshop, by=rina)
    with pytest.raises(Refused):
        cancel_workshop(workshop, by=rina, reason="flood")


def test_what_has_begun_is_closed_and_not_cancelled(workshop, rina):
    build_mark(build_enrolment(workshop))
    workshop.state = WorkshopState.RUNNING
    workshop.save()
    with pytest.raises(Refused):
        cancel_workshop(workshop, by=rina, reason="flood")


def test_a_cancelled_workshop_is_not_closed(workshop, rina):
    cancel_workshop(workshop, by=rina, reason="flood")
    with pytest.raises(Refused):
        close_workshop(workshop, by=rina)
