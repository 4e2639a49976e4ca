"""The state of a workshop, and its history."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.choices import WorkshopState
from workshops.models import Workshop, WorkshopChange
from workshops.refusals import Refused

_PLANNED, _CONFIRMED = WorkshopState.PLANNED, WorkshopState.CONFIRMED
_RUNNING, _DONE = WorkshopState.RUNNING, WorkshopState.DONE
_POSTPONED, _CANCELLED = WorkshopState.POSTPONED, WorkshopState.CANCELLED

MOVES: dict[str, set[WorkshopState]] = {
    _PLANNED: {_CONFIRMED, _RUNNING, _DONE, _POSTPONED, _CANCELLED},
    _CONFIRMED: {_RUNNING, _DONE, _POSTPONED, _CANCELLED},
    _RUNNING: {_DONE},
    _DONE: {_RUNNING},
    _POSTPONED: {_PLANNED, _CANCELLED},
    _CANCELLED: set(),
}
"""From which state one may come to which. What was cancelled stays so."""


def held(workshop: Workshop) -> Workshop:
    """The workshop as it is now, locked until the transaction ends."""
    return Workshop.objects.select_for_update().get(pk=workshop.pk)


def move_to(
    workshop: Workshop, state: WorkshopState, *, by: User | None, reason: str = ""
) -> None:
    """Move a workshop that the caller holds locked to `state`, and write it down."""
    before = workshop.state
    if before == state:
        return
    if state not in MOVES[before]:
        raise Refused(
            _("This workshop is “%(state)s”, so that cannot be done.")
            % {"state": workshop.get_state_display()}
        )
    workshop.state, workshop.state_reason = state, reason
    workshop.closed_at = timezone.now() if state == WorkshopState.DONE else None
    workshop.save(update_fields=["state", "state_reason", "closed_at"])
    WorkshopChange.objects.create(
        workshop=workshop,
        from_state=before,
        to_state=state,
        reason=reason,
        changed_by=by,
    )
