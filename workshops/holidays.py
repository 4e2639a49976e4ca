"""The days on which an organisation does not work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import Q, QuerySet

from workshops.models import Holiday, Organisation


def holidays_of(organisations: Collection[Organisation]) -> QuerySet[Holiday]:
    """Theirs, and those that all have."""
    return Holiday.objects.filter(
        Q(organisation=None) | Q(organisation__in=organisations)
    )


def named_holidays(organisation: Organisation, since: dt.date) -> dict[dt.date, str]:
    holidays = holidays_of([organisation]).filter(date__gte=since)
    return {holiday.date: holiday.name for holiday in holidays}
