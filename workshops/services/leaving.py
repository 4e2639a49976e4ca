from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from workshops.choices import IN_LINE, OFF_THE_LIST, EnrolmentState
from workshops.models import Enrolment
from workshops.refusals import Refused
from workshops.services.holding import hold
from workshops.services.offering import promote_waiting
from workshops.services.states import change_state


@transaction.atomic
def withdraw_enrolment(
    enrolment: Enrolment,
    *,
    by: User | None,
    reason: str = "",
    whole_party: bool = False,
) -> None:
    """Take a person off the roster or the waiting list, with the party if wished.

    The row stays, with its number and its marks. The place is offered to the next.
    Refuses who is off the list already.
    """
    workshop = hold(enrolment.workshop)
    enrolment.refresh_from_db(fields=["state", "party_key"])
    if enrolment.state in OFF_THE_LIST:
        raise Refused(_("This person is off the list already."))
    leaving = [enrolment, *(party_of(enrolment) if whole_party else [])]
    # In the order in which people are held, since the sums may touch each.
    for member in sorted(leaving, key=lambda each: each.participant_id):
        leave(member, by=by, reason=reason)
    promote_waiting(workshop, by=by)


def leave_workshop(enrolment: Enrolment, *, by: User | None, reason: str) -> None:
    """As `withdraw_enrolment`, for what must not fail: who has left stays away."""
    workshop = hold(enrolment.workshop)
    enrolment.refresh_from_db(fields=["state", "party_key"])
    if enrolment.state not in OFF_THE_LIST:
        leave(enrolment, by=by, reason=reason)
        promote_waiting(workshop, by=by)


def party_of(enrolment: Enrolment) -> QuerySet[Enrolment]:
    """The others of the party who are on the list, wait, or hold an offer."""
    others = Enrolment.objects.filter(
        workshop=enrolment.workshop_id, party_key=enrolment.party_key
    )
    if not enrolment.party_key:
        return others.none()
    return others.exclude(pk=enrolment.pk).exclude(state__in=OFF_THE_LIST)


def leave(enrolment: Enrolment, *, by: User | None, reason: str) -> None:
    """Off the list: who never had a place stops waiting, who had one gives it back."""
    waited = enrolment.state in IN_LINE
    state = EnrolmentState.DECLINED if waited else EnrolmentState.WITHDRAWN
    change_state(enrolment, state, by=by, reason=reason, offer_expires_at=None)
    if waited:
        # Those who stay are a party of fewer, and wait for nobody who left.
        rest = party_of(enrolment)
        rest.update(party_size=max(rest.count(), 1))
