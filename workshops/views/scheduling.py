"""Planning a workshop: the form, the dates of a rhythm to look at first, and copies."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from workshops.access import (
    Right,
    field_user,
    field_view,
    organisations_for,
    workshop_or_404,
    workshops_for,
)
from workshops.conflicts import Proposal, conflicts_of
from workshops.forms import ScheduleForm, WorkshopDates
from workshops.forms.dates import DatesPreview, PlannedDates
from workshops.forms.errors import errors_of, errors_of_dates
from workshops.forms.module_choices import people_of
from workshops.forms.schedule import as_asked, as_in
from workshops.models import Workshop, WorkshopRequest
from workshops.presentation import room_warning
from workshops.refusals import Refused
from workshops.requests import request_or_404
from workshops.services import schedule_workshop
from workshops.views.posting import posted, to_post_again, wants


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def workshop_create(request: HttpRequest) -> HttpResponse:
    if not organisations_for(request.user, Right.SCHEDULE).exists():
        raise Http404
    asked = _asked(request)
    initial = as_asked(asked) if asked else {}
    form = ScheduleForm(request.user, posted(request), initial=initial)
    dates = WorkshopDates(posted(request), day=asked.day if asked else None)
    if form.is_valid() and dates.is_valid() and not wants(request, "change"):
        try:
            planned = dates.planned(form.cleaned_data["centre"].organisation)
            if dates.has_rhythm and not wants(request, "save"):
                return _preview(request, form, planned, asked)
            workshop = _schedule(request, form, planned, asked)
        except Refused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The workshop is planned."))
            _note_other_module(request, form)
            return _to_workshop(request, workshop)
    return _show(request, form, dates, asked)


def _asked(request: HttpRequest) -> WorkshopRequest | None:
    """The request that this plan answers, named in the address or by the form."""
    number = request.POST.get("request") or request.GET.get("request")
    return request_or_404(request.user, number) if number else None


@require_GET
@field_view
def workshop_copy(request: HttpRequest, code: str) -> HttpResponse:
    """The form as it was for another workshop; only the days are still to be typed."""
    workshop = workshop_or_404(request.user, code, Right.SCHEDULE)
    form = ScheduleForm(request.user, initial=as_in(workshop))
    return _show(request, form, WorkshopDates())


def _show(
    request: HttpRequest,
    form: ScheduleForm,
    dates: WorkshopDates,
    asked: WorkshopRequest | None = None,
) -> HttpResponse:
    errors = errors_of(form) + errors_of_dates(dates)
    context = {"form": form, "dates": dates, "errors": errors, "asked": asked}
    return render(request, "workshops/workshop_create.html", context)


def _preview(
    request: HttpRequest,
    form: ScheduleForm,
    planned: PlannedDates,
    asked: WorkshopRequest | None,
) -> HttpResponse:
    chosen = form.cleaned_data
    room, day = chosen.get("room"), asked.day if asked else None
    proposal = Proposal(
        planned.times, chosen["centre"], list(chosen["facilitators"]), room
    )
    form.has_conflicts = bool(
        conflicts := conflicts_of(proposal, user=field_user(request))
    )
    context = {
        "form": form,
        "asked": asked,
        "preview": DatesPreview(planned.times, planned.skipped, day),
        "conflicts": conflicts,
        "warning": room_warning(room, chosen["capacity"]),
        "sent": to_post_again(request),
    }
    return render(request, "workshops/dates_preview.html", context)


def _schedule(
    request: HttpRequest,
    form: ScheduleForm,
    planned: PlannedDates,
    asked: WorkshopRequest | None,
) -> Workshop:
    user = field_user(request)
    chosen = form.cleaned_data
    people = sorted(chosen["facilitators"], key=lambda person: person.pk != user.pk)
    if warning := room_warning(chosen.get("room"), chosen["capacity"]):
        messages.warning(request, warning)
    return schedule_workshop(
        user=user,
        organisation=chosen["centre"].organisation,
        centre=chosen["centre"],
        audience=chosen["audience"],
        edition=chosen["edition"],
        sessions=planned.times,
        facilitators=people,
        capacity=chosen["capacity"],
        programme=chosen.get("programme"),
        room=chosen.get("room"),
        override_reason=chosen["override_reason"],
        asked=asked,
    )


def _note_other_module(request: HttpRequest, form: ScheduleForm) -> None:
    if form.is_other_module:
        words = _("It teaches a module that is made for others: %(people)s.")
        people = people_of(form.cleaned_data["edition"])
        messages.warning(request, words % {"people": people})


def _to_workshop(request: HttpRequest, workshop: Workshop) -> HttpResponse:
    """A facilitator who planned for a colleague does not see the workshop."""
    if workshops_for(request.user).filter(pk=workshop.pk).exists():
        return redirect("workshops:workshop_detail", workshop.code)
    return redirect("workshops:workshop_list")
