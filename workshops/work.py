"""Work that a person of staff may take on, and who is on a workshop."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import Count, F, Min, Q, QuerySet
from django.utils import timezone

from workshops.access import AnyUser, Right, organisations_for
from workshops.choices import AssignmentState, WorkshopState
from workshops.models import Assignment, Substitution, Workshop

_COMING = (WorkshopState.PLANNED, WorkshopState.CONFIRMED)


def asked_of(user: AnyUser) -> QuerySet[Assignment]:
    """Where the user's answer is awaited, the next first."""
    return (
        _coming_assignments(user)
        .filter(state=AssignmentState.ASKED)
        .annotate(begins=Min("workshop__sessions__starts_at"))
        .order_by("begins", "pk")
    )


def interests_of(user: AnyUser) -> QuerySet[Assignment]:
    return _coming_assignments(user).filter(state=AssignmentState.INTERESTED)


def looking_for(user: User) -> QuerySet[Workshop]:
    """Workshops to come that have too few to run them, in the user's organisations.

    Without those the user is already on, was asked for or has said no to.
    """
    confirmed = Q(
        assignments__state=AssignmentState.CONFIRMED, assignments__session=None
    )
    return (
        Workshop.objects.filter(
            organisation__in=organisations_for(user, Right.RUN), state__in=_COMING
        )
        .exclude(pk__in=user.assignments.values("workshop"))
        .annotate(
            begins=Min("sessions__starts_at"),
            confirmed=Count("assignments", filter=confirmed, distinct=True),
        )
        .filter(begins__gt=timezone.now(), confirmed__lt=F("staff_wanted"))
        .select_related("edition", "centre", "audience")
        .prefetch_related("sessions")
        .order_by("begins", "pk")
    )


def assignments_on(workshop: Workshop) -> QuerySet[Assignment]:
    """Everybody who is or was on it or would like to be, for the whole of it."""
    whole = workshop.assignments.filter(session=None)
    return whole.select_related("user").order_by("pk")


def substitutions_on(workshop: Workshop) -> QuerySet[Substitution]:
    rows = Substitution.objects.filter(session__workshop=workshop)
    return rows.select_related("session", "absent", "substitute")


def _coming_assignments(user: AnyUser) -> QuerySet[Assignment]:
    return (
        Assignment.objects.filter(
            user_id=user.pk or 0,
            session=None,
            workshop__state__in=_COMING,
            workshop__organisation__in=organisations_for(user, Right.RUN),
        )
        .select_related("workshop__edition", "workshop__centre", "workshop__audience")
        .prefetch_related("workshop__sessions")
    )
