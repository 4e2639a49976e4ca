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
from workshops.choices import WorkshopState
from workshops.completeness import missing_data
from workshops.hooks import workshop_panels
from workshops.menu import ON_WORKSHOP, entries_for
from workshops.people import staff_of
from workshops.plan_history import history_of
from workshops.presentation import BADGES, grouped, numbered_steps, plan_of
from workshops.queries import with_counts

HAS_DATA = (WorkshopState.RUNNING, WorkshopState.DONE)


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
    plan = plan_of(workshop)
    missing = missing_data(workshop) if workshop.state in HAS_DATA else []
    context = {
        "workshop": workshop,
        "plan": plan,
        "may_cancel": plan.may_cancel,
        "missing": missing,
        "is_complete": workshop.state == WorkshopState.DONE and not missing,
        "history": history_of(workshop),
        "badge": BADGES[workshop.state],
        "staff": staff_of(workshop),
        "may_run": Right.RUN in rights,
        "entries": entries_for(ON_WORKSHOP, rights),
        "steps": numbered_steps(workshop, panels, request),
        "panels": [(panel.order, panel.render(request, workshop)) for panel in panels],
    }
    return render(request, "workshops/workshop_detail.html", context)
