"""HTML to PDF for every plugin: the one place that imports WeasyPrint for whole pages.

A page may use our own static files and nothing else: no network, no file of the
machine. The same template therefore serves the web and the PDF, `{% static %}`
included.
"""

from __future__ import annotations

import mimetypes
import posixpath
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

_BASE_URL = "https://static.invalid/"
"""Never asked: `.invalid` cannot exist (RFC 2606). It only gives relative URLs a root."""


class StaticFetcher(URLFetcher):
    """Answers for our static files; every other address is refused."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=())

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        prefix = _BASE_URL + settings.STATIC_URL.lstrip("/")
        if not url.startswith(prefix):
            raise ValueError(f"A PDF may not fetch {url}")
        name = posixpath.normpath(unquote(urlsplit(url[len(prefix) :]).path))
        content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return URLFetcherResponse(
            url, read_static(name), {"Content-Type": content_type}
        )


@cache
def read_static(name: str) -> bytes:
    """The bytes of a static file, as collected or as it lies in its plugin.

    Raises FileNotFoundError for a name outside the static files.
    """
    if name.startswith(("..", "/")):
        raise FileNotFoundError(name)
    found = finders.find(name)
    if isinstance(found, str):
        with open(found, "rb") as file:
            return file.read()
    with staticfiles_storage.open(name) as collected:
        return collected.read()


@cache
def font_configuration() -> FontConfiguration:
    """One for the process: a fresh one for each page leaks and is slow."""
    return FontConfiguration()


def render_pdf(html: str, **options: Any) -> bytes:
    """The PDF of a whole HTML page. `options` go to WeasyPrint's `write_pdf`."""
    page = HTML(string=html, base_url=_BASE_URL, url_fetcher=StaticFetcher())
    pdf = page.write_pdf(font_config=font_configuration(), **options)
    if not isinstance(pdf, bytes):
        raise TypeError("WeasyPrint wrote no bytes")
    return pdf
