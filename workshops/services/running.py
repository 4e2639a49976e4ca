from __future__ import annotations

from functools import partial

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from workshops.choices import WorkshopState
from workshops.models import Workshop
from workshops.refusals import Refused
from workshops.services.workshop_states import move_to
from workshops.signals import workshop_closed


@transaction.atomic
def close_workshop(workshop: Workshop, *, by: User | None) -> None:
    """The work is done. Closing twice is the same as closing once."""
    held = _held(workshop)
    if held.state == WorkshopState.CANCELLED:
        raise Refused(_("This workshop was cancelled, so it cannot be closed."))
    if held.state == WorkshopState.DONE:
        return
    move_to(held, WorkshopState.DONE, by=by)
    workshop.refresh_from_db()
    transaction.on_commit(
        partial(workshop_closed.send, Workshop, workshop=workshop, user=by)
    )


@transaction.atomic
def reopen_workshop(workshop: Workshop, *, by: User | None) -> None:
    """Go back from DONE to RUNNING, to correct something."""
    held = _held(workshop)
    if held.state != WorkshopState.DONE:
        raise Refused(_("Only a closed workshop can be opened again."))
    move_to(held, WorkshopState.RUNNING, by=by)
    workshop.refresh_from_db()


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
    move_to(held, WorkshopState.CANCELLED, by=by, reason=reason)
    workshop.refresh_from_db()


def _held(workshop: Workshop) -> Workshop:
    return Workshop.objects.select_for_update().get(pk=workshop.pk)
