from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.http import require_GET

from curriculum.languages import LANGUAGES
from workshops.access import Right, field_user, field_view, workshop_or_404
from workshops.choices import OFF_THE_LIST
from workshops.identities import read_identities
from workshops.pdf.roster_sheet import roster_sheet as render_sheet
from workshops.people import PersonLine
from workshops.queries import roster
from workshops.views.giving_out import refuse_to_give_out


@require_GET
@field_view
def roster_sheet(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The list for paper, in the language of the page or in the one that is asked for."""
    workshop = workshop_or_404(request.user, code, Right.IDENTITIES)
    sessions = workshop.sessions.select_related("room", "workshop")
    session = get_object_or_404(sessions, number=number)
    session.workshop = workshop
    language = request.GET.get("language", get_language() or "bn")
    if language not in LANGUAGES:
        raise Http404
    rows = roster(workshop)
    people = [row.participant for row in rows]
    # The sheet leaves out who has left.
    standing = [
        row.participant for row in rows if row.enrolment.state not in OFF_THE_LIST
    ]
    if refused := refuse_to_give_out(request, workshop, standing):
        return refused
    names = read_identities(people, reader=field_user(request), purpose="roster-sheet")
    lines = [PersonLine(row, names.get(row.participant.pk)) for row in rows]
    address = reverse("workshops:paper", args=[code, number])
    with override(language):
        pdf = render_sheet(session, lines, address=request.build_absolute_uri(address))
    name = f"{workshop.code}-{number}.pdf"
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )
