from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workshops.access import Right, field_user, field_view, workshop_or_404
from workshops.choices import OPEN_STATES, EnrolmentState
from workshops.forms import RollCallForm
from workshops.identities import read_call_names
from workshops.models import Session
from workshops.queries import current_marks, roster
from workshops.refusals import Refused
from workshops.services import mark_attendance
from workshops.views.posting import posted


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def roll_call(request: HttpRequest, code: str, number: int) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.ROLL_CALL)
    sessions = list(workshop.sessions.all())
    session = get_object_or_404(workshop.sessions, number=number)
    form = _form(request, session)
    if form.is_valid():
        try:
            mark_attendance(session, form.statuses(), by=field_user(request))
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The roll call is saved."))
            return redirect("workshops:roll_call", code, number)
    today = timezone.localdate()
    context = {
        "workshop": workshop,
        "session": session,
        "sessions": sessions if len(sessions) > 1 else [],
        "form": form,
        "is_open": workshop.state in OPEN_STATES,
        "is_early": timezone.localdate(session.starts_at) > today,
    }
    return render(request, "workshops/roll_call.html", context)


def _form(request: HttpRequest, session: Session) -> RollCallForm:
    rows = [
        row
        for row in roster(session.workshop)
        if row.enrolment.state == EnrolmentState.ENROLLED
    ]
    names = read_call_names(
        [row.participant for row in rows],
        reader=field_user(request),
        purpose="roll-call",
    )
    return RollCallForm(
        rows,
        current=current_marks(session),
        names=names,
        data=posted(request),
    )
