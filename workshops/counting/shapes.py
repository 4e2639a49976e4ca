"""What is asked of the counts, and what is answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.contrib.auth.models import User

from curriculum.models import Audience
from workshops.counting.counts import Counts, Fill, Load
from workshops.counting.periods import Period
from workshops.models import Centre, Organisation

Number = int | None
"""None is a number that is hidden."""


@dataclass(frozen=True)
class Question:
    organisation: Organisation
    periods: Sequence[Period]
    centre: Centre | None = None
    audience: Audience | None = None


class Days(NamedTuple):
    """The sessions of one period.

    Planned are those held, those still to come, and those over without a roll call;
    with the cancelled ones they are all there were.
    """

    period: Period
    planned: int
    held: int
    ahead: int
    cancelled: int

    @property
    def without_roll(self) -> int:
        return self.planned - self.held - self.ahead


@dataclass(frozen=True)
class Heads:
    """Heads at the sessions, where one person counts each time.

    `unnamed` has the rows of `sex_age` and a column more: of these with a disability.
    """

    named: int
    unnamed: list[list[int]]

    @property
    def unnamed_in_all(self) -> int:
        return self.unnamed[-1][-2]

    @property
    def together(self) -> int:
        return self.named + self.unnamed_in_all


@dataclass
class Report:
    """`sex_age` has a row for each age and one of totals, a column for each sex and one
    of totals. An empty list of groups was hidden whole, or nobody came. `shown_at` is
    when numbers that stay as they were shown were shown first."""

    question: Question
    is_exact: bool
    people: Number
    sex_age: list[list[Number]] = field(default_factory=list)
    audiences: list[tuple[Audience, Number]] = field(default_factory=list)
    centres: list[tuple[Centre, Number]] = field(default_factory=list)
    by_period: list[tuple[Period, Number]] = field(default_factory=list)
    sessions: list[Days] = field(default_factory=list)
    heads: Heads | None = None
    fill: Fill | None = None
    counts: Counts | None = None
    loads: list[tuple[User, Load]] = field(default_factory=list)
    shown_at: dt.datetime | None = None

    @property
    def has_few(self) -> bool:
        return self.people is None and not self.is_withheld

    @property
    def is_withheld(self) -> bool:
        """It was shown without its numbers: beside others they would tell of a few."""
        return self.people is None and self.shown_at is not None
