"""The paper sheet on its way back: typed in by row numbers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from workshops.access import Right, field_user, field_view, rights_on, workshop_or_404
from workshops.choices import EnrolmentState
from workshops.forms.errors import errors_of
from workshops.forms.paper import PaperForm
from workshops.identities import read_call_names
from workshops.marks import roll_of
from workshops.queries import roster
from workshops.refusals import Refused
from workshops.roll_groups import grouped_roll
from workshops.services import save_roll
from workshops.views.cancelled_days import instead_of
from workshops.views.posting import posted


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def paper(request: HttpRequest, code: str, number: int) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.ROLL_CALL)
    session = get_object_or_404(workshop.sessions, number=number)
    if page := instead_of(request, workshop, session, tool="paper"):
        return page
    form = PaperForm(roster(workshop), posted(request))
    if form.is_valid():
        try:
            save_roll(session, form.statuses(), by=field_user(request))
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The sheet is typed in. Look it through."))
            return redirect("workshops:paper_result", code, number)
    context = {
        "workshop": workshop,
        "session": session,
        "form": form,
        "errors": errors_of(form),
        "rights": {right.value for right in rights_on(request.user, workshop)},
    }
    return render(request, "workshops/paper.html", context)


@require_GET
@field_view
def paper_result(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Who is marked what, and what the last save of this person has changed."""
    workshop = workshop_or_404(request.user, code, Right.ROLL_CALL)
    session = get_object_or_404(workshop.sessions, number=number)
    if page := instead_of(request, workshop, session, tool="paper"):
        return page
    reader = field_user(request)
    rows = [
        row
        for row in roster(workshop)
        if row.enrolment.state == EnrolmentState.ENROLLED
    ]
    people = [row.participant for row in rows]
    names = read_call_names(people, reader=reader, purpose="paper-sheet")
    roll = roll_of(session)
    saved = roll.last_save(reader)
    context = {
        "workshop": workshop,
        "session": session,
        "groups": grouped_roll(rows, roll, names, saved),
        "has_saved": bool(saved),
        "rights": {right.value for right in rights_on(request.user, workshop)},
    }
    return render(request, "workshops/paper_result.html", context)
