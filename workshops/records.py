"""Reading what was written down about a day."""

from __future__ import annotations

from workshops.choices import ActivityOutcome
from workshops.models import Session, SessionRecord


def record_of(session: Session) -> SessionRecord | None:
    """The record that counts: the newest."""
    records = SessionRecord.objects.filter(session=session)
    return (
        records.select_related("recorded_by")
        .prefetch_related("activities", "staff")
        .last()
    )


def outcomes_of(record: SessionRecord | None) -> dict[str, ActivityOutcome]:
    """What became of each planned activity, by its key."""
    if record is None:
        return {}
    return {
        kept.activity: ActivityOutcome(kept.outcome) for kept in record.activities.all()
    }
