"""A phone that is handed round: locked to one wave until the facilitator's PIN.

Whoever hands it round is logged out first. What is left is a signed cookie with the
wave and the hash of a PIN; every other address of the site leads back to the wave.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.hashers import check_password, make_password
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

COOKIE = "kiosk"
_SALT = "assessments.kiosk"
_LASTS = 60 * 60 * 24
_ALWAYS = ("/static/", "/media/", "/language/")
"""What a locked page itself needs."""


@dataclass(frozen=True)
class Kiosk:
    code: str
    pin: str
    """The hash of it."""

    @classmethod
    def of(cls, request: HttpRequest) -> Kiosk | None:
        """The lock that this browser carries; a forged or old one is none."""
        cookie = request.COOKIES.get(COOKIE)
        if not cookie:
            return None
        try:
            kept = signing.loads(cookie, salt=_SALT, max_age=_LASTS)
        except signing.BadSignature:
            return None
        return cls(kept["code"], kept["pin"])

    @property
    def address(self) -> str:
        return reverse("assessments:start", args=[self.code])

    def opens_with(self, pin: str) -> bool:
        return check_password(pin, self.pin)


def lock(response: HttpResponse, code: str, pin: str, *, is_secure: bool) -> None:
    value = signing.dumps({"code": code, "pin": make_password(pin)}, salt=_SALT)
    response.set_cookie(
        COOKIE,
        value,
        max_age=_LASTS,
        secure=is_secure,
        httponly=True,
        samesite="Lax",
    )


def unlock(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE)


def wipe(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Going back on a phone that is handed round finds nothing of the last person."""
    if Kiosk.of(request) is not None:
        response["Clear-Site-Data"] = '"cache"'
    return response


class KioskMiddleware:
    """Keeps a locked phone at its wave. Costs other browsers one look at a cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if COOKIE in request.COOKIES and not request.path.startswith(_ALWAYS):
            kiosk = Kiosk.of(request)
            if kiosk is not None and not request.path.startswith(kiosk.address):
                return HttpResponseRedirect(kiosk.address)
        return self.get_response(request)
