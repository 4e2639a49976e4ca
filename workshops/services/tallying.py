from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from workshops.choices import TallyBasis
from workshops.heads import Cell, Heads, heads_of, unnamed_cells
from workshops.models import DifferenceExplanation, Session, Tally
from workshops.services.days import hold_day


@transaction.atomic
def count_heads(
    session: Session,
    unnamed: Mapping[Cell, int],
    *,
    control: int | None,
    by: User | None,
    explanation: str = "",
    occurred_at: dt.datetime | None = None,
) -> Heads:
    """Note the people without a name, cell by cell, and what the host counted.

    Only what differs becomes a new row; a cell that is not named stays. No `control`
    takes the host's count back. The explanation belongs to the difference that is left
    after this, and may come later.
    """
    hold_day(session, also_closed=False)
    current, before = unnamed_cells(session), heads_of(session)
    at = occurred_at or timezone.now()
    rows = [
        _row(session, TallyBasis.UNNAMED, count, by, at, cell)
        for cell, count in unnamed.items()
        if current.get(cell, 0) != count
    ]
    if control != before.control:
        rows.append(_row(session, TallyBasis.ALL_HEADS, control, by, at))
    Tally.objects.bulk_create(rows)
    return _explain(session, explanation.strip(), by)


def _explain(session: Session, text: str, by: User | None) -> Heads:
    heads = heads_of(session)
    if not text or not heads.difference or text == heads.explanation:
        return heads
    DifferenceExplanation.objects.create(
        session=session, difference=heads.difference, text=text, written_by=by
    )
    return heads_of(session)


def _row(
    session: Session,
    basis: TallyBasis,
    count: int | None,
    by: User | None,
    at: dt.datetime,
    cell: Cell | None = None,
) -> Tally:
    sex, age_band, has_disability = cell or ("", "", None)
    return Tally(
        session=session,
        basis=basis,
        sex=sex,
        age_band=age_band,
        has_disability=has_disability,
        count=count,
        occurred_at=at,
        counted_by=by,
    )
