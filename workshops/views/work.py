"""One's own work: what one is asked for, what looks for somebody, one's calendar."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)
from django_scopes import scopes_disabled

from workshops.access import Right, field_user, field_view, rights_anywhere
from workshops.calendars import (
    end_calendar_link,
    feed_of,
    new_calendar_link,
    owner_of,
)
from workshops.refusals import Refused
from workshops.services.assigning import confirm, decline, show_interest
from workshops.work import asked_of, interests_of, looking_for


@require_GET
@field_view
def work(request: HttpRequest) -> HttpResponse:
    user = _runner(request)
    context = {
        "asked": asked_of(user),
        "interests": interests_of(user),
        "looking": looking_for(user),
    }
    return render(request, "workshops/work.html", context)


@require_POST
@field_view
def interest(request: HttpRequest, code: str) -> HttpResponse:
    user = _runner(request)
    workshop = get_object_or_404(looking_for(user), code=code)
    try:
        show_interest(workshop, user=user)
    except Refused as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("The coordinator sees that you would like it."))
    return redirect("workshops:work")


@require_POST
@field_view
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Yes or no to being asked. A clash of times is for the coordinator to allow."""
    user = _runner(request)
    assignment = get_object_or_404(asked_of(user), pk=pk)
    if request.POST.get("answer") != "yes":
        decline(assignment, by=user)
        messages.success(request, _("You said no. The coordinator sees it."))
        return redirect("workshops:work")
    try:
        confirm(assignment, by=user)
    except Refused as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
        messages.error(
            request, _("Talk with your coordinator, who can still put you on it.")
        )
        return redirect("workshops:work")
    messages.success(request, _("The workshop is yours now."))
    return redirect("workshops:workshop_detail", assignment.workshop.code)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def calendar(request: HttpRequest) -> HttpResponse:
    """The private address of one's calendar, shown once when it is made."""
    user, address = field_user(request), ""
    if request.method == "POST" and "end" in request.POST:
        end_calendar_link(user)
        messages.success(request, _("The old address does not answer any more."))
        return redirect("workshops:calendar")
    if request.method == "POST":
        path = reverse("workshops_calendar:feed", args=[new_calendar_link(user)])
        address = request.build_absolute_uri(path)
    context = {"address": address, "has_link": hasattr(user, "calendar_link")}
    return render(request, "workshops/calendar.html", context)


@require_GET
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar itself. Nobody logs in: whoever has the address reads it."""
    user = owner_of(token)
    if user is None:
        raise Http404
    with scopes_disabled():
        content = feed_of(user)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, max-age=600"
    response["X-Robots-Tag"] = "noindex"
    return response


def _runner(request: HttpRequest) -> User:
    """Who runs workshops somewhere; for others this page does not exist."""
    if Right.RUN not in rights_anywhere(request.user):
        raise Http404
    return field_user(request)
