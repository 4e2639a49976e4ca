"""Settings of this plugin, each with its default."""

from __future__ import annotations

from pathlib import Path
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


def signing_key_file() -> Path | None:
    """Where the private key for signing lies: outside the database, or None if not set."""
    value = getattr(settings, "CERTIFICATES_SIGNING_KEY_FILE", None)
    return Path(value) if value else None


def visitor_address() -> str:
    """The dotted path of a function that tells the address of whoever asks; empty for
    the peer of the connection."""
    return getattr(settings, "CERTIFICATES_VISITOR_ADDRESS", "") or ""
