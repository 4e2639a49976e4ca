from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from curriculum.models import Audience, ModuleEdition
from workshops.access import Right, workshops_for
from workshops.choices import AssignmentRole
from workshops.clock import in_words
from workshops.codes import new_workshop_code
from workshops.models import Assignment, Centre, Organisation, Session, Workshop
from workshops.people import name_of
from workshops.queries import clashing_sessions
from workshops.refusals import Refused

MOST_SESSIONS = 6
LATE_PAPERWORK = dt.timedelta(days=365)
FAR_AHEAD = dt.timedelta(days=2 * 365)

Times = tuple[dt.datetime, dt.datetime]


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
) -> Workshop:
    """Plan a workshop with its sessions. The first facilitator leads.

    Refuses a centre of another organisation, times that cannot be, and a facilitator
    who is at another workshop at the same time.
    """
    if centre.organisation_id != organisation.pk:
        raise Refused(_("Choose a centre of the organisation that runs the workshop."))
    if not facilitators:
        raise Refused(_("Choose at least one facilitator."))
    times = sorted(sessions)
    refuse_impossible_times(times)
    _refuse_double_booking(user, facilitators, times)
    workshop = Workshop.objects.create(
        code=_free_code(),
        organisation=organisation,
        centre=centre,
        audience=audience,
        edition=edition,
        capacity=capacity,
        created_by=user,
    )
    _add_sessions(workshop, times)
    _assign(workshop, facilitators)
    return workshop


def refuse_impossible_times(times: Sequence[Times]) -> None:
    """`times` in their order. The past is allowed, for paperwork that comes late."""
    if not times:
        raise Refused(_("Give the workshop at least one date."))
    if len(times) > MOST_SESSIONS:
        raise Refused(_("A workshop has at most six sessions."))
    now = timezone.now()
    for starts_at, ends_at in times:
        if ends_at <= starts_at:
            raise Refused(_("A session must end after it starts."))
        if starts_at < now - LATE_PAPERWORK:
            raise Refused(_("A session is more than a year ago. Check the year."))
        if starts_at > now + FAR_AHEAD:
            raise Refused(_("A session is more than two years ahead. Check the year."))
    for (_start, earlier_end), (later_start, _end) in pairwise(times):
        if later_start < earlier_end:
            raise Refused(_("Two sessions overlap. Change one of the times."))


def _refuse_double_booking(
    user: User, facilitators: Sequence[User], times: Sequence[Times]
) -> None:
    # Locked, so that two people who plan at once do not book the same facilitator.
    pks = [facilitator.pk for facilitator in facilitators]
    list(User.objects.select_for_update().filter(pk__in=pks).order_by("pk"))
    clash = clashing_sessions(pks, times).first()
    if clash is None:
        return
    busy = next(
        facilitator
        for facilitator in facilitators
        if clash.workshop.assignments.filter(user=facilitator).exists()
    )
    name = name_of(busy)
    if not workshops_for(user, Right.VIEW).filter(pk=clash.workshop_id).exists():
        raise Refused(
            _(
                "%(name)s is at another workshop at that time."
                " Choose another time or another facilitator."
            )
            % {"name": name}
        )
    raise Refused(
        _(
            "%(name)s is at the workshop “%(title)s” (%(code)s) at that time: %(time)s."
            " Choose another time or another facilitator."
        )
        % {
            "name": name,
            "title": clash.workshop.edition.title,
            "code": clash.workshop.code,
            "time": in_words(clash),
        }
    )


def _free_code() -> str:
    while Workshop.objects.filter(code=(code := new_workshop_code())).exists():
        continue
    return code


def _add_sessions(workshop: Workshop, times: Sequence[Times]) -> None:
    Session.objects.bulk_create(
        Session(workshop=workshop, number=number, starts_at=start, ends_at=end)
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
