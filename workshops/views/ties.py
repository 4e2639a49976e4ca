"""Who must be kept apart. Anybody with names may write it; few may read it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from workshops.access import (
    Right,
    enrolment_or_404,
    field_user,
    field_view,
    organisations_for,
)
from workshops.choices import TieKind
from workshops.forms import TieForm
from workshops.forms.errors import errors_of
from workshops.identities import read_identities
from workshops.refusals import Refused
from workshops.services import add_tie, end_tie
from workshops.ties import ties_for, warnings_for
from workshops.views.posting import posted


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def tie_add(request: HttpRequest, code: str, row: int) -> HttpResponse:
    enrolment = enrolment_or_404(request.user, code, row, Right.IDENTITIES)
    participant, user = enrolment.participant, field_user(request)
    form = TieForm(posted(request))
    if form.is_valid():
        kind, other = TieKind(form.cleaned_data["kind"]), form.cleaned_data["code"]
        try:
            add_tie(participant, other, kind, by=user)
        except Refused as refusal:
            form.add_error("code", refusal)
        else:
            # Says nothing about where the other is.
            messages.success(request, _("It is written down."))
            return redirect("workshops:person", code, row)
    names = read_identities([participant], reader=user, purpose="tie")
    context = {
        "workshop": enrolment.workshop,
        "enrolment": enrolment,
        "names": names.get(participant.pk),
        "form": form,
        "errors": errors_of(form),
    }
    return render(request, "workshops/tie_add.html", context)


@require_GET
@field_view
def apart(request: HttpRequest) -> HttpResponse:
    if not organisations_for(request.user, Right.TIES).exists():
        raise Http404
    ties = list(ties_for(request.user))
    context = {"ties": ties, "warnings": warnings_for(ties)}
    return render(request, "workshops/apart.html", context)


@require_POST
@field_view
def tie_end(request: HttpRequest, pk: int) -> HttpResponse:
    tie = get_object_or_404(ties_for(request.user), pk=pk)
    end_tie(tie, by=field_user(request))
    messages.success(request, _("This no longer holds."))
    return redirect("workshops:apart")
