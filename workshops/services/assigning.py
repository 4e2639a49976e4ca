"""Who runs a workshop: interest, asking, confirming, and standing in on the day."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from workshops.access import facilitators_of
from workshops.choices import AssignmentRole, AssignmentState, SessionState
from workshops.conflicts import HOLDS, Proposal, conflicts_of
from workshops.models import (
    Assignment,
    AssignmentChange,
    Session,
    Substitution,
    Workshop,
)
from workshops.people import name_of
from workshops.refusals import Refused
from workshops.services.overriding import (
    hold_staff_and_room,
    keep_overrides,
    refuse_without_reason,
)


@transaction.atomic
def show_interest(workshop: Workshop, *, user: User) -> Assignment:
    """“I would like to do this.” Opens nothing yet: somebody has to confirm."""
    assignment = _whole(workshop, user)
    if assignment.pk and assignment.state in HOLDS:
        raise Refused(_("You are on this workshop already."))
    return _move(assignment, AssignmentState.INTERESTED, by=user)


@transaction.atomic
def ask_person(
    workshop: Workshop, user: User, *, role: AssignmentRole, by: User
) -> Assignment:
    """Ask somebody to run a workshop. They answer under “Work to take on”."""
    _refuse_outsider(workshop, user)
    assignment = _whole(workshop, user)
    if assignment.pk and assignment.state in HOLDS:
        raise Refused(_("%(name)s is on it already.") % {"name": name_of(user)})
    assignment.role = role
    return _move(assignment, AssignmentState.ASKED, by=by)


@transaction.atomic
def confirm(assignment: Assignment, *, by: User, reason: str = "") -> None:
    """From interest or asking to the work. A clash of times needs a reason, kept."""
    held = _held(assignment)
    workshop = held.workshop
    _refuse_outsider(workshop, held.user)
    standing = [
        (each.starts_at, each.ends_at)
        for each in workshop.sessions.filter(state=SessionState.STANDING)
    ]
    proposal = Proposal(
        standing, workshop.centre, [held.user], workshop=workshop, days_stand=True
    )
    hold_staff_and_room(proposal)
    conflicts = conflicts_of(proposal, user=by)
    refuse_without_reason(conflicts, reason)
    keep_overrides(workshop, conflicts, reason=reason, by=by)
    _move(held, AssignmentState.CONFIRMED, by=by, reason=reason)
    assignment.refresh_from_db()


@transaction.atomic
def decline(assignment: Assignment, *, by: User, reason: str = "") -> None:
    """The person asked says no, or a coordinator chooses somebody else."""
    _move(_held(assignment), AssignmentState.DECLINED, by=by, reason=reason)
    assignment.refresh_from_db()


@transaction.atomic
def end_assignment(assignment: Assignment, *, by: User, reason: str) -> None:
    """Off the workshop, from the next request. Somebody must be left to run it."""
    held = _held(assignment)
    # Locked, so that two coordinators cannot each take one of the last two.
    Workshop.objects.select_for_update().get(pk=held.workshop_id)
    others = held.workshop.assignments.running().exclude(pk=held.pk)
    if held.state == AssignmentState.CONFIRMED and not others.exists():
        raise Refused(
            _("Nobody would be left to run this workshop. Confirm somebody else first.")
        )
    _move(held, AssignmentState.ENDED, by=by, reason=reason)
    if held.role == AssignmentRole.LEAD:
        _give_the_lead(held.workshop)
    assignment.refresh_from_db()


@transaction.atomic
def substitute(
    session: Session, *, absent: User, instead: User, by: User, reason: str
) -> Substitution:
    """Somebody else runs one session. The day comes first: times are not refused."""
    workshop = Workshop.objects.select_for_update().get(pk=session.workshop_id)
    _refuse_outsider(workshop, instead)
    away = workshop.assignments.running().filter(user=absent).first()
    if away is None:
        raise Refused(_("Choose somebody who runs this workshop."))
    if session.substitutions.filter(absent=absent).exists():
        raise Refused(_("Somebody stands in for this person already."))
    if _runs(workshop, session, instead):
        raise Refused(
            _("%(name)s is at this session already.") % {"name": name_of(instead)}
        )
    assignment, _made = Assignment.objects.get_or_create(
        workshop=workshop, user=instead, session=session
    )
    assignment.role = away.role
    _move(assignment, AssignmentState.CONFIRMED, by=by, reason=reason)
    return Substitution.objects.create(
        session=session, absent=absent, substitute=instead, reason=reason, noted_by=by
    )


def _runs(workshop: Workshop, session: Session, user: User) -> bool:
    on_all = workshop.assignments.running().filter(user=user)
    return on_all.exists() or session.substitutions.filter(substitute=user).exists()


def _whole(workshop: Workshop, user: User) -> Assignment:
    """The person's row for the whole workshop, old or new."""
    found = workshop.assignments.filter(user=user, session=None).first()
    return found or Assignment(
        workshop=workshop, user=user, role=AssignmentRole.ASSISTANT
    )


def _give_the_lead(workshop: Workshop) -> None:
    """A workshop always has one who leads: the one who is on it longest."""
    left = workshop.assignments.running()
    if not left.filter(role=AssignmentRole.LEAD).exists():
        first = left.exclude(role=AssignmentRole.OBSERVER).order_by("pk").first()
        if first is not None:
            first.role = AssignmentRole.LEAD
            first.save(update_fields=["role"])


def _refuse_outsider(workshop: Workshop, user: User) -> None:
    if not facilitators_of(workshop.organisation).filter(pk=user.pk).exists():
        raise Refused(_("Choose somebody of the organisation who runs workshops."))


def _held(assignment: Assignment) -> Assignment:
    held = Assignment.objects.select_for_update(of=["self"])
    return held.select_related("workshop__centre", "user").get(pk=assignment.pk)


def _move(
    assignment: Assignment, state: AssignmentState, *, by: User, reason: str = ""
) -> Assignment:
    assignment.state = state
    assignment.save()
    AssignmentChange.objects.create(
        assignment=assignment, to_state=state, reason=reason, changed_by=by
    )
    return assignment
