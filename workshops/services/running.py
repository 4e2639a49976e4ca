"""The states that a workshop goes through. Each move is written down with its reason."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from workshops.choices import WorkshopState
from workshops.models import Workshop
from workshops.refusals import Refused
from workshops.services.workshop_states import held, move_to
from workshops.signals import workshop_closed


@transaction.atomic
def confirm_workshop(workshop: Workshop, *, by: User | None) -> None:
    """Place, staff and people are agreed. Confirming twice is the same as once."""
    current = held(workshop)
    if current.state == WorkshopState.POSTPONED:
        raise Refused(_("This workshop is postponed. Give it new dates first."))
    move_to(current, WorkshopState.CONFIRMED, by=by)
    workshop.refresh_from_db()


@transaction.atomic
def postpone_workshop(workshop: Workshop, *, by: User | None, reason: str) -> None:
    """It takes place later. The people stay on the list until there are new dates."""
    reason = reason.strip()
    if not reason:
        raise Refused(_("Write in a few words why the workshop is postponed."))
    current = held(workshop)
    if current.state == WorkshopState.RUNNING:
        raise Refused(
            _("The roll was already called. Move or cancel the days that are left.")
        )
    move_to(current, WorkshopState.POSTPONED, by=by, reason=reason)
    tell_calendars(current)
    workshop.refresh_from_db()


@transaction.atomic
def close_workshop(workshop: Workshop, *, by: User | None) -> None:
    """The work is done. Closing twice is the same as closing once."""
    current = held(workshop)
    if current.state == WorkshopState.CANCELLED:
        raise Refused(_("This workshop was cancelled, so it cannot be closed."))
    if current.state == WorkshopState.POSTPONED:
        raise Refused(_("This workshop is postponed. Give it new dates, or cancel it."))
    if current.state == WorkshopState.DONE:
        return
    move_to(current, WorkshopState.DONE, by=by)
    workshop.refresh_from_db()
    transaction.on_commit(
        partial(workshop_closed.send, Workshop, workshop=workshop, user=by)
    )


@transaction.atomic
def reopen_workshop(workshop: Workshop, *, by: User | None) -> None:
    """Go back from DONE to RUNNING, to correct something."""
    current = held(workshop)
    if current.state != WorkshopState.DONE:
        raise Refused(_("Only a closed workshop can be opened again."))
    move_to(current, WorkshopState.RUNNING, by=by)
    workshop.refresh_from_db()


@transaction.atomic
def cancel_workshop(workshop: Workshop, *, by: User | None, reason: str) -> None:
    """The workshop does not take place. The reason is kept and shown."""
    reason = reason.strip()
    if not reason:
        raise Refused(_("Write in a few words why the workshop is cancelled."))
    current = held(workshop)
    if current.state == WorkshopState.DONE:
        raise Refused(_("This workshop has taken place, so it cannot be cancelled."))
    if current.state == WorkshopState.RUNNING:
        raise Refused(
            _("The roll was already called, so close this workshop; do not cancel it.")
        )
    move_to(current, WorkshopState.CANCELLED, by=by, reason=reason)
    tell_calendars(current)
    workshop.refresh_from_db()


def tell_calendars(workshop: Workshop) -> None:
    """A calendar looks at a meeting again only when its number of changes has grown."""
    workshop.sessions.update(sequence=F("sequence") + 1)
