"""Which centres and programmes somebody sees, and which they may change.

What is not theirs is a 404. A role for one centre reaches that centre; what belongs to
the whole organisation needs a role for the whole organisation.
"""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from workshops.access import (
    AnyUser,
    Right,
    accepted_memberships,
    centres_for,
    organisations_for,
    organisations_wholly_for,
)
from workshops.choices import MembershipRole
from workshops.models import Centre, Organisation, Programme


def visible_centres(user: AnyUser) -> QuerySet[Centre]:
    """Where the user works in any way, with the organisation at hand."""
    theirs = centres_for(user, Right.VIEW) | centres_for(user, Right.PLACES)
    return theirs.select_related("organisation")


def visible_centre_or_404(user: AnyUser, pk: int) -> Centre:
    return get_object_or_404(visible_centres(user), pk=pk)


def own_centre_or_404(user: AnyUser, pk: int) -> Centre:
    """A centre whose facts, rooms, checks and classes the user may change."""
    centres = centres_for(user, Right.PLACES).select_related("organisation")
    return get_object_or_404(centres, pk=pk)


def may_change(user: AnyUser, centre: Centre) -> bool:
    return centres_for(user, Right.PLACES).filter(pk=centre.pk).exists()


def whole_organisations_for(user: AnyUser) -> QuerySet[Organisation]:
    """Where the user looks after all places, and so may add a centre or a programme."""
    return organisations_wholly_for(user, Right.PLACES)


def visible_programmes(user: AnyUser) -> QuerySet[Programme]:
    organisations = organisations_for(user, Right.PLACES)
    return Programme.objects.filter(organisation__in=organisations)


def own_programme_or_404(user: AnyUser, pk: int) -> Programme:
    organisations = whole_organisations_for(user)
    programmes = Programme.objects.filter(organisation__in=organisations)
    return get_object_or_404(programmes.select_related("organisation"), pk=pk)


def teachers_of(organisation: Organisation) -> QuerySet[User]:
    """Staff who may teach a class: everybody who works there and has a log-in."""
    staff = (
        accepted_memberships()
        .filter(organisation=organisation)
        .exclude(role=MembershipRole.PARTNER)
    )
    return User.objects.filter(pk__in=staff.values("user"), is_active=True).order_by(
        "first_name", "username"
    )
