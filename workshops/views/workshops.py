from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from workshops.access import (
    Right,
    field_view,
    organisations_for,
    rights_on,
    workshop_or_404,
    workshops_for,
)
from workshops.hooks import workshop_panels
from workshops.menu import ON_WORKSHOP, entries_for
from workshops.people import staff_of
from workshops.presentation import BADGES, grouped, numbered_steps
from workshops.queries import with_counts


@require_GET
@field_view
def workshop_list(request: HttpRequest) -> HttpResponse:
    workshops = with_counts(workshops_for(request.user))
    groups = grouped(
        workshops.select_related("edition", "centre").prefetch_related("sessions"),
        now=timezone.now(),
        all_past="past" in request.GET,
    )
    may_schedule = organisations_for(request.user, Right.SCHEDULE).exists()
    context = {"groups": groups, "may_schedule": may_schedule}
    return render(request, "workshops/workshop_list.html", context)


@require_GET
@field_view
def workshop_detail(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, counted=True)
    rights = rights_on(request.user, workshop)
    panels = workshop_panels()
    context = {
        "workshop": workshop,
        "badge": BADGES[workshop.state],
        "staff": staff_of(workshop),
        "may_run": Right.RUN in rights,
        "entries": entries_for(ON_WORKSHOP, rights),
        "steps": numbered_steps(workshop, panels, request),
        "panels": [(panel.order, panel.render(request, workshop)) for panel in panels],
    }
    return render(request, "workshops/workshop_detail.html", context)
