"""The state of an enrolment, and its history."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from workshops.choices import EnrolmentState
from workshops.models import Enrolment, EnrolmentChange
from workshops.queries import missing_to_attend
from workshops.services.summarising import summarise_again
from workshops.signals import participant_enrolled


def change_state(
    enrolment: Enrolment,
    state: EnrolmentState,
    *,
    by: User | None,
    reason: str = "",
    **facts: Any,
) -> None:
    """Move to `state`, write it down, and tell the plugins of a new ENROLLED person.

    `facts` are other fields of the enrolment that change with it.
    """
    before = enrolment.state
    if before == state:
        return
    enrolment.state = state
    for name, value in facts.items():
        setattr(enrolment, name, value)
    enrolment.save(update_fields=["state", *facts])
    note_change(enrolment, from_state=before, by=by, reason=reason)
    if state == EnrolmentState.ENROLLED:
        transaction.on_commit(
            partial(participant_enrolled.send, Enrolment, enrolment=enrolment)
        )


def note_change(
    enrolment: Enrolment, *, from_state: str, by: User | None, reason: str = ""
) -> None:
    EnrolmentChange.objects.create(
        enrolment=enrolment,
        from_state=from_state,
        to_state=enrolment.state,
        reason=reason,
        changed_by=by,
    )
    summarise_again(enrolment.workshop_id)


def activate_if_agreed(enrolment: Enrolment, *, by: User | None) -> None:
    """PENDING becomes ENROLLED once nothing is missing that the person's age needs."""
    if enrolment.state == EnrolmentState.PENDING and not missing_to_attend(
        enrolment.participant
    ):
        change_state(enrolment, EnrolmentState.ENROLLED, by=by)


def suspend_unless_agreed(
    enrolment: Enrolment, *, by: User | None, reason: str
) -> None:
    """ENROLLED goes back to PENDING when something is missing after all."""
    if enrolment.state == EnrolmentState.ENROLLED and missing_to_attend(
        enrolment.participant
    ):
        change_state(enrolment, EnrolmentState.PENDING, by=by, reason=reason)
