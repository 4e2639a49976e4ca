"""Counts of workshops in a time: people, sessions, places, and the load of staff."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import (
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
)
from django.db.models.functions import Coalesce

from workshops.choices import EnrolmentState, SessionState, TallyBasis, WorkshopState
from workshops.counting.periods import Period
from workshops.counting.statement import counted_lines
from workshops.heads import Cell
from workshops.models import (
    Assignment,
    Enrolment,
    Session,
    Tally,
    Workshop,
)


@dataclass(frozen=True)
class Load:
    """The work of one person of staff: sessions that were held, and their hours."""

    user: int
    sessions: int
    hours: float


@dataclass
class Counts:
    """`people` came at least once; `times` is how often people with a name came.

    Groups by period carry the number of the period. `planned` are the days that stand
    and were held or not; of them `ahead` are still to come. `cancelled` are days that
    were called off, or whose workshop was called off or put off before they were held.

    `registered` is on the list now, was when the first session held began, or came.
    `no_show` was on it then and came to no session held; `dropped` came, but not to the
    last one held. Who was excused did not come.
    """

    periods: Sequence[Period]
    people: int = 0
    sex_age: dict[tuple[str, str], int] = field(default_factory=dict)
    audience: dict[int, int] = field(default_factory=dict)
    centre: dict[int, int] = field(default_factory=dict)
    period: dict[int, int] = field(default_factory=dict)
    planned: dict[int, int] = field(default_factory=dict)
    held: dict[int, int] = field(default_factory=dict)
    ahead: dict[int, int] = field(default_factory=dict)
    cancelled: dict[int, int] = field(default_factory=dict)
    times: int = 0
    registered: int = 0
    no_show: int = 0
    dropped: int = 0


@dataclass(frozen=True)
class Fill:
    """Of workshops that were not cancelled. `invented` ones were made up."""

    workshops: int
    invented: int
    places: int
    enrolled: int


_BY_NUMBER = ("audience", "centre", "period", "planned", "held", "ahead", "cancelled")


def count(workshops: QuerySet[Workshop], periods: Sequence[Period]) -> Counts:
    counts = Counts(periods)
    groups: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for what, first, second, number in counted_lines(workshops, periods):
        # PostgreSQL answers with decimals, since sums stand among the counts.
        if what == "sex_age":
            counts.sex_age[first, second] = int(number)
        else:
            groups[what][first] = int(number or 0)
    for name in ("people", "times", "registered", "no_show", "dropped"):
        setattr(counts, name, groups[name][""])
    for name in _BY_NUMBER:
        keyed = {int(key): number for key, number in groups[name].items()}
        setattr(counts, name, keyed)
    return counts


def fill(workshops: QuerySet[Workshop], periods: Sequence[Period]) -> Fill:
    """How many of the places were taken by people with consent."""
    enrolled = (
        Enrolment.objects.filter(workshop=OuterRef("pk"), state=EnrolmentState.ENROLLED)
        .order_by()
        .values("workshop")
        .annotate(number=Count("pk"))
        .values("number")
    )
    meeting = _sessions(periods).filter(workshop=OuterRef("pk"))
    found = (
        workshops.filter(Exists(meeting))
        .exclude(state=WorkshopState.CANCELLED)
        .order_by()
        .annotate(
            enrolled_number=Coalesce(Subquery(enrolled, output_field=IntegerField()), 0)
        )
        .aggregate(
            workshops=Count("pk"),
            invented=Count("pk", filter=Q(is_invented=True)),
            places=Coalesce(Sum("capacity"), 0),
            enrolled=Coalesce(Sum("enrolled_number"), 0),
        )
    )
    return Fill(**found)


def loads(workshops: QuerySet[Workshop], periods: Sequence[Period]) -> list[Load]:
    """Who ran how much, the most first."""
    held = _sessions(periods).filter(
        came__isnull=False, workshop__in=workshops.order_by()
    )
    length = ExpressionWrapper(
        F("workshop__sessions__ends_at") - F("workshop__sessions__starts_at"),
        output_field=DurationField(),
    )
    rows = (
        Assignment.objects.at(held)
        .values("user")
        .annotate(number=Count("meeting"), time=Sum(length))
        .order_by("-number", "user")
    )
    return [Load(row["user"], row["number"], _hours(row["time"])) for row in rows]


def unnamed_heads(
    workshops: QuerySet[Workshop], periods: Sequence[Period]
) -> dict[Cell, int]:
    """Heads at the sessions. The same person is counted at each, so they are no people."""
    standing = workshops.exclude(state=WorkshopState.CANCELLED).order_by()
    sessions = _sessions(periods).filter(workshop__in=standing)
    counted = (
        Tally.objects.filter(basis=TallyBasis.UNNAMED, session__in=sessions)
        .order_by("occurred_at", "pk")
        .values_list("session", "sex", "age_band", "has_disability", "count")
    )
    newest = {
        (session, sex, age_band, bool(has_disability)): number or 0
        for session, sex, age_band, has_disability, number in counted
    }
    heads: Counter[Cell] = Counter()
    for (_session, sex, age_band, has_disability), number in newest.items():
        heads[sex, age_band, has_disability] += number
    return dict(heads)


def _sessions(periods: Sequence[Period]) -> QuerySet[Session]:
    return Session.objects.filter(
        starts_at__gte=periods[0].starts_at, starts_at__lt=periods[-1].ends_at
    ).exclude(state=SessionState.CANCELLED)


def _hours(time: dt.timedelta) -> float:
    return round(time.total_seconds() / 3600, 1)
