"""HTML to PDF with our own drawings, fonts and styles, and nothing from anywhere else."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from typing import Any

from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from certificates.palette import Accents
from certificates.pdf import inside
from certificates.pdf.art import DRAWINGS
from curriculum.printing import font_configuration, read_static

VARIANT = "pdf/ua-1"
_ROOT = "https://certificate.invalid/"
"""Gives relative addresses a root; `.invalid` can never exist (RFC 2606)."""


class CertificateFetcher(URLFetcher):
    """Our drawings, this plugin's static files and the pictures given; all else is refused."""

    def __init__(
        self,
        pictures: Mapping[str, bytes] | None = None,
        accents: Accents | None = None,
    ) -> None:
        super().__init__(allowed_protocols=())
        self._pictures = pictures or {}
        self._accents = accents or Accents()

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        name = url.removeprefix(_ROOT)
        if name == url or ".." in name:
            raise ValueError(f"A certificate may not fetch {url}")
        if name in self._pictures:
            return _answer(url, self._pictures[name], "image/png")
        if name in DRAWINGS:
            return _answer(url, DRAWINGS[name](self._accents), "image/svg+xml")
        if not name.startswith("certificates/"):
            raise ValueError(f"A certificate may not fetch {url}")
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return _answer(url, read_static(name), kind)


def _answer(url: str, content: bytes | str, kind: str) -> URLFetcherResponse:
    return URLFetcherResponse(url, content, {"Content-Type": kind})


def page_of_html(
    html: str,
    pictures: Mapping[str, bytes] | None = None,
    accents: Accents | None = None,
) -> HTML:
    fetcher = CertificateFetcher(pictures, accents)
    return HTML(string=html, base_url=_ROOT, url_fetcher=fetcher)


def print_html(
    html: str,
    pictures: Mapping[str, bytes] | None = None,
    accents: Accents | None = None,
    **options: Any,
) -> bytes:
    """The PDF of a whole page; its text copies out as it was written."""
    page = page_of_html(html, pictures, accents)
    return inside.write(page, font_config=font_configuration(), **options)
