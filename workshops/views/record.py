from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workshops.access import Right, field_user, field_view, rights_on, workshop_or_404
from workshops.forms.errors import errors_of
from workshops.forms.record import RecordForm
from workshops.models import Session
from workshops.records import record_of
from workshops.services import record_session
from workshops.syllabus import planned_for
from workshops.views.cancelled_days import instead_of
from workshops.views.posting import posted
from workshops.views.saving import saved


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def record(request: HttpRequest, code: str, number: int) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.RUN)
    session = get_object_or_404(workshop.sessions, number=number)
    if page := instead_of(request, workshop, session, tool="record"):
        return page
    session.workshop = workshop
    known = record_of(session)
    staff = User.objects.filter(assignments__workshop=workshop).order_by("pk")
    planned = planned_for(session, get_language() or "bn")
    form = RecordForm(planned, staff, known, posted(request))
    if saved(form, lambda: _record(request, session, form)):
        messages.success(request, _("What was taught is written down."))
        return redirect("workshops:days", code)
    context = {
        "workshop": workshop,
        "session": session,
        "form": form,
        "record": known,
        "errors": errors_of(form),
        "rights": {right.value for right in rights_on(request.user, workshop)},
    }
    return render(request, "workshops/record.html", context)


def _record(request: HttpRequest, session: Session, form: RecordForm) -> None:
    sent = form.cleaned_data
    record_session(
        session,
        form.outcomes(),
        staff=sent["staff"],
        added=sent["added"],
        deviations=sent["deviations"],
        notes=sent["notes"],
        by=field_user(request),
    )
