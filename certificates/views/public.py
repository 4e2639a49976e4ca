"""The check of a certificate, open to everybody and kept out of search engines."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from certificates.access import CertificateToCheck
from certificates.budgets import may_guess, note_miss
from certificates.choices import NameAnswer
from certificates.codes import is_well_formed, readable, tidy_code
from certificates.forms import CheckForm, NameForm
from certificates.verification import (
    answer,
    compare_name,
    found_by_code,
    found_by_qr,
    is_guess,
)
from certificates.visitors import address_of
from curriculum.languages import LANGUAGES

TOO_MANY = 429
_read_or_ask = require_http_methods(["GET", "HEAD", "POST"])


def private_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Stored nowhere, listed nowhere, named to nobody; in the language of `?language=`.

    The language comes from a link: a form would need the referrer that we do not send.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.GET.get("language", "")
        with override(asked if asked in LANGUAGES else get_language()):
            response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return wrapped


@require_safe
@private_page
def check_form(request: HttpRequest) -> HttpResponse:
    """Asks for the code, and sends one that is written right to its own address."""
    if "code" not in request.GET:
        return _ask(request, CheckForm())
    typed = readable(request.GET["code"])
    form = CheckForm({"code": typed})
    if not form.is_valid():
        return _ask(request, form)
    if is_well_formed(tidy_code(typed)):
        address = reverse("certificates:check", args=[tidy_code(typed)])
        return redirect(f"{address}?language={get_language()}")
    return _not_found(request, typed)


# The page sends no referrer, which Django would ask for; a name is compared, nothing kept.
@csrf_exempt
@_read_or_ask
@private_page
def check(request: HttpRequest, code: str) -> HttpResponse:
    """By the typed code. Only here guessing is counted."""
    address = address_of(request)
    if not may_guess(address):
        return _ask(request, CheckForm({"code": readable(code)}), status=TOO_MANY)
    found = found_by_code(code)
    if found:
        return _show(request, found)
    if is_guess(code):
        note_miss(address)
    return _not_found(request, readable(code))


@csrf_exempt
@_read_or_ask
@private_page
def check_qr(request: HttpRequest, said: str) -> HttpResponse:
    """By the QR code, which nobody can guess."""
    found = found_by_qr(said)
    return _show(request, found) if found else _not_found(request, "")


def _show(request: HttpRequest, found: CertificateToCheck) -> HttpResponse:
    check = answer(found)
    context: dict[str, Any] = {"check": check, "form": NameForm()}
    if request.method == "POST" and check.asks_name:
        form = context["form"] = NameForm(request.POST)
        if form.is_valid():
            context["name_answer"] = compare_name(found, form.cleaned_data["name"])
    too_many = context.get("name_answer") == NameAnswer.TOO_MANY
    status = TOO_MANY if too_many else 200
    return render(request, "certificates/check.html", context, status=status)


def _not_found(request: HttpRequest, typed: str) -> HttpResponse:
    """One sentence for each code that leads nowhere: it hints at nothing."""
    form = CheckForm({"code": typed})
    if form.is_valid() or not typed:
        form.errors.clear()
        form.add_error("code", _not_found_sentence())
    return _ask(request, form)


def _not_found_sentence() -> str:
    return _(
        "No certificate is known by this code. "
        "Check the code: compare it with the paper, letter by letter."
    )


def _ask(request: HttpRequest, form: CheckForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "is_too_many": status == TOO_MANY}
    return render(request, "certificates/check_form.html", context, status=status)
