"""All certificates that somebody may see, across workshops: filters and numbers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Count, Q, QuerySet, Value, When
from django.db.models.functions import TruncMonth

from certificates.choices import CertificateState
from certificates.codes import tidy_code
from certificates.models import Certificate
from workshops.access import AnyUser, Right, workshops_for

_STATE = Case(
    When(revoked_at=None, then=Value(CertificateState.VALID.value)),
    When(replaced_by__isnull=False, then=Value(CertificateState.REPLACED.value)),
    default=Value(CertificateState.WITHDRAWN.value),
    output_field=CharField(),
)


@dataclass(frozen=True)
class Wanted:
    """What the register is narrowed to; empty means all. Days are local and included."""

    code: str = ""
    state: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    centre: int | None = None
    audience: int | None = None


@dataclass(frozen=True)
class Numbers:
    by_state: dict[str, int]
    by_month: list[tuple[dt.datetime, int]]
    """The newest twelve months in which certificates were issued."""
    by_audience: list[tuple[str, str, int]]
    """Names in Bangla and English, and how many."""

    @property
    def total(self) -> int:
        return sum(self.by_state.values())


def register_for(user: AnyUser, wanted: Wanted) -> QuerySet[Certificate]:
    """Newest first, with `said_state`. Of workshops whose names the user may read."""
    workshops = workshops_for(user, Right.IDENTITIES)
    found = _narrowed(
        Certificate.objects.filter(enrolment__workshop__in=workshops), wanted
    )
    certificates: QuerySet[Certificate] = (
        found.select_related(
            "printed_name",
            "enrolment__participant",
            "enrolment__workshop__centre",
            "enrolment__workshop__audience",
            "replaced_by",
        )
        .annotate(said_state=_STATE)
        .order_by("-issued_at", "-pk")
    )
    return certificates


def numbers_of(certificates: QuerySet[Certificate]) -> Numbers:
    """Three questions to the database, however many certificates there are."""
    plain = Certificate.objects.filter(pk__in=certificates.order_by().values("pk"))
    states = plain.annotate(said_state=_STATE).order_by().values("said_state")
    months = plain.annotate(month=TruncMonth("issued_at")).order_by("-month")
    audience = "enrolment__workshop__audience"
    audiences = plain.order_by(f"{audience}__sort_order").values_list(
        f"{audience}__name_bn", f"{audience}__name_en"
    )
    return Numbers(
        by_state={
            row["said_state"]: row["number"]
            for row in states.annotate(number=Count("pk"))
        },
        by_month=list(months.values_list("month").annotate(number=Count("pk"))[:12]),
        by_audience=list(audiences.annotate(number=Count("pk"))),
    )


def _narrowed(found: QuerySet[Certificate], wanted: Wanted) -> QuerySet[Certificate]:
    rules: dict[str, Any] = {
        "code": tidy_code(wanted.code) or None,
        "issued_at__date__gte": wanted.since,
        "issued_at__date__lte": wanted.until,
        "enrolment__workshop__centre": wanted.centre,
        "enrolment__workshop__audience": wanted.audience,
    }
    found = found.filter(**{key: value for key, value in rules.items() if value})
    return found.filter(_state(wanted.state))


def _state(state: str) -> Q:
    return {
        CertificateState.VALID.value: Q(revoked_at=None),
        CertificateState.REPLACED.value: Q(
            revoked_at__isnull=False, replaced_by__isnull=False
        ),
        CertificateState.WITHDRAWN.value: Q(
            revoked_at__isnull=False, replaced_by__isnull=True
        ),
    }.get(state, Q())
