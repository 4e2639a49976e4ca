"""Counts that come by e-mail: who wants them, and when they are next due."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.models import CountsSubscription, HowOften, Organisation
from workshops.refusals import Refused

_SUNDAY = 6
"""On which the week of the office begins."""


def subscribe(
    user: User,
    organisation: Organisation,
    question: dict[str, str],
    often: HowOften,
    *,
    language: str,
) -> CountsSubscription:
    """The same wish twice is one."""
    if not user.email:
        raise Refused(
            _("Your account has no e-mail address. Ask your administrator for one.")
        )
    found, _made = CountsSubscription.objects.get_or_create(
        user=user,
        organisation=organisation,
        question=question,
        often=often,
        defaults={
            "language": language,
            "next_due": next_day(often, timezone.localdate()),
        },
    )
    return found


def next_day(often: str, after: dt.date) -> dt.date:
    """The next Sunday, or the first of the next month."""
    if often == HowOften.WEEKLY:
        return after + dt.timedelta(days=(_SUNDAY - after.weekday()) % 7 or 7)
    months = after.year * 12 + after.month
    return dt.date(months // 12, months % 12 + 1, 1)
