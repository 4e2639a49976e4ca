"""One tap of the roll call, as a phone sends it: at once, or when the network is back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.choices import AttendanceStatus, WorkshopState
from workshops.marks import roll_of
from workshops.models import AttendanceMark, Session, Workshop
from workshops.refusals import Refused
from workshops.services.attending import hold_roll, refuse_strangers
from workshops.services.days import refuse_day_to_come
from workshops.services.summarising import summarise_roll
from workshops.services.workshop_states import move_to
from workshops.signals import attendance_marked


@dataclass(frozen=True)
class Tap:
    """`uuid` is made on the phone, so that what is sent twice is one fact.

    `ago` is how long ago the thumb came down: a phone's clock may be wrong, yet it
    knows how much time has gone by.
    """

    uuid: UUID
    enrolment: int
    status: AttendanceStatus
    ago: dt.timedelta = dt.timedelta()


class AnotherFact(Refused):
    """Under this id something else was written down before."""


@transaction.atomic
def take_tap(session: Session, tap: Tap, *, by: User) -> AttendanceStatus:
    """Write the tap down once, and say what counts now for this person.

    The same id with the same content changes nothing, also when the workshop is closed
    meanwhile; with other content it is refused. What another phone noted later than
    the thumb came down keeps counting.
    """
    Workshop.objects.select_for_update().get(pk=session.workshop_id)
    if not _is_known(session, tap, by=by):
        workshop = hold_roll(session)
        refuse_day_to_come(session)
        refuse_strangers(workshop, {tap.enrolment})
        _write(session, tap, by=by)
        move_to(workshop, WorkshopState.RUNNING, by=by)
        summarise_roll(workshop)
        transaction.on_commit(
            partial(attendance_marked.send, Session, session=session, user=by)
        )
    standing = roll_of(session).statuses()
    return standing.get(tap.enrolment, AttendanceStatus.UNMARKED)


def _is_known(session: Session, tap: Tap, *, by: User) -> bool:
    # Without a scope: an id is taken also when another organisation has it.
    known = AttendanceMark._base_manager.filter(client_uuid=tap.uuid).first()
    if known is None:
        return False
    kept = (known.session_id, known.enrolment_id, known.status, known.marked_by_id)
    if kept != (session.pk, tap.enrolment, tap.status, by.pk):
        raise AnotherFact(
            _("This mark was sent before with something else. Open the page again.")
        )
    return True


def _write(session: Session, tap: Tap, *, by: User) -> None:
    AttendanceMark.objects.create(
        client_uuid=tap.uuid,
        session=session,
        enrolment_id=tap.enrolment,
        status=tap.status,
        occurred_at=_moment(session, tap, by=by),
        marked_by=by,
        batch=uuid4(),
    )


def _moment(session: Session, tap: Tap, *, by: User) -> dt.datetime:
    """When the thumb came down, but never before what the same person noted earlier."""
    now = timezone.now()
    at = now - max(tap.ago, dt.timedelta())
    own = roll_of(session).by_enrolment.get(tap.enrolment, [])
    earlier = [mark.occurred_at for mark in own if mark.marked_by_id == by.pk]
    return max([at, *earlier])
