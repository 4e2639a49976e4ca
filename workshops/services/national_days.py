from __future__ import annotations

from workshops.models import Holiday
from workshops.national_days import NATIONAL_DAYS


def add_national_days(year: int) -> int:
    """Put them among the holidays of all; says how many were not there yet."""
    added = 0
    for day in NATIONAL_DAYS:
        _holiday, made = Holiday.objects.get_or_create(
            organisation=None,
            date=day.in_year(year),
            defaults={"name_bn": day.name_bn, "name_en": day.name_en},
        )
        added += made
    return added
