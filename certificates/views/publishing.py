"""What is published for checking without us: keys, lists, and who issues. For everybody."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from certificates.badges import credential_json
from certificates.codes import is_token
from certificates.models import StatusList
from certificates.published import (
    VC_TYPE,
    did_document,
    issuer_profile,
    keys_document,
    revocations_document,
    status_list,
)
from certificates.signing import SigningError
from certificates.verification import found_by_qr

_UNSIGNED = (
    "The list cannot be signed now. Ask the site to look at certificate_keys list."
)


def for_everybody(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Other sites may fetch it; kept for five minutes. 503 while nothing can be signed."""

    @require_safe
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except SigningError:
            response = HttpResponse(_UNSIGNED, status=503, content_type="text/plain")
            response["Cache-Control"] = "no-store"
        else:
            response["Cache-Control"] = "public, max-age=300"
        response["Access-Control-Allow-Origin"] = "*"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return wrapped


@for_everybody
def keys(request: HttpRequest) -> HttpResponse:
    return JsonResponse(keys_document())


@for_everybody
def revocations(request: HttpRequest) -> HttpResponse:
    return JsonResponse(revocations_document())


@for_everybody
def status(request: HttpRequest, number: int) -> HttpResponse:
    if number and not StatusList.objects.filter(number=number).exists():
        raise Http404("No list has this number.")
    return HttpResponse(status_list(number), content_type=f"application/{VC_TYPE}")


@for_everybody
def did(request: HttpRequest) -> HttpResponse:
    return JsonResponse(did_document(), content_type="application/did+json")


@for_everybody
def issuer(request: HttpRequest) -> HttpResponse:
    return JsonResponse(issuer_profile())


@require_safe
def credential(request: HttpRequest, token: str) -> HttpResponse:
    """The Open Badge of one certificate, at an address that nobody guesses."""
    found = found_by_qr(token) if is_token(token) else None
    badge = credential_json(found.certificate) if found else None
    if badge is None:
        raise Http404("There is no such badge.")
    response = HttpResponse(badge, content_type="application/vc+json")
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
