from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.choices import FollowUpKind, FollowUpReason, FollowUpState
from workshops.follow_ups import may_reassign
from workshops.models import (
    Concern,
    Enrolment,
    FollowUp,
    FollowUpStep,
    Participant,
    Session,
)
from workshops.refusals import Refused
from workshops.sealing import sealed_as
from workshops.visiting import refuse_danger

FAR_AHEAD = dt.timedelta(days=365)


@transaction.atomic
def open_follow_up(
    participant: Participant,
    *,
    by: User | None,
    reason: FollowUpReason,
    kind: FollowUpKind,
    due_on: dt.date,
    assigned_to: User | None,
    enrolment: Enrolment | None = None,
    session: Session | None = None,
    concern: Concern | None = None,
    words: str = "",
) -> FollowUp:
    """Somebody is to be seen or called. Refuses a way that endangers the person."""
    refuse_danger(participant, kind)
    _refuse_impossible_day(due_on)
    follow_up: FollowUp = FollowUp.objects.create(
        organisation_id=participant.organisation_id,
        participant=participant,
        enrolment=enrolment,
        session=session,
        concern=concern,
        reason=reason,
        kind=kind,
        due_on=due_on,
        assigned_to=assigned_to,
        created_by=by,
    )
    write_step(follow_up, by=by, words=words)
    return follow_up


@transaction.atomic
def record_outcome(
    follow_up: FollowUp,
    *,
    by: User | None,
    words: str,
    state: FollowUpState,
    kind: FollowUpKind | None = None,
    due_on: dt.date | None = None,
    assigned_to: User | None = None,
) -> FollowUp:
    """Write down what came out. While it stays open, the next way, day and person.

    The words are needed: who comes after must know what was found. No diagnosis.
    """
    if not words.strip():
        raise Refused(_("Write in a few words what came out."))
    found = FollowUp.objects.select_for_update(of=["self"])
    held: FollowUp = found.select_related("participant").get(pk=follow_up.pk)
    if held.state != FollowUpState.OPEN:
        raise Refused(_("This is finished. Plan a new follow-up instead."))
    if state == FollowUpState.OPEN:
        held.kind = kind or FollowUpKind(held.kind)
        held.due_on = due_on or held.due_on
        _refuse_passing_on(held, assigned_to, by)
        held.assigned_to = assigned_to or held.assigned_to
        refuse_danger(held.participant, FollowUpKind(held.kind))
        _refuse_impossible_day(held.due_on)
    held.state = state
    held.save(update_fields=["kind", "due_on", "assigned_to", "state"])
    write_step(held, by=by, words=words)
    return held


def write_step(follow_up: FollowUp, *, by: User | None, words: str = "") -> None:
    FollowUpStep.objects.create(
        follow_up=follow_up,
        kind=follow_up.kind,
        state=follow_up.state,
        due_on=follow_up.due_on,
        assigned_to=follow_up.assigned_to,
        written_by=by,
        **sealed_as(FollowUpStep, words.strip()),
    )


def _refuse_passing_on(follow_up: FollowUp, to: User | None, by: User | None) -> None:
    is_new = to is not None and to != follow_up.assigned_to
    if is_new and by is not None and not may_reassign(by, follow_up):
        raise Refused(
            _("Only a focal point gives this to somebody else. Ask the focal point.")
        )


def _refuse_impossible_day(day: dt.date) -> None:
    today = timezone.localdate()
    if day < today:
        raise Refused(_("This day is over. Choose today or a later day."))
    if day > today + FAR_AHEAD:
        raise Refused(_("This day is more than a year ahead. Check the year."))
