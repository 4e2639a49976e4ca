"""Being the second person who agrees that somebody reads names or concerns."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from workshops.acceptance import waiting_for
from workshops.access import Right, field_user, field_view, organisations_for
from workshops.refusals import Refused
from workshops.services.accepting import accept_role


@require_GET
@field_view
def waiting_staff(request: HttpRequest) -> HttpResponse:
    if not organisations_for(request.user, Right.ACCEPT).exists():
        raise Http404
    context = {"waiting": waiting_for(request.user)}
    return render(request, "workshops/waiting_staff.html", context)


@require_POST
@field_view
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    membership = get_object_or_404(waiting_for(request.user), pk=pk)
    try:
        accept_role(membership, by=field_user(request))
    except Refused as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("Accepted. The role holds from now on."))
    return redirect("workshops:waiting_staff")
