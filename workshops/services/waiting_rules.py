"""In which order those who wait get their places, and the drawing of lots."""

from __future__ import annotations

import secrets

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from workshops.choices import IN_LINE, EnrolmentState, WaitingOrder
from workshops.models import LotteryDraw, Workshop
from workshops.queueing import lots
from workshops.refusals import Refused
from workshops.services.holding import hold_open
from workshops.services.offering import promote_waiting
from workshops.services.waiting import line_of


@transaction.atomic
def set_waiting_order(workshop: Workshop, order: WaitingOrder) -> None:
    """Only while nobody waits: those who do were told by which order."""
    held = hold_open(workshop)
    if held.waiting_order == order:
        return
    if held.enrolments.filter(state__in=IN_LINE).exists():
        raise Refused(
            _(
                "Somebody waits already and was told the order. It can change only when"
                " nobody waits."
            )
        )
    held.waiting_order = order
    held.save(update_fields=["waiting_order"])
    workshop.refresh_from_db()


@transaction.atomic
def draw_lots(workshop: Workshop, *, by: User | None) -> LotteryDraw:
    """Once, for all who wait now. Who comes later stands behind them."""
    held = hold_open(workshop)
    if held.waiting_order != WaitingOrder.LOTTERY:
        raise Refused(_("This workshop does not draw lots."))
    if LotteryDraw.objects.filter(workshop=held).exists():
        raise Refused(_("The lots are drawn already. They are drawn once."))
    keys = [party.key for party in line_of(held)]
    if not keys:
        raise Refused(_("Nobody waits, so there is nothing to draw."))
    seed = secrets.token_hex(16)
    waiting = held.enrolments.filter(state=EnrolmentState.WAITING)
    for key, number in lots(keys, seed).items():
        waiting.filter(party_key=key).update(lot=number)
    draw = LotteryDraw.objects.create(
        workshop=held, seed=seed, parties=len(keys), drawn_by=by
    )
    promote_waiting(held, by=by)
    return draw
