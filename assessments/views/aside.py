"""What did not fit: answers that were set aside, with why and what can be done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.access import wave_for
from assessments.cards import read_number
from assessments.models import SetAside
from assessments.presentation import aside_lines
from assessments.queries import unfinished_of, with_wrong_clock
from assessments.services import count_after_all, count_with_card, leave_out
from workshops.access import field_user, field_view
from workshops.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def set_aside(request: HttpRequest, code: str, wave: str) -> HttpResponse:
    """The list, and deciding about one. What anybody answered is not on it."""
    administration = wave_for(request, code, wave)
    rows = SetAside.objects.filter(administration=administration)
    if request.method == "POST":
        sent = request.POST.get("aside", "")
        aside: SetAside = get_object_or_404(
            rows, pk=int(sent) if sent.isascii() and sent.isdigit() else 0
        )
        _decide(request, aside)
        return redirect(request.path)
    context = {
        "workshop": administration.workshop,
        "administration": administration,
        "lines": aside_lines(list(rows.select_related("resolved_by"))),
        "unfinished": unfinished_of(administration),
        "wrong_clocks": with_wrong_clock(administration),
    }
    return render(request, "assessments/set_aside.html", context)


def _decide(request: HttpRequest, aside: SetAside) -> None:
    by = field_user(request)
    try:
        match request.POST.get("step"):
            case "count":
                count_after_all(aside, by=by)
            case "card":
                count_with_card(aside, _number(request), by=by)
            case "leave_out":
                leave_out(aside, by=by)
            case _:
                raise Refused(_("Choose what to do with these answers."))
    except Refused as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("Your decision is kept."))


def _number(request: HttpRequest) -> int:
    number = read_number(request.POST.get("number", ""))
    if number is None:
        raise Refused(
            _(
                "This number cannot be right. Look at the card again and type every"
                " digit, the last one too."
            )
        )
    return number
