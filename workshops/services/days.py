"""What every service asks before it writes something about a day."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.choices import SessionState, WorkshopState
from workshops.models import Session, Workshop
from workshops.refusals import Refused

HOURS_AHEAD = dt.timedelta(hours=12)


def hold_day(session: Session, *, also_closed: bool) -> Workshop:
    """The workshop, locked. Refuses a day that did not take place, or not yet.

    Counts belong to the time before the workshop is closed; what `also_closed` allows
    may still come in afterwards.
    """
    workshop = Workshop.objects.select_for_update().get(pk=session.workshop_id)
    session.refresh_from_db(fields=["state", "starts_at"])
    if workshop.state == WorkshopState.CANCELLED:
        raise Refused(_("This workshop was cancelled, so there is nothing to write."))
    if session.state == SessionState.CANCELLED:
        raise Refused(_("This day was cancelled, so there is nothing to write."))
    if workshop.state == WorkshopState.DONE and not also_closed:
        raise Refused(_("This workshop is closed. Open it again before you change it."))
    refuse_day_to_come(session)
    return workshop


def refuse_day_to_come(session: Session) -> None:
    """Whoever writes early in the morning, or crosses midnight, is not stopped."""
    if session.starts_at > timezone.now() + HOURS_AHEAD:
        raise Refused(_("This day has not come yet. Move it first if it took place."))
