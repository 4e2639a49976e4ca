"""What each role allows. `access.py` turns it into queries.

Names, concerns and staff are three separate powers: who administers accounts reads no
names, who looks after safety does not plan, and only that person reads concerns.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum

from workshops.choices import MembershipRole


class Right(Enum):
    """One thing that somebody may do, on the workshops that they see."""

    VIEW = "view"
    REPORT = "report"
    COUNTS = "counts"
    EXACT_COUNTS = "exact_counts"
    EXPORT = "export"
    ROLL_CALL = "roll_call"
    CALL_NAMES = "call_names"
    RUN = "run"
    IDENTITIES = "identities"
    SCHEDULE = "schedule"
    REQUESTS = "requests"
    PLACES = "places"
    CONCERNS = "concerns"
    STAFF = "staff"
    TIES = "ties"
    ACCEPT = "accept"
    """To be the second person who agrees that somebody reads names or concerns."""


_RUNS = {
    Right.VIEW,
    Right.REPORT,
    Right.ROLL_CALL,
    Right.CALL_NAMES,
    Right.RUN,
    Right.IDENTITIES,
    Right.SCHEDULE,
}
_LEADS = _RUNS | {
    Right.COUNTS,
    Right.EXACT_COUNTS,
    Right.EXPORT,
    Right.REQUESTS,
    Right.PLACES,
    Right.ACCEPT,
}

RIGHTS: dict[MembershipRole, set[Right]] = {
    MembershipRole.FACILITATOR: _RUNS,
    MembershipRole.ROLL_CALL: {Right.VIEW, Right.ROLL_CALL, Right.CALL_NAMES},
    MembershipRole.CENTRE_LEAD: _LEADS,
    MembershipRole.COORDINATOR: _LEADS | {Right.TIES},
    # Their rights lie in Wagtail's own groups; the field does not exist for them.
    MembershipRole.CURRICULUM_EDITOR: set(),
    MembershipRole.REVIEWER: set(),
    MembershipRole.MONITOR: {
        Right.VIEW,
        Right.REPORT,
        Right.COUNTS,
        Right.EXACT_COUNTS,
        Right.EXPORT,
    },
    MembershipRole.SAFEGUARDING: {Right.CONCERNS, Right.TIES, Right.ACCEPT},
    MembershipRole.PARTNER: {Right.COUNTS},
    MembershipRole.DIRECTOR: {
        Right.VIEW,
        Right.REPORT,
        Right.COUNTS,
        Right.EXACT_COUNTS,
    },
    MembershipRole.ADMINISTRATOR: {Right.PLACES, Right.STAFF},
}

OWN_ONLY = (MembershipRole.FACILITATOR, MembershipRole.ROLL_CALL)
"""Roles that reach the workshops to which the person is assigned and no others."""


WHOLE_ONLY = {Right.STAFF, Right.TIES}
"""Rights that change or show the whole organisation: a role for a part has none of them."""


def roles_with(right: Right) -> list[MembershipRole]:
    return [role for role, rights in RIGHTS.items() if right in rights]


READS_PEOPLE = {Right.IDENTITIES, Right.CONCERNS}
"""What no administrator opens alone: names, and what somebody is worried about."""


def reads_people(role: str) -> bool:
    return bool(RIGHTS[MembershipRole(role)] & READS_PEOPLE)


def are_two_powers(roles: Collection[str]) -> bool:
    """Whether these roles let one person both manage staff and read concerns."""
    return {Right.STAFF, Right.CONCERNS} <= rights_of(roles)


def rights_of(roles: Collection[str]) -> set[Right]:
    return {right for role in roles for right in RIGHTS[MembershipRole(role)]}
