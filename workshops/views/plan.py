"""The plan of one workshop: its days, its state and its history."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from workshops.access import Right, field_user, field_view, workshop_or_404
from workshops.choices import WorkshopState
from workshops.conflicts import conflicts_of, proposal_for
from workshops.forms import WorkshopDates
from workshops.forms.dates import DatesPreview, PlannedDates
from workshops.forms.errors import errors_of, errors_of_dates
from workshops.forms.plan import PlanForm, PostponeForm, RoomForm
from workshops.models import Workshop
from workshops.plan_history import history_of
from workshops.presentation import BADGES, plan_of, room_warning
from workshops.refusals import Refused
from workshops.services import (
    add_sessions,
    change_plan,
    confirm_workshop,
    give_new_dates,
    postpone_workshop,
)
from workshops.views.posting import posted, to_post_again, wants


@require_GET
@field_view
def plan(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.SCHEDULE)
    context = {
        "workshop": workshop,
        "badge": BADGES[workshop.state],
        "plan": plan_of(workshop),
        "history": history_of(workshop, reader=request.user),
    }
    return render(request, "workshops/plan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def plan_change(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.SCHEDULE)
    form = PlanForm(request.user, workshop, posted(request))
    if form.is_valid():
        try:
            change_plan(workshop, by=field_user(request), **form.cleaned_data)
        except Refused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The plan is changed."))
            return redirect("workshops:plan", code)
    context = {"workshop": workshop, "form": form, "errors": errors_of(form)}
    return render(request, "workshops/plan_change.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def plan_days(request: HttpRequest, code: str) -> HttpResponse:
    """More days, or the new dates of a workshop that was postponed."""
    workshop = workshop_or_404(request.user, code, Right.SCHEDULE)
    form = RoomForm(workshop, posted(request))
    dates = WorkshopDates(posted(request))
    if form.is_valid() and dates.is_valid() and not wants(request, "change"):
        try:
            planned = dates.planned(workshop.organisation)
            if dates.has_rhythm and not wants(request, "save"):
                return _preview(request, workshop, form, planned)
            _save_days(request, workshop, form, planned)
        except Refused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The dates are saved."))
            return redirect("workshops:plan", code)
    errors = errors_of(form) + errors_of_dates(dates)
    context = {"workshop": workshop, "form": form, "dates": dates, "errors": errors}
    return render(request, "workshops/plan_days.html", context)


def _save_days(
    request: HttpRequest, workshop: Workshop, form: RoomForm, planned: PlannedDates
) -> None:
    room = form.cleaned_data.get("room")
    is_postponed = workshop.state == WorkshopState.POSTPONED
    save = give_new_dates if is_postponed else add_sessions
    save(
        workshop,
        planned.times,
        by=field_user(request),
        room=room,
        override_reason=form.cleaned_data["override_reason"],
    )
    if warning := room_warning(room, workshop.capacity):
        messages.warning(request, warning)


def _preview(
    request: HttpRequest, workshop: Workshop, form: RoomForm, planned: PlannedDates
) -> HttpResponse:
    room = form.cleaned_data.get("room")
    proposal = proposal_for(workshop, planned.times, room)
    conflicts = conflicts_of(proposal, user=field_user(request))
    form.has_conflicts = bool(conflicts)
    context = {
        "form": form,
        "preview": DatesPreview(planned.times, planned.skipped),
        "conflicts": conflicts,
        "warning": room_warning(room, workshop.capacity),
        "sent": to_post_again(request),
    }
    return render(request, "workshops/dates_preview.html", context)


@require_POST
@field_view
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.SCHEDULE)
    try:
        confirm_workshop(workshop, by=field_user(request))
    except Refused as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("The workshop is confirmed."))
    return redirect("workshops:plan", code)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def postpone(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.SCHEDULE)
    form = PostponeForm(posted(request))
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            postpone_workshop(workshop, by=field_user(request), reason=reason)
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The workshop is postponed."))
            return redirect("workshops:plan", code)
    context = {"workshop": workshop, "form": form}
    return render(request, "workshops/postpone.html", context)
