"""Lists to call from, and texts to pass on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_GET

from curriculum.printing import render_pdf
from workshops.access import Right, field_user, field_view, workshop_or_404
from workshops.call_list import call_list as list_of
from workshops.message_queue import texts_to_share
from workshops.people import name_of
from workshops.services.planning_messages import plan_messages


@require_GET
@field_view
def call_list(request: HttpRequest, code: str, number: int) -> HttpResponse:
    context = _context(request, code, number)
    return render(request, "workshops/call_list.html", context)


@require_GET
@field_view
def call_list_pdf(request: HttpRequest, code: str, number: int) -> HttpResponse:
    context = _context(request, code, number)
    user = field_user(request)
    context |= {"printed_by": name_of(user), "printed_at": timezone.now()}
    html = render_to_string("workshops/call_list_pdf.html", context)
    name = f"{code}-{number}-calls.pdf"
    return HttpResponse(
        render_pdf(html),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


@require_GET
@field_view
def share(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Texts for a group, without names, to copy by hand: nothing goes out from here."""
    workshop = workshop_or_404(request.user, code, Right.RUN)
    session = get_object_or_404(workshop.sessions, number=number)
    plan_messages(workshop)
    context = {
        "workshop": workshop,
        "session": session,
        "texts": texts_to_share(session),
    }
    return render(request, "workshops/share.html", context)


def _context(request: HttpRequest, code: str, number: int) -> dict[str, object]:
    workshop = workshop_or_404(request.user, code, Right.IDENTITIES)
    session = get_object_or_404(workshop.sessions, number=number)
    session.workshop = workshop
    plan_messages(workshop)
    calls = list_of(session, reader=field_user(request))
    return {"workshop": workshop, "session": session, "calls": calls}
