"""HTML to PDF with our own drawings, fonts and styles, and nothing from anywhere else."""

from __future__ import annotations

import mimetypes
from typing import Any

from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from certificates.pdf import art
from certificates.pdf.copyable import copyable_text
from curriculum.printing import font_configuration, read_static

_ROOT = "https://certificate.invalid/"
"""Gives relative addresses a root; `.invalid` can never exist (RFC 2606)."""
_ART = {
    "art/border.svg": art.border,
    "art/rosette.svg": art.rosette,
    "art/sprout.svg": art.sprout,
}


class CertificateFetcher(URLFetcher):
    """Our drawings and this plugin's static files; every other address is refused."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=())

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        name = url.removeprefix(_ROOT)
        if name in _ART:
            return URLFetcherResponse(
                url, _ART[name](), {"Content-Type": "image/svg+xml"}
            )
        if name == url or not name.startswith("certificates/") or ".." in name:
            raise ValueError(f"A certificate may not fetch {url}")
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, read_static(name), {"Content-Type": kind})


def print_html(html: str, **options: Any) -> bytes:
    """The PDF of a whole page; its text copies out as it was written."""
    page = HTML(string=html, base_url=_ROOT, url_fetcher=CertificateFetcher())
    with copyable_text():
        pdf = page.write_pdf(font_config=font_configuration(), **options)
    if not isinstance(pdf, bytes):
        raise TypeError("WeasyPrint wrote no bytes")
    return pdf
