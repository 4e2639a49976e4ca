"""For every address: its language, and that it can be an address at all."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponseBase
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


class RefuseNullMiddleware:
    """Nothing is found at an address with a null byte.

    PostgreSQL takes none in a text, so looking one up would be an error of ours.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\x00" in request.path_info:
            raise Http404("An address holds no null byte.")
        return self.get_response(request)
