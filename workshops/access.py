"""Who may do what. Views get every protected object from here.

Permission lives in the query: an object that is somebody else's does not exist for
you, so the answer is a 404 and never a 403.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import add_never_cache_headers
from django_scopes import scope

from workshops.choices import MembershipRole
from workshops.models import Centre, Membership, Organisation, Workshop
from workshops.queries import with_counts

AnyUser = User | AnonymousUser | AbstractBaseUser


class Right(Enum):
    """What a role allows, on the workshops that it can see."""

    VIEW = "view"
    REPORT = "report"
    RUN = "run"
    IDENTITIES = "identities"
    SCHEDULE = "schedule"


_RIGHTS = {
    MembershipRole.MONITOR: {Right.VIEW, Right.REPORT},
    MembershipRole.FACILITATOR: set(Right),
    MembershipRole.COORDINATOR: set(Right),
}


def _roles_with(right: Right) -> list[MembershipRole]:
    return [role for role, rights in _RIGHTS.items() if right in rights]


def _key(user: AnyUser) -> int:
    """The user's primary key; one that nobody has for a visitor."""
    return user.pk or 0


def organisations_for(
    user: AnyUser, right: Right = Right.VIEW
) -> QuerySet[Organisation]:
    return Organisation.objects.filter(
        memberships__user_id=_key(user), memberships__role__in=_roles_with(right)
    )


def workshops_for(user: AnyUser, right: Right = Right.VIEW) -> QuerySet[Workshop]:
    """Coordinators and monitors see their organisation's, facilitators their own."""
    whole = [role for role in _roles_with(right) if role != MembershipRole.FACILITATOR]
    memberships = Membership.objects.filter(user_id=_key(user))
    everywhere = memberships.filter(role__in=whole).values("organisation")
    where = Q(organisation__in=everywhere)
    if MembershipRole.FACILITATOR in _roles_with(right):
        as_facilitator = memberships.filter(role=MembershipRole.FACILITATOR)
        where |= Q(
            organisation__in=as_facilitator.values("organisation"),
            pk__in=Workshop.objects.filter(assignments__user_id=_key(user)).values(
                "pk"
            ),
        )
    return Workshop.objects.filter(where)


def workshop_or_404(
    user: AnyUser, code: str, right: Right = Right.VIEW, *, counted: bool = False
) -> Workshop:
    """The workshop with this code, if the user has the right. `counted`: see `with_counts`."""
    visible = workshops_for(user, right).select_related(
        "organisation", "centre", "audience", "edition"
    )
    if counted:
        visible = with_counts(visible).prefetch_related("sessions")
    return get_object_or_404(visible, code=code)


def rights_on(user: AnyUser, workshop: Workshop) -> set[Right]:
    """All that the user's role allows on a workshop that the user sees."""
    membership = Membership.objects.filter(
        user_id=_key(user), organisation_id=workshop.organisation_id
    ).first()
    return set(_RIGHTS[MembershipRole(membership.role)]) if membership else set()


def centres_for(user: AnyUser) -> QuerySet[Centre]:
    """Where the user may plan a workshop."""
    return Centre.objects.filter(
        organisation__in=organisations_for(user, Right.SCHEDULE)
    )


def facilitators_for(user: AnyUser) -> QuerySet[User]:
    """Whom the user may put on a workshop: those who run workshops beside the user."""
    return _running_workshops_in(organisations_for(user, Right.SCHEDULE))


def facilitators_of(organisation: Organisation) -> QuerySet[User]:
    return _running_workshops_in([organisation])


def _running_workshops_in(
    organisations: QuerySet[Organisation] | list[Organisation],
) -> QuerySet[User]:
    memberships = Membership.objects.filter(
        organisation__in=organisations, role__in=_roles_with(Right.RUN)
    )
    return User.objects.filter(
        pk__in=memberships.values("user"), is_active=True
    ).order_by("first_name", "username")


def has_right(user: AnyUser, workshop: Workshop, right: Right) -> bool:
    return workshops_for(user, right).filter(pk=workshop.pk).exists()


def field_user(request: HttpRequest) -> User:
    """Who is logged in, inside a `field_view`."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def field_view(
    view: Callable[..., HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """A view for staff of at least one organisation, inside the scope of theirs.

    No browser keeps what it answers. Everybody else who is logged in gets a 404: the field does not exist for them.
    """

    @login_required
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        organisations = list(organisations_for(request.user))
        if not organisations:
            raise Http404
        with scope(organisation=organisations):
            response = view(request, *args, **kwargs)
        # A shared phone must not show a roster again after the log-out.
        add_never_cache_headers(response)
        return response

    return wrapped
