"""Reading who works for an organisation."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from workshops.access import AnyUser, Right, organisations_for
from workshops.models import Membership, Organisation
from workshops.people import name_of


@dataclass(frozen=True)
class StaffLine:
    """One person of staff with their roles in the organisation."""

    user: User
    memberships: list[Membership]

    @property
    def name(self) -> str:
        return name_of(self.user)


def organisation_managed_by(user: AnyUser, slug: str) -> Organisation:
    """An organisation whose staff the user manages, or a 404."""
    return get_object_or_404(organisations_for(user, Right.STAFF), slug=slug)


def staff_lines(organisation: Organisation) -> list[StaffLine]:
    """Everybody with a role there, by name; two queries however many."""
    return [
        StaffLine(user, user.memberships_here)  # type: ignore[attr-defined]
        for user in _staff(organisation)
    ]


def member_or_404(organisation: Organisation, pk: int) -> StaffLine:
    user = get_object_or_404(_staff(organisation), pk=pk)
    return StaffLine(user, user.memberships_here)  # type: ignore[attr-defined]


def _staff(organisation: Organisation) -> QuerySet[User]:
    here = Membership.objects.filter(organisation=organisation)
    roles = here.select_related("centre", "audience", "organisation").order_by("pk")
    return (
        User.objects.filter(pk__in=here.values("user"))
        .order_by("first_name", "last_name", "username")
        .prefetch_related(Prefetch("memberships", roles, to_attr="memberships_here"))
    )
