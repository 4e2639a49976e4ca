"""Settings of this plugin, each with its default."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings


def identity_key_file() -> Path | None:
    """Where the key for names lies: a file outside the database, or None if not set."""
    value = getattr(settings, "WORKSHOPS_IDENTITY_KEY_FILE", None)
    return Path(value) if value else None
