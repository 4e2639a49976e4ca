from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.choices import (
    AttendanceStatus,
    EnrolmentState,
    SessionState,
    WorkshopState,
)
from workshops.marks import Roll, roll_of
from workshops.models import AttendanceMark, Session, Workshop
from workshops.refusals import Refused
from workshops.services.days import refuse_day_to_come
from workshops.services.summarising import summarise_roll
from workshops.services.workshop_states import move_to
from workshops.signals import attendance_marked


@dataclass(frozen=True)
class Saved:
    """What a save added, and the marks from elsewhere that came in between.

    `overtaken` were made elsewhere after the page was opened; the new mark for the
    same person came later, so it counts. `meanwhile` is how many people were marked
    elsewhere without this save touching them.
    """

    marks: list[AttendanceMark]
    overtaken: list[AttendanceMark] = field(default_factory=list)
    meanwhile: int = 0


@transaction.atomic
def mark_attendance(
    session: Session,
    statuses: Mapping[int, AttendanceStatus],
    *,
    by: User | None,
    occurred_at: dt.datetime | None = None,
) -> list[AttendanceMark]:
    """Note who was there, by the primary key of the enrolment.

    Only what differs from the current status becomes a new mark; nothing is changed or
    deleted. The first mark sets the workshop running. Refuses people who
    are not enrolled in the workshop, a cancelled day, and a workshop that is over.
    """
    workshop = hold_roll(session)
    refuse_strangers(workshop, set(statuses))
    return _append(workshop, session, statuses, roll_of(session), by, occurred_at)


@transaction.atomic
def save_roll(
    session: Session,
    chosen: Mapping[int, AttendanceStatus],
    *,
    by: User | None,
    seen: int | None = None,
    others: AttendanceStatus | None = None,
) -> Saved:
    """Save a page of the roll call that was opened when `seen` was the newest mark.

    What stands on the page as it was opened was not touched there, so it does not
    change what another device has marked since. `others` is for everybody whom nobody
    has marked, here or elsewhere. Refuses a day that has not come yet.
    """
    workshop = hold_roll(session)
    refuse_day_to_come(session)
    roll = roll_of(session)
    before, current = roll.statuses(seen=seen), roll.statuses()
    touched = {pk: s for pk, s in chosen.items() if before.get(pk) != s}
    if others:
        enrolled = _enrolled(workshop) - set(current) - set(chosen)
        touched |= dict.fromkeys(enrolled, others)
    refuse_strangers(workshop, set(touched))
    marks = _append(workshop, session, touched, roll, by, None)
    since = _marked_since(roll, seen)
    changed = {mark.enrolment_id for mark in marks}
    overtaken = [mark for pk, mark in since.items() if pk in changed]
    return Saved(marks, overtaken, len(since.keys() - touched.keys()))


@transaction.atomic
def undo_last_save(session: Session, *, by: User | None) -> list[AttendanceMark]:
    """Say again what stood before the last save of `by`. To undo twice brings it back.

    Whom somebody else has marked since keeps that mark.
    """
    workshop = hold_roll(session)
    roll = roll_of(session)
    undone = roll.last_save(by)
    if not undone:
        raise Refused(_("You have saved nothing here that could be undone."))
    first = min(mark.pk for mark in undone)
    before, latest = roll.statuses(seen=first - 1), roll.latest()
    statuses = {
        mark.enrolment_id: before.get(mark.enrolment_id, AttendanceStatus.UNMARKED)
        for mark in undone
        if latest[mark.enrolment_id].pk == mark.pk
    }
    if not statuses:
        raise Refused(_("Somebody else has marked these people since. Mark them anew."))
    return _append(workshop, session, statuses, roll, by, None)


def _append(
    workshop: Workshop,
    session: Session,
    statuses: Mapping[int, AttendanceStatus],
    roll: Roll,
    by: User | None,
    occurred_at: dt.datetime | None,
) -> list[AttendanceMark]:
    """Add what is new. What is done now counts, also over a clock that runs ahead."""
    current, batch = roll.statuses(), uuid.uuid4()
    at = occurred_at or max(
        [timezone.now(), *(mark.occurred_at for mark in roll.marks[-1:])]
    )
    marks = AttendanceMark.objects.bulk_create(
        AttendanceMark(
            session=session,
            enrolment_id=pk,
            status=status,
            occurred_at=at,
            marked_by=by,
            batch=batch,
        )
        for pk, status in statuses.items()
        if current.get(pk, AttendanceStatus.UNMARKED) != status
    )
    if marks:
        move_to(workshop, WorkshopState.RUNNING, by=by)
        summarise_roll(workshop)
        transaction.on_commit(
            partial(attendance_marked.send, Session, session=session, user=by)
        )
    return marks


def _marked_since(roll: Roll, seen: int | None) -> dict[int, AttendanceMark]:
    """The standing marks that were made elsewhere after the page was opened."""
    if seen is None:
        return {}
    return {pk: mark for pk, mark in roll.standing().items() if mark.pk > seen}


def hold_roll(session: Session) -> Workshop:
    """The workshop, locked, if the roll of this session may be changed."""
    workshop = Workshop.objects.select_for_update().get(pk=session.workshop_id)
    if workshop.state == WorkshopState.DONE:
        raise Refused(
            _("This workshop is closed. Open it again before you change the roll call.")
        )
    if workshop.state == WorkshopState.CANCELLED:
        raise Refused(_("This workshop was cancelled, so it has no roll call."))
    if workshop.state == WorkshopState.POSTPONED:
        raise Refused(_("This workshop is postponed. Give it new dates first."))
    session.refresh_from_db(fields=["state", "starts_at"])
    if session.state == SessionState.CANCELLED:
        raise Refused(_("This day was cancelled, so it has no roll call."))
    return workshop


def _enrolled(workshop: Workshop) -> set[int]:
    enrolled = workshop.enrolments.filter(state=EnrolmentState.ENROLLED)
    return set(enrolled.values_list("pk", flat=True))


def refuse_strangers(workshop: Workshop, pks: set[int]) -> None:
    if pks - _enrolled(workshop):
        raise Refused(
            _("Somebody in this roll call is no longer enrolled. Open the page again.")
        )
