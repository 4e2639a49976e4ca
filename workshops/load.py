"""How much each person of staff has to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Count, DurationField, ExpressionWrapper, F, Sum

from workshops.choices import SessionState, WorkshopState
from workshops.models import Assignment, Organisation, Session

NOT_HELD = (WorkshopState.CANCELLED, WorkshopState.POSTPONED)


@dataclass(frozen=True)
class Load:
    """Sessions and their hours in a period, those one stands in for included."""

    user: User
    sessions: int
    minutes: int

    @property
    def hours(self) -> float:
        return self.minutes / 60


def load_of(
    organisations: Iterable[Organisation], since: dt.datetime, until: dt.datetime
) -> list[Load]:
    """Of everybody who has work that begins in the period, the most first.

    Cancelled meetings count for nobody; who was away does not count, who stood in does.
    Two queries however many sessions.
    """
    sessions = Session.objects.filter(
        workshop__organisation__in=organisations,
        state=SessionState.STANDING,
        starts_at__gte=since,
        starts_at__lt=until,
    ).exclude(workshop__state__in=NOT_HELD)
    length = ExpressionWrapper(
        F("workshop__sessions__ends_at") - F("workshop__sessions__starts_at"),
        output_field=DurationField(),
    )
    rows = (
        Assignment.objects.at(sessions)
        .values("user")
        .annotate(number=Count("meeting"), time=Sum(length))
        .order_by("-time", "user__username")
    )
    users = User.objects.in_bulk([row["user"] for row in rows])
    return [
        Load(users[row["user"]], row["number"], _minutes(row["time"])) for row in rows
    ]


def _minutes(time: dt.timedelta) -> int:
    return round(time.total_seconds() / 60)
