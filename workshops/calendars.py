"""One's own work as a calendar feed, at a private address.

RFC 5545: every meeting is an event with an id that never changes; what moves or is
cancelled comes with a higher SEQUENCE. No participant is named, and the place by its
name only: a feed lies on other people's servers.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from django.contrib.auth.models import User
from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from workshops.access import workshops_for
from workshops.choices import AssignmentState, SessionState, WorkshopState
from workshops.models import CalendarLink, Session

KEPT = dt.timedelta(days=90)
"""How long a meeting that is over stays in the feed."""

_OFF = (WorkshopState.CANCELLED, WorkshopState.POSTPONED)


def new_calendar_link(user: User) -> str:
    """A new private token of 192 bits; the old one ends. Told once: its digest is kept."""
    token = secrets.token_urlsafe(24)
    CalendarLink.objects.update_or_create(
        user=user, defaults={"digest": _digest(token)}
    )
    return token


def end_calendar_link(user: User) -> None:
    CalendarLink.objects.filter(user=user).delete()


def owner_of(token: str) -> User | None:
    """Whose feed it is, while the account is on."""
    link = CalendarLink.objects.filter(digest=_digest(token), user__is_active=True)
    found = link.select_related("user").first()
    return found.user if found else None


def sessions_for(user: User) -> QuerySet[Session]:
    """Confirmed work of the last months and all that comes, cancelled ones included."""
    whole = Q(workshop__assignments__session=None)
    only_this = Q(workshop__assignments__session=F("pk"))
    away = Session.objects.filter(substitutions__absent=user)
    return (
        Session.objects.filter(
            whole | only_this,
            workshop__assignments__user=user,
            workshop__assignments__state=AssignmentState.CONFIRMED,
            workshop__in=workshops_for(user),
            ends_at__gte=timezone.now() - KEPT,
        )
        .exclude(pk__in=away.values("pk"))
        .annotate(moves=Count("workshop__changes", distinct=True))
        .select_related("workshop__edition", "workshop__centre")
        .order_by("starts_at", "pk")
        .distinct()
    )


def feed_of(user: User) -> bytes:
    """The calendar as a file, in two queries however many meetings."""
    calendar = Calendar()
    calendar.add("prodid", "-//Ankur//workshops//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("My workshops"))
    for session in sessions_for(user):
        calendar.add_component(_event(session))
    return calendar.to_ical()


def _event(session: Session) -> Event:
    event = Event()
    event.add("uid", f"{session.uid}")
    event.add("dtstamp", timezone.now().astimezone(dt.UTC))
    event.add("dtstart", session.starts_at.astimezone(dt.UTC))
    event.add("dtend", session.ends_at.astimezone(dt.UTC))
    event.add("summary", session.workshop.edition.title)
    event.add("location", session.workshop.centre.name)
    # What happened to the workshop happened to each of its meetings.
    event.add("sequence", session.sequence + session.moves)  # type: ignore[attr-defined]
    event.add("status", "CANCELLED" if _is_off(session) else "CONFIRMED")
    return event


def _is_off(session: Session) -> bool:
    return session.state == SessionState.CANCELLED or session.workshop.state in _OFF


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
