"""Months, quarters and years between two days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from curriculum.numerals import in_digits_of

MOST_PERIODS = 60


class PeriodKind(TextChoices):
    MONTH = "month", gettext_lazy("Month")
    QUARTER = "quarter", gettext_lazy("Quarter")
    YEAR = "year", gettext_lazy("Year")

    @property
    def months(self) -> int:
        return {"month": 1, "quarter": 3, "year": 12}[self.value]


@dataclass(frozen=True)
class Period:
    """Whole days, the last one included; cut where the question begins or ends."""

    kind: PeriodKind
    first: dt.date
    last: dt.date

    @property
    def starts_at(self) -> dt.datetime:
        return midnight(self.first)

    @property
    def ends_at(self) -> dt.datetime:
        return midnight(self.last + dt.timedelta(days=1))

    @property
    def key(self) -> str:
        year = f"{self.first.year}"
        if self.kind == PeriodKind.MONTH:
            return f"{year}-{self.first.month:02}"
        if self.kind == PeriodKind.QUARTER:
            return f"{year}-Q{(self.first.month - 1) // 3 + 1}"
        return year

    @property
    def label(self) -> str:
        words = {
            PeriodKind.MONTH: date_format(self.first, "F Y"),
            PeriodKind.YEAR: f"{self.first.year}",
            PeriodKind.QUARTER: self._quarter(),
        }[self.kind]
        return in_digits_of(get_language(), words)

    def _quarter(self) -> str:
        first, last = date_format(self.first, "F"), date_format(self.last, "F Y")
        if self.first.month == self.last.month:
            return last
        return _("%(first)s to %(last)s") % {"first": first, "last": last}


def midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def periods_between(first: dt.date, last: dt.date, kind: PeriodKind) -> list[Period]:
    periods: list[Period] = []
    start = first
    while start <= last and len(periods) <= MOST_PERIODS:
        following = _following(start, kind)
        end = min(last, following - dt.timedelta(days=1))
        periods.append(Period(kind, start, end))
        start = following
    return periods


def _following(day: dt.date, kind: PeriodKind) -> dt.date:
    """The first day of the period after the one in which `day` lies."""
    first_month = (day.month - 1) // kind.months * kind.months
    month = day.year * 12 + first_month + kind.months
    return dt.date(month // 12, month % 12 + 1, 1)
