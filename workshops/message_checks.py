"""System checks of the settings for messages."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.utils import timezone

from workshops.gateways import load_gateway
from workshops.quiet import is_quiet


@register()
def check_sms_gateway(**kwargs: Any) -> list[CheckMessage]:
    try:
        load_gateway()
    except Exception as error:
        return [
            Error(
                f"WORKSHOPS_SMS_GATEWAY cannot be used: {error}",
                hint="Name a class with a method send(number, text) -> Result.",
                id="workshops.E010",
            )
        ]
    return []


@register()
def check_quiet_hours(**kwargs: Any) -> list[CheckMessage]:
    try:
        is_quiet(timezone.now())
    except (TypeError, ValueError):
        return [
            Error(
                "WORKSHOPS_QUIET_HOURS or WORKSHOPS_QUIET_FRIDAY is wrong.",
                hint='Write two times of day, such as ("20:00", "08:00").',
                id="workshops.E011",
            )
        ]
    return []
