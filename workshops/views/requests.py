from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from workshops.access import Right, field_user, field_view, organisations_for
from workshops.choices import RequestState
from workshops.forms.request import AnswerForm
from workshops.requests import read_contact, request_or_404, requests_for
from workshops.services.requesting import decline_request, withdraw_request
from workshops.views.posting import posted
from workshops.views.saving import saved

MOST_ANSWERED = 50


@require_GET
@field_view
def request_list(request: HttpRequest) -> HttpResponse:
    if not organisations_for(request.user, Right.REQUESTS).exists():
        raise Http404
    found = requests_for(request.user)
    context = {
        "waiting": found.filter(state=RequestState.NEW).order_by("asked_at", "pk"),
        "answered": found.exclude(state=RequestState.NEW)[:MOST_ANSWERED],
    }
    return render(request, "workshops/request_list.html", context)


@require_GET
@field_view
def workshop_request(request: HttpRequest, number: str) -> HttpResponse:
    asked = request_or_404(request.user, number)
    context = {
        "asked": asked,
        "contact": read_contact(asked, reader=field_user(request), purpose="request"),
        "changes": asked.changes.select_related("changed_by"),
    }
    return render(request, "workshops/request.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def request_decline(request: HttpRequest, number: str) -> HttpResponse:
    words = {
        "heading": _("Decline the request"),
        "explanation": _("Call and say it yourself: nothing is sent from here."),
        "done": _("The request is declined."),
    }
    return _answer(request, number, decline_request, words)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def request_withdraw(request: HttpRequest, number: str) -> HttpResponse:
    words = {
        "heading": _("They do not want it any more"),
        "explanation": _("The name and the telephone are then forgotten for good."),
        "done": _("The request is withdrawn."),
    }
    return _answer(request, number, withdraw_request, words)


def _answer(
    request: HttpRequest,
    number: str,
    service: Callable[..., None],
    words: dict[str, str],
) -> HttpResponse:
    asked = request_or_404(request.user, number)
    form = AnswerForm(posted(request))
    by = field_user(request)
    if saved(form, lambda: service(asked, by=by, reason=form.cleaned_data["reason"])):
        messages.success(request, words["done"])
        return redirect("workshops:request_list")
    context = {"asked": asked, "form": form, **words}
    return render(request, "workshops/request_answer.html", context)
