"""Which workshops are to be done now, which are coming, and which are past.

The database chooses and cuts; nothing is read that is not shown.
"""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import (
    Exists,
    OuterRef,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workshops.choices import SessionState, WorkshopState
from workshops.models import Session, Workshop
from workshops.queries import with_counts

MOST_SHOWN = 20
ON_A_PAGE = 50
OVER = (WorkshopState.DONE, WorkshopState.CANCELLED)
AHEAD = (WorkshopState.PLANNED, WorkshopState.CONFIRMED, WorkshopState.RUNNING)


class Kind(models.TextChoices):
    """In the order in which they are shown."""

    TODAY = "today", _("Today")
    LATE = "late", _("To be closed")
    POSTPONED = "postponed", _("Waiting for new dates")
    COMING = "coming", _("Coming")
    PAST = "past", _("Past")


def agenda(
    workshops: QuerySet[Workshop], now: dt.datetime
) -> dict[Kind, list[Workshop]]:
    """The first of each kind that has any: one more than is shown, to know of a cut."""
    found = {
        kind: list(_described(of_kind(workshops, kind, now))[: MOST_SHOWN + 1])
        for kind in Kind
    }
    everybody = [workshop for several in found.values() for workshop in several]
    prefetch_related_objects(everybody, "sessions")
    return {kind: several for kind, several in found.items() if several}


def with_sessions(workshops: QuerySet[Workshop]) -> QuerySet[Workshop]:
    return _described(workshops).prefetch_related("sessions")


def _described(workshops: QuerySet[Workshop]) -> QuerySet[Workshop]:
    return with_counts(workshops).select_related("edition", "centre")


def of_kind(
    workshops: QuerySet[Workshop], kind: Kind, now: dt.datetime
) -> QuerySet[Workshop]:
    """In the order of time; what is past comes newest first."""
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    tomorrow = today + dt.timedelta(days=1)
    standing = Session.objects.filter(
        workshop=OuterRef("pk"), state=SessionState.STANDING
    )
    meets_today = Exists(standing.filter(starts_at__gte=today, starts_at__lt=tomorrow))
    meets_later = Exists(standing.filter(starts_at__gte=tomorrow))
    if kind == Kind.PAST:
        return _by(workshops.filter(state__in=OVER), standing, newest_first=True)
    if kind == Kind.POSTPONED:
        return _by(workshops.filter(state=WorkshopState.POSTPONED), standing)
    ahead = workshops.filter(state__in=AHEAD)
    if kind == Kind.TODAY:
        return _by(ahead.filter(meets_today), standing.filter(starts_at__gte=today))
    if kind == Kind.COMING:
        coming = ahead.filter(meets_later, ~meets_today)
        return _by(coming, standing.filter(starts_at__gte=tomorrow))
    return _by(ahead.filter(~meets_later, ~meets_today), standing)


def _by(
    workshops: QuerySet[Workshop],
    sessions: QuerySet[Session],
    *,
    newest_first: bool = False,
) -> QuerySet[Workshop]:
    """By the first of `sessions` (or the last, newest first), then by key."""
    order = "-starts_at" if newest_first else "starts_at"
    at = Subquery(sessions.order_by(order).values("starts_at")[:1])
    ordered = workshops.annotate(orders_at=at)
    if newest_first:
        return ordered.order_by("-orders_at", "-pk")
    return ordered.order_by("orders_at", "pk")
