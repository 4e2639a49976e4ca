"""Who runs one workshop, how busy people are, and what they should know."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from workshops.access import (
    Right,
    field_user,
    field_view,
    organisations_for,
    rights_on,
    workshop_or_404,
)
from workshops.briefings import read_briefing, write_briefing
from workshops.choices import AssignmentRole
from workshops.forms.assigning import (
    AskForm,
    BriefingForm,
    EndForm,
    SubstituteForm,
    WantedForm,
)
from workshops.forms.errors import errors_of
from workshops.forms.overriding import OverridableForm
from workshops.load import load_of
from workshops.models import Assignment, Workshop
from workshops.people import staff_of
from workshops.presentation import plan_of
from workshops.refusals import Refused
from workshops.services.assigning import (
    ask_person,
    confirm,
    decline,
    end_assignment,
    substitute,
)
from workshops.views.posting import posted
from workshops.work import assignments_on, substitutions_on


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def workshop_staff(request: HttpRequest, code: str) -> HttpResponse:
    """Everybody on it, and one more to ask."""
    workshop = workshop_or_404(request.user, code, Right.RUN)
    form = AskForm(workshop, posted(request))
    if form.is_valid():
        role = AssignmentRole(form.cleaned_data["role"])
        try:
            ask_person(
                workshop, form.cleaned_data["user"], role=role, by=field_user(request)
            )
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The person is asked."))
            return redirect("workshops:workshop_staff", code)
    context = {
        "workshop": workshop,
        "assignments": assignments_on(workshop).prefetch_related("changes"),
        "substitutions": substitutions_on(workshop),
        "form": form,
        "wanted": WantedForm(initial={"staff_wanted": workshop.staff_wanted}),
        "errors": errors_of(form),
    }
    return render(request, "workshops/workshop_staff.html", context)


@require_POST
@field_view
def staff_wanted(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.RUN)
    form = WantedForm(request.POST)
    if form.is_valid():
        workshop.staff_wanted = form.cleaned_data["staff_wanted"]
        workshop.save(update_fields=["staff_wanted"])
        messages.success(request, _("The change is saved."))
    for line in errors_of(form):
        messages.error(request, line.text)
    return redirect("workshops:workshop_staff", code)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def assignment_confirm(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """At once when nothing is in the way; else the page asks why it must be so."""
    workshop, assignment = _assignment(request, code, pk)
    form = OverridableForm(posted(request))
    if form.is_valid():
        reason = form.cleaned_data["override_reason"]
        try:
            confirm(assignment, by=field_user(request), reason=reason)
        except Refused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The person runs this workshop now."))
            return redirect("workshops:workshop_staff", code)
    context = {"workshop": workshop, "assignment": assignment, "form": form}
    context["errors"] = errors_of(form)
    return render(request, "workshops/assignment_confirm.html", context)


@require_POST
@field_view
def assignment_decline(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    _workshop, assignment = _assignment(request, code, pk)
    decline(assignment, by=field_user(request))
    messages.success(request, _("The person is not on this workshop."))
    return redirect("workshops:workshop_staff", code)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def assignment_end(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    workshop, assignment = _assignment(request, code, pk)
    form = EndForm(posted(request))
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            end_assignment(assignment, by=field_user(request), reason=reason)
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The person is not on this workshop."))
            return redirect("workshops:workshop_list")
    context = {"workshop": workshop, "assignment": assignment, "form": form}
    context["errors"] = errors_of(form)
    return render(request, "workshops/assignment_end.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def stand_in(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.RUN)
    form = SubstituteForm(workshop, posted(request))
    if form.is_valid():
        chosen = form.cleaned_data
        try:
            substitute(
                chosen["session"],
                absent=chosen["absent"],
                instead=chosen["instead"],
                by=field_user(request),
                reason=chosen["reason"],
            )
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("It is noted who stands in."))
            return redirect("workshops:workshop_staff", code)
    context = {"workshop": workshop, "form": form, "errors": errors_of(form)}
    return render(request, "workshops/stand_in.html", context)


@require_GET
@field_view
def briefing(request: HttpRequest, code: str) -> HttpResponse:
    """What stays at hand before, during and after. The contact is for those who run it."""
    workshop = workshop_or_404(request.user, code, counted=True)
    may_run = Right.RUN in rights_on(request.user, workshop)
    context = {
        "workshop": workshop,
        "plan": plan_of(workshop),
        "staff": staff_of(workshop),
        "text": read_briefing(workshop),
        "may_run": may_run,
    }
    return render(request, "workshops/briefing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def briefing_change(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.RUN)
    form = BriefingForm.showing(read_briefing(workshop), posted(request))
    if form.is_valid():
        write_briefing(workshop, form.text(), by=field_user(request))
        messages.success(request, _("The change is saved."))
        return redirect("workshops:briefing", code)
    context = {"workshop": workshop, "form": form, "errors": errors_of(form)}
    return render(request, "workshops/briefing_change.html", context)


@require_GET
@field_view
def load(request: HttpRequest) -> HttpResponse:
    """Sessions and hours of each person in one month."""
    organisations = organisations_for(request.user, Right.REPORT)
    if not organisations.exists():
        raise Http404
    first = _month(request.GET.get("month", ""))
    following = _next_month(first)
    context = {
        "first": first,
        "before": _next_month(first, back=True),
        "following": following,
        "loads": load_of(organisations, first, following),
    }
    return render(request, "workshops/load.html", context)


def _assignment(
    request: HttpRequest, code: str, pk: int
) -> tuple[Workshop, Assignment]:
    workshop = workshop_or_404(request.user, code, Right.RUN)
    return workshop, get_object_or_404(assignments_on(workshop), pk=pk)


def _month(text: str) -> dt.datetime:
    """The first moment of “2027-03”; of this month when it is anything else."""
    try:
        date = dt.datetime.strptime(text, "%Y-%m")  # noqa: DTZ007  made aware below
    except ValueError:
        date = timezone.localtime().replace(tzinfo=None)
    start = date.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return timezone.make_aware(start)


def _next_month(first: dt.datetime, *, back: bool = False) -> dt.datetime:
    days = -1 if back else 32
    return (timezone.localtime(first) + dt.timedelta(days=days)).replace(day=1)
