"""The waiting list of a workshop: who stands where, and who has a turn.

The services that use this hold the workshop (`holding.hold`) while they act on what it
says. `workshops.queueing` has the rule.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.choices import (
    TAKES_A_PLACE,
    EnrolmentState,
    SessionState,
    WaitingOrder,
)
from workshops.codes import normalise_code, random_code
from workshops.models import Enrolment, LotteryDraw, Workshop
from workshops.queueing import Party, in_order, who_may_go
from workshops.refusals import Refused
from workshops.separation import must_stay_off
from workshops.services.states import activate_if_agreed, change_state

_KEY_LENGTH = 4


def free_places(workshop: Workshop) -> int:
    taken = workshop.enrolments.filter(state__in=TAKES_A_PLACE).count()
    return max(workshop.capacity - taken, 0)


def next_start(workshop: Workshop) -> dt.datetime | None:
    """When the next meeting begins that takes place; None when all are over."""
    coming = workshop.sessions.filter(
        starts_at__gt=timezone.now(), state=SessionState.STANDING
    )
    return coming.order_by("starts_at").values_list("starts_at", flat=True).first()


def may_wait_for(workshop: Workshop) -> bool:
    """Nobody waits for a workshop that has no meeting to come."""
    return next_start(workshop) is not None


def line_of(workshop: Workshop) -> list[Party]:
    """The parties that wait, in the order of the workshop."""
    waiting = workshop.enrolments.filter(state=EnrolmentState.WAITING)
    return in_order(parties_of(waiting), workshop.waiting_order)


def parties_of(enrolments: Iterable[Enrolment]) -> list[Party]:
    members: defaultdict[str, list[Enrolment]] = defaultdict(list)
    for enrolment in enrolments:
        members[enrolment.party_key].append(enrolment)
    return [_party(key, found) for key, found in members.items()]


def who_has_a_turn(workshop: Workshop, free: int) -> list[Party]:
    """Those of the waiting list who get the free places. Nobody before lots are drawn."""
    line = line_of(workshop)
    if not line or not free:
        return []
    off = must_stay_off(workshop)
    if off:
        rows = workshop.enrolments.filter(participant__in=off)
        off = set(rows.values_list("pk", flat=True))
        line = [party for party in line if not off & set(party.members)]
    return who_may_go(line, free)


def a_place_is_free(workshop: Workshop) -> bool:
    """For somebody new, behind all who wait and fit."""
    free = free_places(workshop)
    return free > sum(party.size for party in who_has_a_turn(workshop, free))


def party_has_a_turn(workshop: Workshop, party_key: str) -> bool:
    if waits_for_lots(workshop):
        return False
    going = who_has_a_turn(workshop, free_places(workshop))
    return party_key in {party.key for party in going}


def waits_for_lots(workshop: Workshop) -> bool:
    if workshop.waiting_order != WaitingOrder.LOTTERY:
        return False
    return not LotteryDraw.objects.filter(workshop=workshop).exists()


def party_in_line(workshop: Workshop, party_key: str) -> Party:
    """The party that waits here under this code, as somebody typed it."""
    waiting = workshop.enrolments.filter(
        party_key=normalise_code(party_key), state=EnrolmentState.WAITING
    )
    found = parties_of(waiting)
    if not found:
        raise Refused(
            _(
                "Nobody who waits here has this party code. Look for it on the waiting"
                " list, or leave the field empty."
            )
        )
    return found[0]


def new_party_key(workshop: Workshop) -> str:
    while workshop.enrolments.filter(
        party_key=(key := random_code(_KEY_LENGTH))
    ).exists():
        continue
    return key


def take_places(
    workshop: Workshop, party_key: str, state: EnrolmentState, *, by: User | None
) -> None:
    """The whole party, until now in `state`, is on the list. Consent is still needed."""
    party = workshop.enrolments.filter(party_key=party_key, state=state)
    for enrolment in party.select_related("participant"):
        change_state(enrolment, EnrolmentState.PENDING, by=by, offer_expires_at=None)
        activate_if_agreed(enrolment, by=by)


def _party(key: str, members: list[Enrolment]) -> Party:
    drawn = [enrolment.lot for enrolment in members if enrolment.lot is not None]
    since = [enrolment.waiting_since or enrolment.created_at for enrolment in members]
    return Party(
        key=key,
        members=tuple(sorted(enrolment.pk for enrolment in members)),
        expected=max(enrolment.party_size for enrolment in members),
        since=min(since),
        priority=max(enrolment.priority for enrolment in members),
        lot=min(drawn) if drawn else None,
    )
