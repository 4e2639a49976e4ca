"""How the questions of each scale were answered before: what reliability is made of.

`counts` holds whole numbers only, so that rows can be added and taken away exactly:
`people` who answered any question, `best` and `worst` of the scale, and by question
`missing` with the reason; `complete`, `sums` and `products` are of those who answered
every question of the scale, each counted from 0 to `unit`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from assessments.choices import MissingReason
from assessments.models import ItemSums, Response
from assessments.report.build import WorkshopReport
from assessments.report.scores import Outcome, outcomes_of, scores_by_card
from assessments.report.sheets import Sheet

Counts = dict[str, Any]
Kind = tuple[str, str, str]
"""Scale, language and way of answering."""


def replace_item_sums(report: WorkshopReport) -> None:
    """The workshop's rows, and the rows of all workshops by as much as these changed."""
    mine = ItemSums.objects.filter(workshop=report.workshop)
    old = {(row.version_id, *kind_of(row)): row.counts for row in mine}
    new = {
        (report.version.pk, *kind): counts
        for kind, counts in item_sums_of(report).items()
        if report.version is not None
    }
    mine.delete()
    for key in sorted(old.keys() | new.keys()):
        if old.get(key) == new.get(key):
            continue
        _move_total(report, key, old.get(key), new.get(key))
    ItemSums.objects.bulk_create(
        _row(report, key, counts, workshop=report.workshop)
        for key, counts in new.items()
    )


def _move_total(
    report: WorkshopReport,
    key: tuple[int, str, str, str],
    old: Counts | None,
    new: Counts | None,
) -> None:
    """Under a lock, so that two workshops that end at once are both counted."""
    row = _row(report, key, {}, workshop=None)
    total, _new = ItemSums.objects.select_for_update().get_or_create(
        organisation=row.organisation,
        workshop=None,
        version_id=row.version_id,
        scale=row.scale,
        language=row.language,
        mode=row.mode,
        defaults={"counts": {}},
    )
    if old is not None:
        total.counts = added(total.counts, old, -1)
    if new is not None:
        total.counts = added(total.counts, new)
    if total.counts["people"]:
        total.save(update_fields=["counts"])
    else:
        total.delete()


def _row(
    report: WorkshopReport,
    key: tuple[int, str, str, str],
    counts: Counts,
    **fields: Any,
) -> ItemSums:
    version, scale, language, mode = key
    return ItemSums(
        organisation=report.workshop.organisation,
        version_id=version,
        scale=scale,
        language=language,
        mode=mode,
        counts=counts,
        **fields,
    )


def kind_of(row: ItemSums) -> Kind:
    return row.scale, row.language, row.mode


def item_sums_of(report: WorkshopReport) -> dict[Kind, Counts]:
    """By scale, language and way, of the people of the main result.

    Nothing where figures may not be shown, and no group of fewer than `smallest`: the
    sums of all workshops before and after one workshop would tell what they said.
    """
    answers = report.answers
    if report.primary is None or not report.shows_figures or report.is_withheld:
        return {}
    responses = Response.objects.filter(
        pk__in=[sheet.response for sheet in answers.pre.values()]
    )
    asked = {pk: kind for pk, *kind in responses.values_list("pk", "language", "mode")}
    groups: dict[tuple[str, str], dict[int, Sheet]] = defaultdict(dict)
    for card in sorted(report.primary.people):
        sheet = answers.pre[card]
        language, mode = asked[sheet.response]
        groups[language, mode][card] = sheet
    return {
        (outcome.key, *group): _counted(outcome, sheets)
        for outcome in outcomes_of(report.version, answers.items)
        for group, sheets in groups.items()
        if len(sheets) >= report.smallest
    }


def _counted(outcome: Outcome, sheets: dict[int, Sheet]) -> Counts:
    keying = outcome.keying
    shares = {
        item.pk: {step.code: keying[item.pk].share(step.code) for step in item.steps()}
        for item in outcome.items
    }
    unit = math.lcm(*(s.denominator for by in shares.values() for s in by.values()))
    complete = [
        [int(shares[item.pk][sheet.codes[item.pk]] * unit) for item in outcome.items]
        for sheet in sheets.values()
        if all(item.pk in sheet.codes for item in outcome.items)
    ]
    scores = [each.score for each in scores_by_card(sheets, outcome).values()]
    return {
        "unit": unit,
        "people": len(sheets),
        "scored": sum(score is not None for score in scores),
        "best": sum(score == 100 for score in scores),
        "worst": sum(score == 0 for score in scores),
        "missing": [_missing(item.pk, sheets) for item in outcome.items],
        "complete": len(complete),
        "sums": [sum(column) for column in zip(*complete, strict=True)]
        or [0] * len(outcome.items),
        "products": _products(complete, len(outcome.items)),
    }


def _missing(item: int, sheets: dict[int, Sheet]) -> dict[str, int]:
    counts = {str(reason.value): 0 for reason in MissingReason}
    for sheet in sheets.values():
        if item not in sheet.codes:
            counts[sheet.missing.get(item, MissingReason.NOT_ASKED.value)] += 1
    return counts


def _products(rows: Sequence[Sequence[int]], items: int) -> list[list[int]]:
    return [
        [sum(row[one] * row[other] for row in rows) for other in range(items)]
        for one in range(items)
    ]


def added(first: Any, second: Any, sign: int = 1) -> Any:
    """Counts added number by number, whatever shape they have; `unit` stays."""
    if isinstance(second, dict):
        return {
            key: value
            if key == "unit"
            else added(first.get(key), value, sign)
            if first
            else added(None, value, sign)
            for key, value in second.items()
        }
    if isinstance(second, list):
        beside = first or [None] * len(second)
        return [added(a, b, sign) for a, b in zip(beside, second, strict=True)]
    return (first or 0) + sign * second
