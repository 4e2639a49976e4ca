"""What one part of workshops does when another has done something."""

from __future__ import annotations

from typing import Any

from django_scopes import scope

from workshops.models import Session
from workshops.services.absences import follow_up_absences
from workshops.signals import attendance_marked


def look_after_the_absent(session: Session, **kwargs: Any) -> None:
    with scope(organisation=session.workshop.organisation):
        follow_up_absences(session.workshop)


def connect() -> None:
    attendance_marked.connect(
        look_after_the_absent, dispatch_uid="workshops.look_after_the_absent"
    )
