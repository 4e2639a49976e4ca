"""How people appear on a screen: colleagues, and participants in a list."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User

from workshops.choices import HAS_A_PLACE, OFF_THE_LIST, AssignmentRole, EnrolmentState
from workshops.identities import Names
from workshops.models import Workshop
from workshops.queries import RosterRow


def name_of(user: User) -> str:
    """What colleagues call a person of staff."""
    return user.get_full_name() or user.get_username()


def staff_of(workshop: Workshop) -> list[str]:
    """The names of those who run a workshop, the lead first."""
    assignments = workshop.assignments.running().select_related("user").order_by("pk")
    ordered = sorted(assignments, key=lambda work: work.role != AssignmentRole.LEAD)
    return [name_of(assignment.user) for assignment in ordered]


@dataclass(frozen=True)
class PersonLine:
    row: RosterRow
    names: Names | None

    @property
    def is_withdrawn(self) -> bool:
        return self.row.enrolment.state in OFF_THE_LIST

    @property
    def is_offered(self) -> bool:
        return self.row.enrolment.state == EnrolmentState.OFFERED

    @property
    def is_present(self) -> bool:
        return self.row.enrolment.state in HAS_A_PLACE

    @property
    def is_pending(self) -> bool:
        return self.row.enrolment.state == EnrolmentState.PENDING
