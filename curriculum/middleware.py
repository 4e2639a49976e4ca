"""Choosing the language, without turning a plain "not found" into a detour."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.middleware import locale
from django.utils.translation import get_language


class LocaleMiddleware(locale.LocaleMiddleware):
    """Django's, but a view's own 404 stays a 404.

    Django sends every 404 outside `/bn/` and `/en/` to the same address behind the
    language, and Wagtail answers every address there. Somebody else's workshop would
    then look like a page that moved.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.status_code == 404 and request.resolver_match is not None:
            response.headers.setdefault("Content-Language", get_language() or "")
            return response
        return super().process_response(request, response)
