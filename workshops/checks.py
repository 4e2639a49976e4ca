from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, register

from workshops import conf


@register()
def check_identity_key_file(**kwargs: Any) -> list[CheckMessage]:
    if conf.identity_key_file():
        return []
    return [
        Error(
            "WORKSHOPS_IDENTITY_KEY_FILE is not set.",
            hint="Name a file outside the database; it is made at first use.",
            id="workshops.E001",
        )
    ]


@register()
def check_weekly_days_off(**kwargs: Any) -> list[CheckMessage]:
    try:
        days = conf.weekly_days_off()
    except (TypeError, ValueError):
        days = None
    if days is not None and len(days) < len(conf.WEEKDAYS):
        return []
    return [
        Error(
            "WORKSHOPS_WEEKLY_DAYS_OFF is not a list of days that leaves one to work on.",
            hint='Write a list such as ["friday"], in small English letters.',
            id="workshops.E002",
        )
    ]


@register()
def check_travel_buffer(**kwargs: Any) -> list[CheckMessage]:
    try:
        is_time = conf.travel_buffer().total_seconds() >= 0
    except TypeError:
        is_time = False
    if is_time:
        return []
    return [
        Error(
            "WORKSHOPS_TRAVEL_BUFFER_MINUTES is not a number of minutes.",
            hint="Write a number such as 60, or 0 for no time at all.",
            id="workshops.E003",
        )
    ]
