"""What would become of each row of a file, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assessments.cards import printed_number
from assessments.services.odk_importing import Tried
from assessments.services.submitting import Outcome


@dataclass(frozen=True)
class ResultLine:
    row: int
    outcome: str
    reason: str
    card: str
    columns: str
    """Where a cell is on no scale."""


def numbers_of(tried: Sequence[Tried]) -> dict[str, int]:
    counted = Counter(each.submitted.outcome.value for each in tried)
    return {outcome.value: counted[outcome.value] for outcome in Outcome}


def lines_of(tried: Sequence[Tried]) -> list[ResultLine]:
    """What needs a look comes first, then as in the file."""
    lines = [_line(each) for each in tried]
    return sorted(lines, key=lambda line: line.outcome != Outcome.SET_ASIDE.value)


def _line(each: Tried) -> ResultLine:
    """Nothing of what somebody answered: the row, the card and why."""
    done = each.submitted
    aside = done.set_aside
    number = aside.card_number if aside is not None else None
    if done.response is not None and done.response.card is not None:
        number = done.response.card.number
    return ResultLine(
        row=each.result.number,
        outcome=done.outcome.value,
        reason=str(aside.get_reason_display()) if aside is not None else "",
        card=printed_number(number) if number else "",
        columns=", ".join(each.result.unknown),
    )
