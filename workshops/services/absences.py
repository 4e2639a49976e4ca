"""Who was missed twice in a row is looked after, without anybody having to think of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.choices import (
    CAME,
    AssignmentRole,
    AttendanceStatus,
    EnrolmentState,
    FollowUpReason,
    FollowUpState,
    SessionState,
)
from workshops.models import Enrolment, FollowUp, Session, Workshop
from workshops.queries import RosterRow, roster
from workshops.services.following_up import open_follow_up, write_step
from workshops.visiting import safest_kind

IN_A_ROW = 2
DAYS_TO_ACT = dt.timedelta(days=2)


@dataclass(frozen=True)
class _Known:
    """A follow-up that was made before, and how many steps it has."""

    follow_up: FollowUp
    steps: int

    @property
    def is_open(self) -> bool:
        return self.follow_up.state == FollowUpState.OPEN

    @property
    def is_untouched(self) -> bool:
        return self.is_open and self.steps == 1 and not self.follow_up.created_by_id

    @property
    def was_dropped(self) -> bool:
        return self.follow_up.state == FollowUpState.GIVEN_UP and self.steps == 2


@transaction.atomic
def follow_up_absences(workshop: Workshop) -> list[FollowUp]:
    """Make what is missing, and drop what needs nobody any more. Again changes nothing.

    An excused absence and a cancelled session are passed over. After a follow-up it
    takes two absences more for the next one.
    """
    Workshop.objects.select_for_update().get(pk=workshop.pk)
    sessions = list(
        workshop.sessions.filter(state=SessionState.STANDING).order_by("starts_at")
    )
    earlier, lead = _earlier(workshop), _lead(workshop)
    made = []
    for row in roster(workshop):
        if row.enrolment.state != EnrolmentState.ENROLLED:
            continue
        known = earlier.get(row.enrolment.pk, [])
        missed = _missed_last(row, sessions)
        if len(missed) < IN_A_ROW:
            _drop_untouched(known)
        elif _new_absences(missed, known) >= IN_A_ROW:
            made.append(_open(row.enrolment, missed[-1], lead))
    return made


def _missed_last(row: RosterRow, sessions: Iterable[Session]) -> list[Session]:
    """The sessions since the person was last there, in which they were absent."""
    missed: list[Session] = []
    for session in sessions:
        status = row.statuses.get(session.pk)
        if status == AttendanceStatus.ABSENT:
            missed.append(session)
        elif status in CAME:
            missed = []
    return missed


def _earlier(workshop: Workshop) -> dict[int, list[_Known]]:
    follow_ups = FollowUp.objects.filter(
        enrolment__workshop=workshop, reason=FollowUpReason.ABSENCES
    )
    found: dict[int, list[_Known]] = {}
    counted = follow_ups.select_related("session").annotate(count=Count("steps"))
    for follow_up in counted.order_by("pk"):
        known = _Known(follow_up, int(follow_up.count))
        if follow_up.enrolment_id:
            found.setdefault(follow_up.enrolment_id, []).append(known)
    return found


def _new_absences(missed: list[Session], known: list[_Known]) -> int:
    """How many there are that no follow-up was made for; none while one is open."""
    if any(one.is_open for one in known):
        return 0
    counted = [
        one.follow_up.session.starts_at
        for one in known
        if one.follow_up.session and not one.was_dropped
    ]
    since = max(counted, default=None)
    return sum(since is None or session.starts_at > since for session in missed)


def _drop_untouched(known: list[_Known]) -> None:
    """They came again, or the roll was corrected, before anybody did anything."""
    for one in known:
        if one.is_untouched:
            one.follow_up.state = FollowUpState.GIVEN_UP
            one.follow_up.save(update_fields=["state"])
            words = _("The person was there again, or the roll call was corrected.")
            write_step(one.follow_up, by=None, words=words)


def _open(enrolment: Enrolment, last: Session, assigned_to: User | None) -> FollowUp:
    return open_follow_up(
        enrolment.participant,
        by=None,
        reason=FollowUpReason.ABSENCES,
        kind=safest_kind(enrolment.participant),
        due_on=timezone.localdate() + DAYS_TO_ACT,
        assigned_to=assigned_to,
        enrolment=enrolment,
        session=last,
    )


def _lead(workshop: Workshop) -> User | None:
    assignments = workshop.assignments.running().select_related("user").order_by("pk")
    ordered = sorted(assignments, key=lambda work: work.role != AssignmentRole.LEAD)
    return ordered[0].user if ordered else None
