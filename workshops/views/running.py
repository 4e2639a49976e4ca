from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from workshops.access import Right, field_user, field_view, workshop_or_404
from workshops.completeness import doubts_about_closing
from workshops.forms import CancelForm
from workshops.heads import heads_of_sessions
from workshops.presentation import standing_sessions
from workshops.refusals import Refused
from workshops.services import cancel_workshop, close_workshop, reopen_workshop
from workshops.views.posting import posted


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def close(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.RUN, counted=True)
    is_sure = not (doubts := doubts_about_closing(workshop)) or "sure" in request.POST
    if request.method == "POST" and is_sure:
        try:
            close_workshop(workshop, by=field_user(request))
        except Refused as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _("The workshop is closed. Thank you!"))
        return redirect("workshops:workshop_detail", code)
    sessions = standing_sessions(workshop)
    heads = heads_of_sessions(sessions)
    context = {
        "workshop": workshop,
        "standing": len(sessions),
        "doubts": doubts,
        "asks_again": request.method == "POST",
        "days": [(session, heads[session.pk]) for session in sessions],
    }
    return render(request, "workshops/close.html", context)


@require_POST
@field_view
def reopen(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.RUN)
    try:
        reopen_workshop(workshop, by=field_user(request))
    except Refused as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("The workshop is open again."))
    return redirect("workshops:workshop_detail", code)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def cancel(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.RUN)
    form = CancelForm(posted(request))
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            cancel_workshop(workshop, by=field_user(request), reason=reason)
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The workshop is cancelled."))
            return redirect("workshops:workshop_detail", code)
    context = {"workshop": workshop, "form": form}
    return render(request, "workshops/cancel.html", context)
