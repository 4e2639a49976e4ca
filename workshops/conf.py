"""Settings of this plugin, each with its default."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.conf import settings

WEEKDAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)


def identity_key_file() -> Path | None:
    """Where the key for names lies: a file outside the database, or None if not set."""
    value = getattr(settings, "WORKSHOPS_IDENTITY_KEY_FILE", None)
    return Path(value) if value else None


def sms_gateway() -> str:
    """The dotted path of the class that sends SMS; empty when nobody does."""
    return getattr(settings, "WORKSHOPS_SMS_GATEWAY", "") or ""


def sms_outbox() -> Path | None:
    """The folder into which `workshops.gateways.OutboxFolder` writes."""
    value = getattr(settings, "WORKSHOPS_SMS_OUTBOX", None)
    return Path(value) if value else None


def quiet_hours() -> tuple[str, str]:
    """From when until when nothing is sent, in the time of the site."""
    start, end = getattr(settings, "WORKSHOPS_QUIET_HOURS", ("20:00", "08:00"))
    return start, end


def quiet_friday() -> tuple[str, str] | None:
    """When nothing is sent on a Friday, besides the quiet hours."""
    hours: tuple[str, str] | None = getattr(settings, "WORKSHOPS_QUIET_FRIDAY", None)
    return hours


def api_requests_a_minute() -> int:
    """How often one key for another program may ask."""
    return int(getattr(settings, "WORKSHOPS_API_REQUESTS_A_MINUTE", 60))


def consent_validity(scope: str) -> dt.timedelta | None:
    """How long a yes to `scope` holds; None for as long as it is not taken back."""
    days = consent_validity_days().get(scope)
    return None if days is None else dt.timedelta(days=days)


def consent_validity_days() -> dict[str, int | None]:
    given = getattr(settings, "WORKSHOPS_CONSENT_VALIDITY_DAYS", {})
    return {"photo": 365, "publish": 365, **given}


def offer_hold() -> dt.timedelta:
    """How long an offered place is held for somebody of the waiting list."""
    hours: float = getattr(settings, "WORKSHOPS_OFFER_HOLD_HOURS", 48)
    return dt.timedelta(hours=hours)


def weekly_days_off() -> frozenset[int]:
    """On which days of the week no weekly rhythm meets; Monday is 0, as in `datetime`."""
    names = getattr(settings, "WORKSHOPS_WEEKLY_DAYS_OFF", ["friday"])
    return frozenset(WEEKDAYS.index(name) for name in names)


def travel_buffer() -> dt.timedelta:
    """How long somebody needs from one centre to another."""
    minutes = getattr(settings, "WORKSHOPS_TRAVEL_BUFFER_MINUTES", 60)
    return dt.timedelta(minutes=minutes)


def private_files() -> Path | None:
    """Where sealed pictures lie: a folder that no address leads to.

    Without the setting it lies beside the folder of the uploads.
    """
    value = getattr(settings, "WORKSHOPS_PRIVATE_FILES", None)
    if value:
        return Path(value)
    return Path(settings.MEDIA_ROOT).parent / "private" if settings.MEDIA_ROOT else None
