"""Somebody who was here before, on the way onto another list."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workshops.access import (
    Right,
    facilitators_of,
    field_user,
    field_view,
    participants_for,
    workshop_or_404,
)
from workshops.choices import OFF_THE_LIST
from workshops.forms import child_texts_shown, consent_form_for
from workshops.forms.errors import ErrorLine, errors_of, errors_of_consent
from workshops.forms.finding import PeopleSearchForm
from workshops.known_people import look_up, people_with_names
from workshops.refusals import Refused
from workshops.services.returning import enrol_known_participant
from workshops.views.posting import posted


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def known_find(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.RUN)
    form = PeopleSearchForm(posted(request))
    context = {"workshop": workshop, "form": form, "errors": errors_of(form)}
    if form.is_valid():
        typed = form.cleaned_data["wanted"]
        context["found"] = look_up(
            field_user(request), typed, organisations=[workshop.organisation]
        )
        states = dict(workshop.enrolments.values_list("participant", "state"))
        context["listed"] = set(states)
        context["crossed_out"] = {
            pk for pk, state in states.items() if state in OFF_THE_LIST
        }
    return render(request, "workshops/known_find.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def known_enrol(request: HttpRequest, code: str, person: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.RUN)
    reach = participants_for(request.user, Right.IDENTITIES)
    participant = get_object_or_404(
        reach, organisation=workshop.organisation, code=person
    )
    data, refusals = posted(request), []
    consent = consent_form_for(
        is_child=participant.is_child,
        shown_to_child=child_texts_shown(data, otherwise=participant.is_child),
        data=data,
        audience=workshop.audience.slug,
        colleagues=facilitators_of(workshop.organisation),
    )
    if consent.is_valid():
        try:
            enrolment = enrol_known_participant(
                workshop,
                participant,
                by=field_user(request),
                consents=consent.consents(),
            )
        except Refused as refusal:
            refusals = [ErrorLine(refusal.messages[0])]
        else:
            messages.success(request, _("This person is on the list now."))
            return redirect("workshops:person", code, enrolment.row_number)
    context = {
        "workshop": workshop,
        "consent": consent,
        "person": people_with_names(field_user(request), [participant], "person")[0],
        "errors": refusals + errors_of_consent(consent),
    }
    return render(request, "workshops/known_enrol.html", context)
