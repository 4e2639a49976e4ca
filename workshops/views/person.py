"""One person on the list of a workshop, found by the row number."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from workshops.access import (
    Right,
    enrolment_or_404,
    facilitators_of,
    field_user,
    field_view,
)
from workshops.choices import OFF_THE_LIST, ConsentScope, EnrolmentState
from workshops.forms import (
    PersonForm,
    WithdrawForm,
    child_texts_shown,
    consent_form_for,
)
from workshops.forms.errors import errors_of_consent
from workshops.identities import NAME_FIELDS, Names, read_identities
from workshops.models import Enrolment
from workshops.queries import missing_to_attend
from workshops.refusals import Refused
from workshops.services import (
    correct_participant,
    record_consent,
    reinstate_enrolment,
    withdraw_consent,
    withdraw_enrolment,
)
from workshops.services.leaving import party_of
from workshops.views.posting import posted
from workshops.waiting_list import place_in_line


@require_GET
@field_view
def person(request: HttpRequest, code: str, row: int) -> HttpResponse:
    enrolment = enrolment_or_404(request.user, code, row, Right.IDENTITIES)
    participant = enrolment.participant
    context = {
        "workshop": enrolment.workshop,
        "enrolment": enrolment,
        "names": _names(request, enrolment, "person"),
        "missing": missing_to_attend(participant),
        "place": place_in_line(enrolment),
        "is_off": enrolment.state in OFF_THE_LIST,
        "others": party_of(enrolment).count(),
        "consents": participant.consents.select_related("witness_user"),
        "changes": enrolment.changes.select_related("changed_by"),
    }
    return render(request, "workshops/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def person_change(request: HttpRequest, code: str, row: int) -> HttpResponse:
    enrolment = enrolment_or_404(request.user, code, row, Right.RUN)
    participant = enrolment.participant
    names = _names(request, enrolment, "correction")
    initial = {name: getattr(names, name, "") for name in NAME_FIELDS}
    initial["years"] = names.years if names else None
    initial["years_noted_on"] = names.years_noted_on if names else ""
    for name in ("sex", "age_band", "age_basis"):
        initial[name] = getattr(participant, name)
    form = PersonForm(posted(request), initial=initial)
    if form.is_valid():
        correct_participant(
            participant,
            by=field_user(request),
            **form.particulars(),
            names=form.names(),
        )
        messages.success(request, _("The change is saved."))
        return redirect("workshops:person", code, row)
    context = {"workshop": enrolment.workshop, "enrolment": enrolment, "form": form}
    return render(request, "workshops/person_change.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def consent(request: HttpRequest, code: str, row: int) -> HttpResponse:
    enrolment = enrolment_or_404(request.user, code, row, Right.RUN)
    participant = enrolment.participant
    data = posted(request)
    form = consent_form_for(
        is_child=participant.is_child,
        shown_to_child=child_texts_shown(data, otherwise=participant.is_child),
        data=data,
        audience=enrolment.workshop.audience.slug,
        colleagues=facilitators_of(enrolment.workshop.organisation),
    )
    if form.is_valid():
        record_consent(participant, by=field_user(request), consents=form.consents())
        messages.success(request, _("What was agreed is written down."))
        return redirect("workshops:person", code, row)
    context = {
        "workshop": enrolment.workshop,
        "enrolment": enrolment,
        "names": _names(request, enrolment, "consent"),
        "form": form,
        "errors": errors_of_consent(form),
    }
    return render(request, "workshops/consent.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def consent_withdraw(
    request: HttpRequest, code: str, row: int, scope: str
) -> HttpResponse:
    enrolment = enrolment_or_404(request.user, code, row, Right.RUN)
    participant = enrolment.participant
    given = get_list_or_404(participant.consents, scope=scope, withdrawn_at=None)
    if request.method == "POST":
        withdraw_consent(participant, scope=ConsentScope(scope), by=field_user(request))
        messages.success(request, _("The consent is taken back."))
        return redirect("workshops:person", code, row)
    context = {
        "workshop": enrolment.workshop,
        "enrolment": enrolment,
        "names": _names(request, enrolment, "consent"),
        "consent": given[0],
    }
    return render(request, "workshops/consent_withdraw.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def withdraw(request: HttpRequest, code: str, row: int) -> HttpResponse:
    enrolment = enrolment_or_404(request.user, code, row, Right.RUN)
    form = WithdrawForm(posted(request))
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            withdraw_enrolment(
                enrolment,
                by=field_user(request),
                reason=reason,
                whole_party=form.cleaned_data["whole_party"],
            )
        except Refused as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _("The person is off the list."))
        return redirect("workshops:roster", code)
    context = {
        "workshop": enrolment.workshop,
        "enrolment": enrolment,
        "names": _names(request, enrolment, "withdrawal"),
        "others": party_of(enrolment).count(),
        "form": form,
    }
    return render(request, "workshops/withdraw.html", context)


@require_POST
@field_view
def reinstate(request: HttpRequest, code: str, row: int) -> HttpResponse:
    enrolment = enrolment_or_404(request.user, code, row, Right.RUN)
    try:
        reinstate_enrolment(
            enrolment, by=field_user(request), may_wait="wait" in request.POST
        )
    except Refused as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _put_back(enrolment))
    return redirect("workshops:person", code, row)


def _names(request: HttpRequest, enrolment: Enrolment, purpose: str) -> Names | None:
    participant = enrolment.participant
    reader = field_user(request)
    return read_identities([participant], reader=reader, purpose=purpose).get(
        participant.pk
    )


def _put_back(enrolment: Enrolment) -> str:
    if enrolment.state == EnrolmentState.WAITING:
        return _("The person is on the waiting list again.")
    return _("The person is on the list again.")
