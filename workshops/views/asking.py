"""Asking for a workshop: open to everybody, and nothing is shown back."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from workshops.busy import is_busy, note_sent
from workshops.codes import is_valid_damm
from workshops.forms.request import TRAP, AskForm
from workshops.services.requesting import send_request
from workshops.views.posting import posted
from workshops.views.saving import saved


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    address = request.META.get("REMOTE_ADDR", "")
    form = AskForm(posted(request), is_busy=is_busy(address))
    if form.asked and form.is_valid():
        numbers: list[str] = []

        def send() -> None:
            sent = send_request(
                form.organisation_asked(),
                client_uuid=form.sent_key,
                contact=form.contact(),
                facts=form.facts(),
            )
            numbers.append(sent.number)

        if saved(form, send):
            note_sent(address)
            return redirect("workshops_public:sent", numbers[0])
    return render(request, "workshops/ask.html", {"form": form, "trap": TRAP})


@never_cache
@require_safe
def sent(request: HttpRequest, number: str) -> HttpResponse:
    """The number only. It is not looked up: nobody learns whether it exists."""
    if not is_valid_damm(number):
        raise Http404
    return render(request, "workshops/asked.html", {"number": number})
