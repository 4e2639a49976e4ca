"""Who was registered: the whole of which some came, some did not, and some dropped out."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from workshops.choices import EnrolmentState
from workshops.marks import standing_marks
from workshops.models import (
    AttendanceMark,
    Enrolment,
    EnrolmentChange,
    Session,
    Workshop,
)

_ENROLLED, _WITHDRAWN = EnrolmentState.ENROLLED, EnrolmentState.WITHDRAWN


def registered(
    workshop: Workshop, *, held: Collection[int], came: Collection[int]
) -> list[int]:
    """Enrolments on the list now, on it when the first session held began, or that came.

    Who was called in the roll of that session was on the list too, though the list may
    have been typed in afterwards. `held` are the keys of the sessions that were held,
    `came` the enrolments of those who came to one. The same three conditions stand in
    `counting.statement` for all workshops at once.
    """
    rows = Enrolment.objects.filter(workshop=workshop)
    stays = Q(state=_ENROLLED) | Q(state=_WITHDRAWN, pk__in=came)
    if held:
        first = Session.objects.filter(pk__in=held).order_by("starts_at", "pk")[:1]
        rows = rows.annotate(state_then=_state_when(first))
        stays |= Q(state_then=_ENROLLED) | Q(Exists(_called_in(first)))
    return list(rows.filter(stays).values_list("pk", flat=True))


def _state_when(first: QuerySet[Session]) -> Subquery:
    """The state of an enrolment when this session began."""
    changes = EnrolmentChange.objects.filter(
        enrolment=OuterRef("pk"), changed_at__lte=Subquery(first.values("starts_at"))
    )
    return Subquery(changes.order_by("-changed_at", "-pk").values("to_state")[:1])


def _called_in(first: QuerySet[Session]) -> QuerySet[AttendanceMark]:
    return standing_marks().filter(
        enrolment=OuterRef("pk"), session=Subquery(first.values("pk"))
    )
