"""The roll of a session in its groups: who was marked what."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.functional import Promise

from workshops.choices import AttendanceStatus, EnrolmentState
from workshops.identities import Names
from workshops.marks import Roll
from workshops.models import AttendanceMark
from workshops.queries import RosterRow


@dataclass(frozen=True)
class GroupLine:
    """`before` is what the last save changed: the earlier status, in words."""

    row: RosterRow
    names: Names | None
    before: str | Promise = ""


@dataclass
class RollGroup:
    status: AttendanceStatus
    lines: list[GroupLine] = field(default_factory=list)


def grouped_roll(
    rows: list[RosterRow],
    roll: Roll,
    names: dict[int, Names],
    saved: list[AttendanceMark],
) -> list[RollGroup]:
    """The people who can be marked, those without a mark last; `saved` is the last save."""
    groups = {status: RollGroup(status) for status in AttendanceStatus}
    current = roll.statuses()
    first = min((mark.pk for mark in saved), default=1)
    earlier = roll.statuses(seen=first - 1)
    changed = {mark.enrolment_id for mark in saved}
    for row in rows:
        if row.enrolment.state != EnrolmentState.ENROLLED:
            continue
        pk = row.enrolment.pk
        was = earlier.get(pk) if pk in changed else None
        line = GroupLine(row, names.get(row.participant.pk), was.label if was else "")
        groups[current.get(pk, AttendanceStatus.UNMARKED)].lines.append(line)
    return [group for group in groups.values() if group.lines]
