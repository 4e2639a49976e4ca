"""The plan of a workshop besides its days: centre, places, programme."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from curriculum.numerals import in_digits_of
from workshops.choices import TAKES_A_PLACE, PlanPart, SessionState, WorkshopState
from workshops.conflicts import conflicts_of, proposal_for
from workshops.models import Centre, PlanChange, Programme, Workshop
from workshops.refusals import Refused
from workshops.services.offering import promote_waiting
from workshops.services.overriding import (
    hold_staff_and_room,
    keep_overrides,
    refuse_without_reason,
)
from workshops.services.scheduling import refuse_foreign_places
from workshops.services.session_states import change_session
from workshops.services.workshop_states import held


@transaction.atomic
def change_plan(
    workshop: Workshop,
    *,
    by: User,
    centre: Centre,
    capacity: int,
    programme: Programme | None,
    override_reason: str = "",
) -> None:
    """Write down what differs. In another centre the days have no room at first.

    Places that were added are offered to those who wait.
    """
    current = held(workshop)
    if current.state in (WorkshopState.DONE, WorkshopState.CANCELLED):
        raise Refused(_("This workshop is over, so its plan stays as it is."))
    refuse_foreign_places(current.organisation, centre, programme, None)
    _refuse_too_small(current, capacity)
    if centre != current.centre:
        _move_to_centre(current, centre, by=by, reason=override_reason)
    _note(current, PlanPart.CENTRE, current.centre, centre, by)
    _note(current, PlanPart.CAPACITY, current.capacity, capacity, by)
    _note(current, PlanPart.PROGRAMME, current.programme, programme, by)
    current.centre, current.capacity = centre, capacity
    current.programme = programme
    current.save(update_fields=["centre", "capacity", "programme"])
    promote_waiting(current, by=by)
    workshop.refresh_from_db()


def _refuse_too_small(workshop: Workshop, capacity: int) -> None:
    taken = workshop.enrolments.filter(state__in=TAKES_A_PLACE).count()
    if capacity < taken:
        sentence = _(
            "%(taken)s people are on the list, so %(places)s places are too few."
            " Write at least %(taken)s, or take people off the list first."
        ) % {
            "taken": in_digits_of(get_language(), taken),
            "places": in_digits_of(get_language(), capacity),
        }
        raise Refused({"capacity": [sentence]})


def _move_to_centre(
    workshop: Workshop, centre: Centre, *, by: User, reason: str
) -> None:
    sessions = list(workshop.sessions.filter(state=SessionState.STANDING))
    if workshop.state != WorkshopState.POSTPONED:
        times = [(session.starts_at, session.ends_at) for session in sessions]
        proposal = replace(
            proposal_for(workshop, times, None), centre=centre, days_stand=True
        )
        hold_staff_and_room(proposal)
        conflicts = conflicts_of(proposal, user=by)
        refuse_without_reason(conflicts, reason)
        keep_overrides(workshop, conflicts, reason=reason, by=by)
    for session in sessions:
        # The place is part of what stands in a calendar.
        change_session(session, times=(session.starts_at, session.ends_at), by=by)


def _note(
    workshop: Workshop, part: PlanPart, before: object, after: object, by: User
) -> None:
    if before != after:
        PlanChange.objects.create(
            workshop=workshop,
            part=part,
            before="" if before is None else str(before),
            after="" if after is None else str(after),
            changed_by=by,
        )
