"""All that belongs to the single days of a workshop, in one place."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from workshops.access import Right, field_view, rights_on, workshop_or_404
from workshops.heads import DayLine, heads_of_sessions


@require_GET
@field_view
def days(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.ROLL_CALL)
    sessions = list(workshop.sessions.all())
    heads = heads_of_sessions(sessions)
    context = {
        "workshop": workshop,
        "days": [
            DayLine(session, heads[session.pk], is_only=len(sessions) == 1)
            for session in sessions
        ],
        "rights": {right.value for right in rights_on(request.user, workshop)},
    }
    return render(request, "workshops/days.html", context)
