"""Handing one phone round: locking it, and leaving with the PIN."""

from __future__ import annotations

import time

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.access import answering_view, wave_for
from assessments.forms import PinForm
from assessments.kiosk import Kiosk, lock, unlock
from assessments.models import Administration
from workshops.access import field_view
from workshops.views.posting import posted

_TRIES, _WAIT_SECONDS = 5, 60


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def hand_round(request: HttpRequest, code: str, wave: str) -> HttpResponse:
    """Log out here and lock the phone to the questions."""
    administration = wave_for(request, code, wave)
    form = PinForm(posted(request))
    if form.is_valid():
        logout(request)
        answer = redirect("assessments:start", administration.code)
        lock(
            answer,
            administration.code,
            form.cleaned_data["pin"],
            is_secure=request.is_secure(),
        )
        return answer
    context = {
        "workshop": administration.workshop,
        "administration": administration,
        "form": form,
    }
    return render(request, "assessments/kiosk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@answering_view
def leave(request: HttpRequest, administration: Administration) -> HttpResponse:
    """Unlock with the PIN; after five wrong ones everybody waits a minute."""
    kiosk = Kiosk.of(request)
    if kiosk is None:
        return redirect("assessments:start", administration.code)
    form = PinForm(posted(request))
    if form.is_valid():
        if _must_wait(request):
            form.add_error("pin", _("Too many wrong PINs. Wait one minute."))
        elif kiosk.opens_with(form.cleaned_data["pin"]):
            request.session.flush()
            answer = redirect("workshops:workshop_list")
            unlock(answer)
            return answer
        else:
            _note_wrong(request)
            form.add_error("pin", _("This is not the PIN that you chose."))
    context = {"administration": administration, "form": form}
    return render(request, "assessments/answering/leave.html", context)


def _must_wait(request: HttpRequest) -> bool:
    wrong = request.session.get("wrong_pins", [])
    return len([at for at in wrong if time.time() - at < _WAIT_SECONDS]) >= _TRIES


def _note_wrong(request: HttpRequest) -> None:
    wrong = request.session.get("wrong_pins", [])
    request.session["wrong_pins"] = [*wrong, time.time()][-_TRIES:]
