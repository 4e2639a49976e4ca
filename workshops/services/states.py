"""The state of an enrolment, and its history."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.models import User
from django.db import transaction

from workshops.choices import ConsentScope, EnrolmentState
from workshops.consenting import givers_of, missing_consent
from workshops.models import Enrolment, EnrolmentChange
from workshops.signals import participant_enrolled


def change_state(
    enrolment: Enrolment, state: EnrolmentState, *, by: User | None, reason: str = ""
) -> None:
    """Move to `state`, write it down, and tell the plugins of a new ENROLLED person."""
    before = enrolment.state
    if before == state:
        return
    enrolment.state = state
    enrolment.save(update_fields=["state"])
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


def activate_if_agreed(enrolment: Enrolment, *, by: User | None) -> None:
    """PENDING becomes ENROLLED once nothing is missing that the person's age needs."""
    participant = enrolment.participant
    givers = givers_of(participant.consents.all(), ConsentScope.ATTEND)
    if enrolment.state != EnrolmentState.PENDING:
        return
    if not missing_consent(givers, is_child=participant.is_child):
        change_state(enrolment, EnrolmentState.ENROLLED, by=by)
