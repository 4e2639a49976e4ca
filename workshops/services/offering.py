"""Places that become free are offered to those who wait, and held until answered."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops import conf
from workshops.choices import OPEN_STATES, EnrolmentState
from workshops.models import Enrolment, Workshop
from workshops.refusals import Refused
from workshops.separation import refuse_to_meet
from workshops.services.holding import hold, hold_open
from workshops.services.states import change_state
from workshops.services.waiting import (
    free_places,
    next_start,
    take_places,
    waits_for_lots,
    who_has_a_turn,
)


@transaction.atomic
def promote_waiting(workshop: Workshop, *, by: User | None = None) -> list[Enrolment]:
    """Offer the free places to the parties whose turn it is.

    Call it whenever a place may have become free: who left, an offer that ran out, more
    places. Nobody is offered a place in a workshop that is over or has no meeting left.
    """
    workshop = hold(workshop)
    starts_at = next_start(workshop)
    if workshop.state not in OPEN_STATES or starts_at is None:
        return []
    if waits_for_lots(workshop):
        return []
    until = min(timezone.now() + conf.offer_hold(), starts_at)
    going = who_has_a_turn(workshop, free_places(workshop))
    members = {pk for party in going for pk in party.members}
    offered = list(workshop.enrolments.filter(pk__in=members))
    for enrolment in offered:
        change_state(enrolment, EnrolmentState.OFFERED, by=by, offer_expires_at=until)
    return offered


@transaction.atomic
def accept_offer(enrolment: Enrolment, *, by: User | None) -> None:
    """The whole party takes its places."""
    workshop = hold_open(enrolment.workshop)
    for member in _offered_party(workshop, enrolment, "accept"):
        refuse_to_meet(workshop, member.participant)
    take_places(workshop, enrolment.party_key, EnrolmentState.OFFERED, by=by)
    enrolment.refresh_from_db()


@transaction.atomic
def decline_offer(enrolment: Enrolment, *, by: User | None, reason: str = "") -> None:
    """The whole party does not want the places; the next are asked."""
    workshop = hold(enrolment.workshop)
    for member in _offered_party(workshop, enrolment, "decline"):
        change_state(
            member,
            EnrolmentState.DECLINED,
            by=by,
            reason=reason or _("The offer was declined."),
            offer_expires_at=None,
        )
    promote_waiting(workshop, by=by)
    enrolment.refresh_from_db()


@transaction.atomic
def expire_offers(workshop: Workshop, *, now: dt.datetime | None = None) -> int:
    """Who has not answered in time is no longer waiting; the next are asked.

    Returns how many people. Whoever reads the list of a workshop calls this first, so
    that a place is not held longer because a command did not run.
    """
    workshop = hold(workshop)
    late = workshop.enrolments.filter(
        state=EnrolmentState.OFFERED, offer_expires_at__lte=now or timezone.now()
    )
    ran_out = list(late)
    for enrolment in ran_out:
        change_state(
            enrolment,
            EnrolmentState.DECLINED,
            by=None,
            reason=_("The offer ran out before it was answered."),
            offer_expires_at=None,
        )
    promote_waiting(workshop)
    return len(ran_out)


def _offered_party(
    workshop: Workshop, enrolment: Enrolment, answer: str
) -> list[Enrolment]:
    enrolment.refresh_from_db(fields=["state", "offer_expires_at", "party_key"])
    if enrolment.state != EnrolmentState.OFFERED:
        raise Refused(_("No place is offered to this person now."))
    until = enrolment.offer_expires_at
    if answer == "accept" and until and until <= timezone.now():
        raise Refused(
            _(
                "This offer has run out, and the place may be another's. Put the person"
                " back on the list if a place is free."
            )
        )
    party = workshop.enrolments.filter(
        party_key=enrolment.party_key, state=EnrolmentState.OFFERED
    )
    # In the order in which people are held.
    return list(party.select_related("participant").order_by("participant"))
