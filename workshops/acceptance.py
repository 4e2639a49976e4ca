"""Roles that wait for a second person, and who that may be."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import User
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from workshops.access import AnyUser, accepted_memberships
from workshops.choices import StaffAct
from workshops.models import Membership, StaffChange
from workshops.rights import OWN_ONLY, Right, roles_with

TOLD = (StaffAct.ADDED, StaffAct.NEW_PASSWORD)
"""After these somebody else knows the password."""

NOTICE_STAYS = dt.timedelta(days=30)
"""So that nobody who logs in first with a new password makes the notice vanish."""


def works_somewhere(user: AnyUser) -> bool:
    """Whether the user has a role at all, also one that waits."""
    return Membership.objects.filter(user_id=user.pk or 0).exists()


def is_only_waiting(user: AnyUser) -> bool:
    """Whether the user has roles, and none of them is accepted."""
    holds = accepted_memberships().filter(user_id=user.pk or 0).exists()
    return not holds and works_somewhere(user)


def waiting_for(user: AnyUser) -> QuerySet[Membership]:
    """The roles that this user may accept.

    For concerns somebody else who reads concerns there; while there is nobody, and for
    all other roles, who plans for the whole organisation or leads the same centre.
    """
    concerns = Q(role__in=roles_with(Right.CONCERNS))
    reads_concerns = accepted_memberships().filter(
        organisation=OuterRef("organisation"),
        role__in=roles_with(Right.CONCERNS),
        user__is_active=True,
    )
    others = reads_concerns.exclude(user=OuterRef("user"))
    told = StaffChange.objects.filter(
        user=OuterRef("user"), act__in=[*TOLD, StaffAct.OWN_PASSWORD]
    ).order_by("-changed_at", "-pk")
    return (
        Membership.objects.filter(
            (concerns & Exists(others.filter(user=user.pk or 0)))
            | (concerns & ~Exists(others) & Exists(_planning(user, whole=True)))
            | (~concerns & Exists(_planning(user, whole=False))),
            accepted_at=None,
            user__is_active=True,
        )
        .exclude(user=user.pk or 0)
        .exclude(Q(given_by__isnull=False) & Q(given_by=user.pk or 0))
        .annotate(last_password=Subquery(told.values("act")[:1]))
        .annotate(password_is_told=Q(last_password__in=TOLD))
        .select_related("user", "organisation", "centre", "audience", "given_by")
        .order_by("organisation", F("user__first_name"), "pk")
    )


def _planning(user: AnyUser, *, whole: bool) -> QuerySet[Membership]:
    reach = Q(centre=None, audience=None)
    if not whole:
        same_people = Q(audience=None) | Q(audience=OuterRef("audience"))
        reach |= Q(same_people, centre=OuterRef("centre"))
    return accepted_memberships().filter(
        ~Q(role__in=OWN_ONLY),
        reach,
        user_id=user.pk or 0,
        organisation=OuterRef("organisation"),
        role__in=roles_with(Right.SCHEDULE),
    )


def new_password_of(user: User) -> StaffChange | None:
    """Who made the newest password of this person, for some weeks."""
    since = timezone.now() - NOTICE_STAYS
    changes = user.staff_changes.filter(
        act=StaffAct.NEW_PASSWORD, changed_at__gte=since
    )
    found: StaffChange | None = changes.select_related("changed_by").first()
    return found
