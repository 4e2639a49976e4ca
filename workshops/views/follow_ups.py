"""Whom to call or see, and what came out."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from workshops.access import Right, enrolment_or_404, field_user, field_view
from workshops.choices import FollowUpReason, FollowUpState
from workshops.concerns import concern_or_404
from workshops.follow_ups import (
    follow_up_or_404,
    follow_ups_for,
    lines_of,
    may_follow_up,
    may_reassign,
    steps_of,
)
from workshops.forms.follow_up import (
    ConcernFollowUpForm,
    FollowUpForm,
    OutcomeForm,
    first_day,
)
from workshops.identities import read_identities
from workshops.refusals import Refused
from workshops.services.following_up import open_follow_up, record_outcome
from workshops.views.posting import posted
from workshops.visiting import safest_kind, visit_endangers

MOST_FINISHED = 50


@require_GET
@field_view
def follow_up_list(request: HttpRequest) -> HttpResponse:
    user = field_user(request)
    if not may_follow_up(user):
        raise Http404
    shows_finished = "finished" in request.GET
    found = follow_ups_for(user).filter(state=FollowUpState.OPEN)
    if shows_finished:
        finished = follow_ups_for(user).exclude(state=FollowUpState.OPEN)
        found = finished.order_by("-due_on", "-pk")[:MOST_FINISHED]
    lines = lines_of(found, reader=user)
    context = {"lines": lines, "shows_finished": shows_finished}
    return render(request, "workshops/follow_up_list.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    user = field_user(request)
    found = follow_up_or_404(user, pk)
    initial = {"kind": found.kind, "due_on": first_day()}
    initial["assigned_to"] = found.assigned_to_id
    form = OutcomeForm(found.organisation, posted(request), initial=initial)
    if found.assigned_to and not may_reassign(user, found):
        form.stays_with(found.assigned_to)
    if form.is_valid():
        try:
            record_outcome(found, by=user, **form.outcome())
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("It is written down."))
            return redirect("workshops:follow_up", pk)
    context = {
        "line": lines_of([found], reader=user)[0],
        "follow_up": found,
        "steps": steps_of(found),
        "is_open": found.state == FollowUpState.OPEN,
        "form": form,
    }
    return render(request, "workshops/follow_up.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def follow_up_create(request: HttpRequest, code: str, row: int) -> HttpResponse:
    enrolment = enrolment_or_404(request.user, code, row, Right.RUN)
    participant, user = enrolment.participant, field_user(request)
    initial = {"kind": safest_kind(participant), "due_on": first_day()}
    initial["assigned_to"] = user.pk
    organisation = enrolment.workshop.organisation
    form = FollowUpForm(organisation, posted(request), initial=initial)
    if form.is_valid():
        reason = FollowUpReason(form.cleaned_data["reason"])
        try:
            made = open_follow_up(
                participant, by=user, reason=reason, enrolment=enrolment, **form.plan()
            )
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The follow-up is planned."))
            return redirect("workshops:follow_up", made.pk)
    context = {
        "workshop": enrolment.workshop,
        "enrolment": enrolment,
        "names": read_identities([participant], reader=user, purpose="follow-up").get(
            participant.pk
        ),
        "endangers": visit_endangers(participant),
        "form": form,
    }
    return render(request, "workshops/follow_up_create.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def follow_up_concern(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """From a concern about a person who is known here."""
    concern, user = concern_or_404(request.user, key), field_user(request)
    participant = concern.participant
    if participant is None:
        raise Http404
    initial = {"kind": safest_kind(participant), "due_on": first_day()}
    initial["assigned_to"] = user.pk
    form = ConcernFollowUpForm(concern.organisation, posted(request), initial=initial)
    if form.is_valid():
        try:
            made = open_follow_up(
                participant,
                by=user,
                reason=FollowUpReason.CONCERN,
                concern=concern,
                enrolment=participant.enrolments.filter(
                    workshop=concern.workshop
                ).first(),
                **form.plan(),
            )
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The follow-up is planned."))
            return redirect("workshops:follow_up", made.pk)
    endangers = visit_endangers(participant)
    context = {"concern": concern, "form": form, "endangers": endangers}
    return render(request, "workshops/follow_up_concern.html", context)
