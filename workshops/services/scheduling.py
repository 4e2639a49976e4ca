from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from curriculum.models import Audience, ModuleEdition
from workshops.choices import AssignmentRole
from workshops.codes import new_workshop_code
from workshops.conflicts import Proposal, conflicts_of
from workshops.models import (
    Assignment,
    Centre,
    Organisation,
    Programme,
    Room,
    Session,
    Workshop,
    WorkshopRequest,
)
from workshops.refusals import Refused
from workshops.services.overriding import (
    hold_staff_and_room,
    keep_overrides,
    refuse_without_reason,
)
from workshops.services.requesting import accept_request
from workshops.session_times import Times, refuse_impossible_times


@transaction.atomic
def schedule_workshop(
    *,
    user: User,
    organisation: Organisation,
    centre: Centre,
    audience: Audience,
    edition: ModuleEdition,
    sessions: Sequence[Times],
    facilitators: Sequence[User],
    capacity: int,
    programme: Programme | None = None,
    room: Room | None = None,
    override_reason: str = "",
    asked: WorkshopRequest | None = None,
) -> Workshop:
    """Plan a workshop with its sessions. The first facilitator leads.

    `asked` is the request that the plan answers; it is then accepted.

    Refuses what belongs to another organisation, times that cannot be, and, unless
    there is a reason for it, who or what is elsewhere at the same time (`Conflicted`).
    """
    if not facilitators:
        raise Refused(_("Choose at least one facilitator."))
    refuse_foreign_places(organisation, centre, programme, room)
    times = sorted(sessions)
    refuse_impossible_times(times)
    proposal = Proposal(times, centre, facilitators, room)
    hold_staff_and_room(proposal)
    conflicts = conflicts_of(proposal, user=user)
    refuse_without_reason(conflicts, override_reason)
    workshop = Workshop.objects.create(
        code=_free_code(),
        organisation=organisation,
        centre=centre,
        audience=audience,
        edition=edition,
        programme=programme,
        capacity=capacity,
        created_by=user,
    )
    _add_sessions(workshop, times, room)
    _assign(workshop, facilitators)
    keep_overrides(workshop, conflicts, reason=override_reason, by=user)
    if asked:
        accept_request(asked, workshop, by=user)
    return workshop


def refuse_foreign_places(
    organisation: Organisation,
    centre: Centre,
    programme: Programme | None,
    room: Room | None,
) -> None:
    """A programme that the workshop has already may stay when it no longer goes on."""
    if centre.organisation_id != organisation.pk:
        raise Refused(_("Choose a centre of the organisation that runs the workshop."))
    if programme and programme.organisation_id != organisation.pk:
        raise Refused(_("Choose a programme of the organisation that has this centre."))
    if room and room.centre_id != centre.pk:
        raise Refused(_("Choose a room of this centre."))


def _free_code() -> str:
    while Workshop.objects.filter(code=(code := new_workshop_code())).exists():
        continue
    return code


def _add_sessions(
    workshop: Workshop, times: Sequence[Times], room: Room | None
) -> None:
    Session.objects.bulk_create(
        Session(
            workshop=workshop, number=number, starts_at=start, ends_at=end, room=room
        )
        for number, (start, end) in enumerate(times, start=1)
    )


def _assign(workshop: Workshop, facilitators: Sequence[User]) -> None:
    Assignment.objects.bulk_create(
        Assignment(
            workshop=workshop,
            user=facilitator,
            role=AssignmentRole.ASSISTANT if place else AssignmentRole.LEAD,
        )
        for place, facilitator in enumerate(facilitators)
    )
