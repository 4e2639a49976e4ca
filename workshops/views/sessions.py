"""One day of a workshop: move it, cancel it, bring it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workshops.access import Right, field_user, field_view, workshop_or_404
from workshops.forms.errors import errors_of
from workshops.forms.overriding import OverridableForm
from workshops.forms.plan import CancelDayForm, MoveForm
from workshops.models import Session
from workshops.presentation import room_warning
from workshops.refusals import Refused
from workshops.services import cancel_session, move_session, restore_session
from workshops.views.posting import posted


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def session_move(request: HttpRequest, code: str, number: int) -> HttpResponse:
    session = _session_or_404(request, code, number)
    form = MoveForm.of(session, posted(request))
    if form.is_valid():
        chosen = form.cleaned_data
        try:
            move_session(
                session,
                form.first_times(),
                by=field_user(request),
                room=chosen.get("room"),
                reason=chosen["reason"],
                override_reason=chosen["override_reason"],
            )
        except Refused as refusal:
            form.take(refusal)
        else:
            warning = room_warning(session.room, session.workshop.capacity)
            if warning:
                messages.warning(request, warning)
            messages.success(request, _("The day is moved."))
            return redirect("workshops:plan", code)
    return _show(request, "workshops/session_move.html", session, form)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def session_cancel(request: HttpRequest, code: str, number: int) -> HttpResponse:
    session = _session_or_404(request, code, number)
    form = CancelDayForm(posted(request))
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            cancel_session(session, by=field_user(request), reason=reason)
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The day is cancelled."))
            return redirect("workshops:plan", code)
    return _show(request, "workshops/session_cancel.html", session, form)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def session_return(request: HttpRequest, code: str, number: int) -> HttpResponse:
    session = _session_or_404(request, code, number)
    form = OverridableForm(posted(request))
    if form.is_valid():
        try:
            reason = form.cleaned_data["override_reason"]
            restore_session(session, by=field_user(request), override_reason=reason)
        except Refused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The day takes place after all."))
            return redirect("workshops:plan", code)
    return _show(request, "workshops/session_return.html", session, form)


def _show(
    request: HttpRequest,
    template: str,
    session: Session,
    form: OverridableForm | CancelDayForm,
) -> HttpResponse:
    context = {
        "workshop": session.workshop,
        "session": session,
        "form": form,
        "errors": errors_of(form),
    }
    return render(request, template, context)


def _session_or_404(request: HttpRequest, code: str, number: int) -> Session:
    workshop = workshop_or_404(request.user, code, Right.SCHEDULE)
    session = get_object_or_404(workshop.sessions.select_related("room"), number=number)
    session.workshop = workshop
    return session
