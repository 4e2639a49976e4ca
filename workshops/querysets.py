from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from workshops.choices import AssignmentState


class AssignmentQuerySet(QuerySet[Any]):
    def running(self) -> AssignmentQuerySet:
        """Of those who run the whole workshop: asked or interested is not enough."""
        return self.filter(session=None, state=AssignmentState.CONFIRMED)

    def at(self, sessions: QuerySet[Any]) -> AssignmentQuerySet:
        """One row for each person at each of the sessions: who was away is left out.

        `meeting` is the session. Who stands in is there by a row for that session only.
        """
        away = self.model._meta.apps.get_model("workshops", "Substitution").objects
        is_away = away.filter(session=OuterRef("meeting"), absent=OuterRef("user"))
        return (
            self.filter(
                Q(session=None) | Q(session=F("workshop__sessions")),
                state=AssignmentState.CONFIRMED,
                workshop__sessions__in=sessions,
            )
            .annotate(meeting=F("workshop__sessions"))
            .exclude(Q(session=None) & Q(Exists(is_away)))
        )
