"""What is shown instead of the pages of a day that is cancelled."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from workshops.access import rights_on
from workshops.choices import OPEN_STATES, SessionState
from workshops.models import Session, Workshop


def instead_of(
    request: HttpRequest, workshop: Workshop, session: Session, *, tool: str
) -> HttpResponse | None:
    """The page that says so; None on a day that stands. `tool` is offered for others.

    What was sent is not thrown away: then the form says no and keeps what was typed.
    """
    if session.state != SessionState.CANCELLED or request.method == "POST":
        return None
    standing = workshop.sessions.filter(state=SessionState.STANDING)
    context = {
        "workshop": workshop,
        "session": session,
        "days": standing,
        "tool": tool,
        "is_open": workshop.state in OPEN_STATES,
        "rights": {right.value for right in rights_on(request.user, workshop)},
    }
    return render(request, "workshops/day_cancelled.html", context)
