from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from workshops.choices import ActivityOutcome
from workshops.models import ActivityRecord, Session, SessionRecord
from workshops.refusals import Refused
from workshops.services.days import hold_day
from workshops.syllabus import planned_for


@transaction.atomic
def record_session(
    session: Session,
    outcomes: Mapping[str, ActivityOutcome],
    *,
    staff: Iterable[User],
    by: User | None,
    added: str = "",
    deviations: str = "",
    notes: str = "",
) -> SessionRecord:
    """Write down what was really taught. An earlier record stays; this one counts.

    `outcomes` are by the key of the planned activity. Also after the workshop is
    closed: the paper often comes home later.
    """
    hold_day(session, also_closed=True)
    planned = {activity.key for activity in planned_for(session, "bn")}
    if outcomes.keys() - planned:
        raise Refused(_("The plan of this day has changed. Open the page again."))
    record = SessionRecord.objects.create(
        session=session,
        added=added.strip(),
        deviations=deviations.strip(),
        notes=notes.strip(),
        recorded_by=by,
    )
    record.staff.set(staff)
    ActivityRecord.objects.bulk_create(
        ActivityRecord(record=record, activity=key, outcome=outcome)
        for key, outcome in outcomes.items()
    )
    return record
