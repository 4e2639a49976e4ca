from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from workshops import conf
from workshops.choices import ConsentScope
from workshops.merge_rules import without_rule


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


@register()
def check_private_files(**kwargs: Any) -> list[CheckMessage]:
    """Whatever lies under the uploads or the static files is served to everybody."""
    folder = conf.private_files()
    public = [Path(p) for p in (settings.MEDIA_ROOT, settings.STATIC_ROOT) if p]
    if folder and not any(folder.resolve().is_relative_to(p.resolve()) for p in public):
        return []
    return [
        Error(
            "WORKSHOPS_PRIVATE_FILES is no folder outside MEDIA_ROOT and STATIC_ROOT.",
            hint="Name a folder that no web server serves; it is made at first use.",
            id="workshops.E004",
        )
    ]


@register()
def check_merge_rules(**kwargs: Any) -> list[CheckMessage]:
    """A plugin whose rows point to people says what becomes of them in a merge."""
    return [
        Error(
            f"Nobody says what becomes of {label} when two entries are put together.",
            hint=f'Add RULES["{label}"] in workshops.merge_rules, or in your AppConfig.',
            id="workshops.E005",
        )
        for label in without_rule()
    ]


@register()
def check_waiting_and_consent(**kwargs: Any) -> list[CheckMessage]:
    days = conf.consent_validity_days()
    wrong = set(days) - set(ConsentScope.values)
    wrong |= {
        scope for scope, number in days.items() if number is not None and number < 1
    }
    errors: list[CheckMessage] = []
    if wrong:
        errors.append(
            Error(
                f"WORKSHOPS_CONSENT_VALIDITY_DAYS is wrong: {', '.join(sorted(wrong))}.",
                hint="Give a number of days from 1, or None, for a scope of consent.",
                id="workshops.E011",
            )
        )
    if conf.offer_hold() <= dt.timedelta():
        errors.append(
            Error(
                "WORKSHOPS_OFFER_HOLD_HOURS must be more than 0.",
                hint="Give the hours for which an offered place is held.",
                id="workshops.E012",
            )
        )
    return errors
