"""The check of a certificate, open to everybody and kept out of search engines."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from certificates.codes import is_well_formed, tidy_code
from certificates.forms import CheckForm
from certificates.verification import check_code, why_not_found
from curriculum.languages import LANGUAGES


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
    form = CheckForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data["code"]
        if is_well_formed(tidy_code(typed)):
            address = reverse("certificates:check", args=[tidy_code(typed)])
            return redirect(f"{address}?language={get_language()}")
        form.add_error("code", why_not_found(typed))
    return render(request, "certificates/check_form.html", {"form": form})


@require_safe
@private_page
def check(request: HttpRequest, code: str) -> HttpResponse:
    found = check_code(code)
    if found:
        return render(request, "certificates/check.html", {"check": found})
    form = CheckForm({"code": code})
    form.is_valid()
    form.add_error("code", why_not_found(code))
    return render(request, "certificates/check_form.html", {"form": form})
