from __future__ import annotations

from functools import partial

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.choices import WorkshopState
from workshops.models import Workshop
from workshops.refusals import Refused
from workshops.signals import workshop_closed


@transaction.atomic
def close_workshop(workshop: Workshop, *, by: User | None) -> None:
    """The work is done. Closing twice is the same as closing once."""
    held = _held(workshop)
    if held.state == WorkshopState.CANCELLED:
        raise Refused(_("This workshop was cancelled, so it cannot be closed."))
    if held.state == WorkshopState.DONE:
        return
    _move(workshop, WorkshopState.DONE, reason="")
    transaction.on_commit(
        partial(workshop_closed.send, Workshop, workshop=workshop, user=by)
    )


@transaction.atomic
def reopen_workshop(workshop: Workshop, *, by: User | None) -> None:
    """Go back from DONE to RUNNING, to correct something."""
    if _held(workshop).state != WorkshopState.DONE:
        raise Refused(_("Only a closed workshop can be opened again."))
    _move(workshop, WorkshopState.RUNNING, reason="")


@transaction.atomic
def cancel_workshop(workshop: Workshop, *, by: User | None, reason: str) -> None:
    """The workshop does not take place. The reason is kept and shown."""
    reason = reason.strip()
    if not reason:
        raise Refused(_("Write in a few words why the workshop is cancelled."))
    held = _held(workshop)
    if held.state == WorkshopState.DONE:
        raise Refused(_("This workshop has taken place, so it cannot be cancelled."))
    if held.state == WorkshopState.RUNNING:
        raise Refused(
            _("The roll was already called, so close this workshop; do not cancel it.")
        )
    _move(workshop, WorkshopState.CANCELLED, reason=reason)


def _held(workshop: Workshop) -> Workshop:
    return Workshop.objects.select_for_update().get(pk=workshop.pk)


def _move(workshop: Workshop, state: WorkshopState, *, reason: str) -> None:
    workshop.state = state
    workshop.state_reason = reason
    workshop.closed_at = timezone.now() if state == WorkshopState.DONE else None
    workshop.save(update_fields=["state", "state_reason", "closed_at"])
