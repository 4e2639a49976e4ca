"""A table that goes out: columns whose keys never change, and rows of plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.functional import Promise

Value = str | int | float | dt.date | dt.datetime | None


@dataclass(frozen=True)
class Column:
    """`key` stands in the first row for good; `choices` are the codes it may hold."""

    key: str
    meaning: str | Promise
    choices: type[TextChoices] | None = None


@dataclass(frozen=True)
class Table:
    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]] = field(default_factory=list)

    @property
    def keys(self) -> list[str]:
        return [column.key for column in self.columns]


def local(moment: dt.datetime | None) -> dt.datetime | None:
    """As the clock on the wall showed it: spreadsheets know no time zones."""
    if moment is None:
        return None
    return timezone.localtime(moment).replace(tzinfo=None, microsecond=0)
