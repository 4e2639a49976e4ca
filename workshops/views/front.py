from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from workshops.acceptance import is_only_waiting, new_password_of
from workshops.access import field_user
from workshops.views.workshops import workshop_list


@require_GET
@login_required
@never_cache
def front(request: HttpRequest) -> HttpResponseBase:
    """The workshops; for somebody whose roles all wait, what is to be done first."""
    if is_only_waiting(request.user):
        return _waiting(request)
    return workshop_list(request)


def _waiting(request: HttpRequest) -> HttpResponse:
    context = {"new_password": new_password_of(field_user(request))}
    return render(request, "workshops/waiting_myself.html", context)
