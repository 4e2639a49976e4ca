"""Doubtful matches of self-made codes: what differs, and whether it is one person."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.models import Link
from assessments.presentation import doubtful_lines
from assessments.queries import doubtful_links
from assessments.services import break_link, confirm_link
from workshops.access import Right, field_user, field_view, workshop_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def matching(request: HttpRequest, code: str) -> HttpResponse:
    """No answer is shown and no part of a code: only which part differs."""
    workshop = workshop_or_404(request.user, code, Right.RUN)
    links = doubtful_links(workshop)
    if request.method == "POST":
        sent = request.POST.get("link", "")
        link: Link = get_object_or_404(
            links, pk=int(sent) if sent.isascii() and sent.isdigit() else 0
        )
        if request.POST.get("step") == "confirm":
            confirm_link(link, by=field_user(request))
            messages.success(request, _("These two stay matched."))
        elif request.POST.get("step") == "break":
            break_link(link, by=field_user(request))
            messages.success(request, _("These two are no longer matched."))
        return redirect(request.path)
    context = {"workshop": workshop, "lines": doubtful_lines(list(links))}
    return render(request, "assessments/matching.html", context)
