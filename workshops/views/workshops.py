from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from curriculum.numerals import to_western
from workshops.acceptance import new_password_of, waiting_for
from workshops.access import (
    Right,
    field_user,
    field_view,
    organisations_for,
    rights_on,
    workshop_or_404,
    workshops_for,
)
from workshops.agenda import (
    MOST_SHOWN,
    ON_A_PAGE,
    Kind,
    agenda,
    of_kind,
    with_sessions,
)
from workshops.choices import WorkshopState
from workshops.completeness import missing_data
from workshops.concerns import new_concerns
from workshops.follow_ups import follow_ups_due
from workshops.hooks import workshop_panels
from workshops.menu import ON_WORKSHOP, entries_for
from workshops.people import staff_of
from workshops.plan_history import history_of
from workshops.presentation import BADGES, group_of, numbered_steps, plan_of
from workshops.requests import open_requests
from workshops.too_near import too_near_for

HAS_DATA = (WorkshopState.RUNNING, WorkshopState.DONE)


@require_GET
@field_view
def workshop_list(request: HttpRequest) -> HttpResponse:
    """What is to be done first. Of each kind only the first few, however many there are."""
    visible = workshops_for(request.user)
    now = timezone.now()
    found = agenda(visible, now)
    context = {
        "groups": [
            group_of(kind, workshops, now=now, most=MOST_SHOWN)
            for kind, workshops in found.items()
        ],
        "may_schedule": organisations_for(request.user, Right.SCHEDULE).exists(),
        "new_concerns": new_concerns(request.user),
        "follow_ups_due": follow_ups_due(request.user),
        "open_requests": open_requests(request.user),
        "too_near": too_near_for(request.user),
        "shows_workshop": True,
        "waiting_staff": waiting_for(request.user).count(),
        "new_password": new_password_of(field_user(request)),
    }
    return render(request, "workshops/workshop_list.html", context)


@require_GET
@field_view
def workshop_kind(request: HttpRequest, kind: str) -> HttpResponse:
    """All workshops of one kind, page by page."""
    if kind not in Kind:
        raise Http404
    now = timezone.now()
    workshops = of_kind(workshops_for(request.user), Kind(kind), now)
    page = Paginator(with_sessions(workshops), ON_A_PAGE).get_page(
        to_western(request.GET.get("page", ""))
    )
    group = group_of(Kind(kind), list(page), now=now)
    context = {"group": group, "page": page}
    return render(request, "workshops/workshop_kind.html", context)


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
        "too_near": too_near_for(request.user, workshop),
        "plan": plan,
        "may_cancel": plan.may_cancel,
        "missing": missing,
        "is_complete": workshop.state == WorkshopState.DONE and not missing,
        "history": history_of(workshop, reader=request.user),
        "badge": BADGES[workshop.state],
        "staff": staff_of(workshop),
        "may_run": Right.RUN in rights,
        "entries": entries_for(ON_WORKSHOP, rights),
        "steps": numbered_steps(workshop, panels, request),
        "panels": [(panel.order, panel.render(request, workshop)) for panel in panels],
    }
    return render(request, "workshops/workshop_detail.html", context)
