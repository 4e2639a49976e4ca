from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.choices import AttendanceStatus, EnrolmentState, WorkshopState
from workshops.models import AttendanceMark, Session, Workshop
from workshops.queries import current_marks
from workshops.refusals import Refused
from workshops.services.workshop_states import move_to


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
    are not enrolled in the workshop, and a workshop that is over.
    """
    workshop = Workshop.objects.select_for_update().get(pk=session.workshop_id)
    _refuse_over(workshop)
    _refuse_strangers(workshop, set(statuses))
    current = current_marks(session)
    marks = AttendanceMark.objects.bulk_create(
        AttendanceMark(
            session=session,
            enrolment_id=pk,
            status=status,
            occurred_at=occurred_at or timezone.now(),
            marked_by=by,
        )
        for pk, status in statuses.items()
        if current.get(pk) != status
    )
    if marks:
        move_to(workshop, WorkshopState.RUNNING, by=by)
    return marks


def _refuse_over(workshop: Workshop) -> None:
    if workshop.state == WorkshopState.DONE:
        raise Refused(
            _("This workshop is closed. Open it again before you change the roll call.")
        )
    if workshop.state == WorkshopState.CANCELLED:
        raise Refused(_("This workshop was cancelled, so it has no roll call."))


def _refuse_strangers(workshop: Workshop, pks: set[int]) -> None:
    enrolled = workshop.enrolments.filter(
        pk__in=pks, state=EnrolmentState.ENROLLED
    ).values_list("pk", flat=True)
    if pks - set(enrolled):
        raise Refused(
            _("Somebody in this roll call is no longer enrolled. Open the page again.")
        )
