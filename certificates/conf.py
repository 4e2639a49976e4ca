"""Settings of this plugin, each with its default."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings


def base_url() -> str:
    """Where certificates are checked, without a slash at the end; empty if not set.

    Printed on paper, so never taken from the request: a `Host` header can be forged.
    """
    return str(getattr(settings, "CERTIFICATES_BASE_URL", "") or "").rstrip("/")


def host() -> str:
    """The name that people type, such as `ankur.example`."""
    return urlsplit(base_url()).netloc
