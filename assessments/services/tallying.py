"""How many of a group gave which answer, without knowing who: booth, or hands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Administration, Item, TallyCount
from assessments.models.tally import SMALLEST_TALLY
from workshops.refusals import Refused

LARGEST_TALLY = 500

Answered = tuple[int | None, str]
"""A code, or the reason for none."""


@transaction.atomic
def enter_tally(
    administration: Administration,
    item: Item,
    counts: Mapping[Answered, int],
    *,
    by: User | None,
    at: dt.datetime | None = None,
) -> None:
    """Keep the counts of one item. Entered again, the new ones count; the old stay."""
    if not administration.is_open:
        raise Refused(_("These questions are closed now. Ask the facilitator."))
    if item.version_id != administration.version_id:
        raise ValueError(f"{item!r} is not asked in this wave.")
    if not SMALLEST_TALLY <= sum(counts.values()) <= LARGEST_TALLY:
        raise Refused(
            _(
                "Count at least 10 people together. In a smaller group everybody knows"
                " who said what: use picture cards instead."
            )
        )
    entered_at = at or timezone.now()
    TallyCount.objects.bulk_create(
        TallyCount(
            administration=administration,
            item=item,
            code=code,
            missing=missing,
            count=count,
            entered_at=entered_at,
            entered_by=by,
        )
        for (code, missing), count in counts.items()
    )


def tally_of(administration: Administration) -> dict[int, dict[Answered, int]]:
    """The counts that stand, by item: each time an item was entered, all of it was."""
    found: dict[int, dict[Answered, int]] = {}
    newest: dict[int, dt.datetime] = {}
    rows = TallyCount.objects.filter(administration=administration)
    for row in rows.order_by("entered_at", "pk"):
        if newest.get(row.item_id) != row.entered_at:
            newest[row.item_id], found[row.item_id] = row.entered_at, {}
        found[row.item_id][row.code, row.missing] = row.count
    return found
