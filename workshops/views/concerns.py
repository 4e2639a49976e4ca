"""Being worried about somebody: to say so, and to look after it."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from workshops.access import Right, field_user, field_view, organisations_for
from workshops.choices import ConcernState
from workshops.concerns import (
    concern_or_404,
    concerns_for,
    concerns_sent_by,
    open_first,
    read_concern,
)
from workshops.forms.concern import ConcernForm, ConcernNoteForm
from workshops.refusals import Refused
from workshops.services.reporting import note_on_concern, report_concern
from workshops.views.posting import posted


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def concern_report(request: HttpRequest) -> HttpResponse:
    """Anybody of staff may say that they are worried."""
    user = field_user(request)
    initial = {"workshop_code": request.GET.get("workshop", "")[:40]}
    form = ConcernForm(user, posted(request), initial=initial)
    if form.is_valid():
        report_concern(by=user, **form.report())
        return redirect("workshops:concern_sent")
    return render(request, "workshops/concern_report.html", {"form": form})


@require_GET
@field_view
def concern_sent(request: HttpRequest) -> HttpResponse:
    """The numbers of what somebody sent, and nothing of what they wrote."""
    sent = list(concerns_sent_by(field_user(request))[:20])
    return render(request, "workshops/concern_sent.html", {"sent": sent})


@require_GET
@field_view
def concern_list(request: HttpRequest) -> HttpResponse:
    if not organisations_for(request.user, Right.CONCERNS).exists():
        raise Http404
    concerns = open_first(concerns_for(request.user))
    return render(request, "workshops/concern_list.html", {"concerns": concerns})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def concern(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    found = concern_or_404(request.user, key)
    form = ConcernNoteForm(posted(request), initial={"state": found.state})
    if form.is_valid():
        try:
            note_on_concern(
                found,
                by=field_user(request),
                words=form.cleaned_data["words"],
                state=ConcernState(form.cleaned_data["state"]),
            )
        except Refused as refusal:
            form.add_error("words", refusal)
        else:
            messages.success(request, _("It is written down."))
            return redirect("workshops:concern", key)
    opened = read_concern(found, reader=field_user(request))
    readings = found.readings.select_related("reader")[:20]
    context = {"opened": opened, "concern": found, "form": form, "readings": readings}
    return render(request, "workshops/concern.html", context)
