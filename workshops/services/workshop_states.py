"""The state of a workshop, and its history."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils import timezone

from workshops.choices import WorkshopState
from workshops.models import Workshop, WorkshopChange


def move_to(
    workshop: Workshop, state: WorkshopState, *, by: User | None, reason: str = ""
) -> None:
    """Move a workshop that the caller holds locked to `state`, and write it down."""
    before = workshop.state
    if before == state:
        return
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
