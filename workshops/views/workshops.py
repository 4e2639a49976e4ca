from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from workshops.access import (
    Right,
    field_user,
    field_view,
    organisations_for,
    rights_on,
    workshop_or_404,
    workshops_for,
)
from workshops.forms import ScheduleForm, SessionDays, SessionTimesFormSet
from workshops.forms.errors import errors_of, errors_of_days
from workshops.hooks import workshop_panels
from workshops.menu import ON_WORKSHOP, entries_for
from workshops.models import Workshop
from workshops.people import staff_of
from workshops.presentation import BADGES, grouped, numbered_steps
from workshops.queries import with_counts
from workshops.refusals import Refused
from workshops.services import schedule_workshop
from workshops.views.posting import posted


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


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def workshop_create(request: HttpRequest) -> HttpResponse:
    if not organisations_for(request.user, Right.SCHEDULE).exists():
        raise Http404
    form = ScheduleForm(request.user, posted(request))
    days = SessionTimesFormSet(posted(request), prefix="days")
    if form.is_valid() and days.is_valid():
        try:
            workshop = _schedule(request, form, days)
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The workshop is planned."))
            return _to_workshop(request, workshop)
    context = {
        "form": form,
        "days": days,
        "errors": errors_of(form) + errors_of_days(days),
    }
    return render(request, "workshops/workshop_create.html", context)


def _schedule(request: HttpRequest, form: ScheduleForm, days: SessionDays) -> Workshop:
    user = field_user(request)
    chosen = form.cleaned_data
    people = sorted(chosen["facilitators"], key=lambda person: person.pk != user.pk)
    return schedule_workshop(
        user=user,
        organisation=chosen["centre"].organisation,
        centre=chosen["centre"],
        audience=chosen["audience"],
        edition=chosen["edition"],
        sessions=days.times(),
        facilitators=people,
        capacity=chosen["capacity"],
    )


def _to_workshop(request: HttpRequest, workshop: Workshop) -> HttpResponse:
    """A facilitator who planned for a colleague does not see the workshop."""
    if workshops_for(request.user).filter(pk=workshop.pk).exists():
        return redirect("workshops:workshop_detail", workshop.code)
    return redirect("workshops:workshop_list")
