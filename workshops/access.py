"""Who may do what. Views get every protected object from here.

Permission lives in the query: an object that is somebody else's does not exist for
you, so the answer is a 404 and never a 403.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django_scopes import scope

from workshops.choices import AssignmentState
from workshops.models import (
    Assignment,
    Centre,
    Enrolment,
    Membership,
    Organisation,
    Participant,
    Workshop,
)
from workshops.queries import with_counts
from workshops.rights import (
    OWN_ONLY,
    RIGHTS,
    WHOLE_ONLY,
    Right,
    rights_of,
    roles_with,
)

AnyUser = User | AnonymousUser | AbstractBaseUser

STANDING_IN_LASTS = dt.timedelta(days=7)
"""How long somebody who stood in for one session may still put its papers right."""


def _key(user: AnyUser) -> int:
    """The user's primary key; one that nobody has for a visitor."""
    return user.pk or 0


def accepted_memberships() -> QuerySet[Membership]:
    """The roles that count. One that waits for a second person opens nothing."""
    return Membership.objects.filter(accepted_at__isnull=False)


def organisations_for(
    user: AnyUser, right: Right | None = None
) -> QuerySet[Organisation]:
    """Where the user has the right; without one, where the user has any at all."""
    if right in WHOLE_ONLY:
        return organisations_wholly_for(user, right)
    roles = (
        roles_with(right) if right else [role for role, may in RIGHTS.items() if may]
    )
    memberships = accepted_memberships().filter(user_id=_key(user), role__in=roles)
    return Organisation.objects.filter(pk__in=memberships.values("organisation"))


def workshops_for(user: AnyUser, right: Right = Right.VIEW) -> QuerySet[Workshop]:
    """What the user's memberships reach: a centre, an audience, or what was given to them."""
    assigned = _reaching(user).filter(workshop=OuterRef(OuterRef("pk")))
    reaching = accepted_memberships().filter(
        Q(centre=None) | Q(centre=OuterRef("centre")),
        Q(audience=None) | Q(audience=OuterRef("audience")),
        ~Q(role__in=OWN_ONLY) | Exists(assigned),
        user_id=_key(user),
        organisation=OuterRef("organisation"),
        role__in=roles_with(right),
    )
    return Workshop.objects.filter(Exists(reaching))


def organisations_wholly_for(user: AnyUser, right: Right) -> QuerySet[Organisation]:
    """Where the user has the right everywhere, not at one centre or in own workshops."""
    memberships = accepted_memberships().filter(
        ~Q(role__in=OWN_ONLY),
        user_id=_key(user),
        role__in=roles_with(right),
        centre=None,
        audience=None,
    )
    return Organisation.objects.filter(pk__in=memberships.values("organisation"))


def organisations_or_404(
    organisations: QuerySet[Organisation],
) -> list[Organisation]:
    """All of them; a page for which there is none does not exist."""
    found = list(organisations)
    if not found:
        raise Http404
    return found


def participants_for(user: AnyUser, right: Right) -> QuerySet[Participant]:
    """The people of the workshops that the user reaches, and of whole organisations.

    Who was put into another entry is left out, and who was forgotten.
    """
    enrolled = Enrolment.objects.filter(
        participant=OuterRef("pk"), workshop__in=workshops_for(user, right)
    )
    everywhere = organisations_wholly_for(user, right)
    return Participant.objects.filter(
        Q(organisation__in=everywhere) | Exists(enrolled),
        merged_into=None,
        erased_at=None,
    )


def _reaching(user: AnyUser) -> QuerySet[Assignment]:
    """What opens a workshop: who is only asked or stood in long ago reads no names."""
    still = timezone.now() - STANDING_IN_LASTS
    return Assignment.objects.filter(
        Q(session=None) | Q(session__ends_at__gte=still),
        user_id=_key(user),
        state=AssignmentState.CONFIRMED,
    )


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


def enrolment_or_404(user: AnyUser, code: str, row: int, right: Right) -> Enrolment:
    """A person on the list of a workshop on which the user has the right."""
    workshop = workshop_or_404(user, code, right)
    enrolments = Enrolment.objects.filter(workshop=workshop)
    enrolment: Enrolment = get_object_or_404(
        enrolments.select_related("participant"), row_number=row
    )
    enrolment.workshop = workshop
    return enrolment


def rights_on(user: AnyUser, workshop: Workshop) -> set[Right]:
    """All that the user's roles allow on this workshop."""
    memberships = accepted_memberships().filter(
        Q(centre=None) | Q(centre=workshop.centre_id),
        Q(audience=None) | Q(audience=workshop.audience_id),
        user_id=_key(user),
        organisation=workshop.organisation_id,
    )
    roles = set(memberships.values_list("role", flat=True))
    if not _reaching(user).filter(workshop=workshop).exists():
        roles -= set(OWN_ONLY)
    return rights_of(roles)


def rights_anywhere(user: AnyUser) -> set[Right]:
    """What the user may do in some place, to know which pages to offer."""
    held = accepted_memberships().filter(user_id=_key(user))
    wholly = held.filter(centre=None, audience=None)
    part = rights_of(set(held.values_list("role", flat=True))) - WHOLE_ONLY
    return part | rights_of(set(wholly.values_list("role", flat=True)))


def centres_for(user: AnyUser, right: Right = Right.SCHEDULE) -> QuerySet[Centre]:
    """Where the user has the right; by default where the user may plan a workshop."""
    memberships = accepted_memberships().filter(
        Q(centre=None) | Q(centre=OuterRef("pk")),
        user_id=_key(user),
        organisation=OuterRef("organisation"),
        role__in=roles_with(right),
    )
    return Centre.objects.filter(Exists(memberships))


def facilitators_for(user: AnyUser) -> QuerySet[User]:
    """Whom the user may put on a workshop: those who run workshops beside the user."""
    return _running_workshops_in(organisations_for(user, Right.SCHEDULE))


def facilitators_of(organisation: Organisation) -> QuerySet[User]:
    return _running_workshops_in([organisation])


def _running_workshops_in(
    organisations: QuerySet[Organisation] | list[Organisation],
) -> QuerySet[User]:
    memberships = accepted_memberships().filter(
        organisation__in=organisations, role__in=roles_with(Right.RUN)
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
