"""Counts of a group as they may be shown, given what was shown of them before.

Two counts of one question, a few people apart, would tell what these few said. So a
count that was seen is replaced only by one in which at least ten people differ.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from assessments.choices import MAIN_WAVES, Wave
from assessments.models import Administration, Answer, Item, TallyCount
from assessments.models.tally import SMALLEST_TALLY
from assessments.queries import asked_items
from assessments.report.hands.counting import (
    Answered,
    Hands,
    may_be_shown,
    people_moved,
    question_of,
)
from workshops.models import Workshop

Place = tuple[str, int]
"""A wave and a question."""


@dataclass
class Entry:
    """One question as it was counted at one time; counted anew is another entry."""

    counts: dict[Answered, int] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    was_shown: bool = False


@transaction.atomic
def shown_hands(workshop: Workshop) -> Hands:
    """The counts before and after; remembers which of them somebody has seen.

    Nothing is shown while somebody may still answer.
    """
    Workshop.objects.select_for_update().get(pk=workshop.pk)
    main = Administration.objects.filter(workshop=workshop, wave__in=MAIN_WAVES)
    waves = list(main.select_related("version", "other_version"))
    entries = _entries(workshop)
    if not entries or any(wave.is_open for wave in waves):
        return Hands([], was_counted=bool(entries))
    single = _individual(workshop)
    standing = {place: _standing(each) for place, each in entries.items()}
    allowed = {
        place: entry
        for place, entry in standing.items()
        if may_be_shown(entry.counts, single.get(place, 0))
    }
    rows = [row for entry in allowed.values() for row in entry.rows]
    TallyCount.objects.filter(pk__in=rows, shown_at=None).update(
        shown_at=timezone.now()
    )
    questions = [
        question_of(item, *(_counts(allowed, wave, item) for wave in MAIN_WAVES))
        for item in _items(waves)
        if any((wave, item.pk) in allowed for wave in MAIN_WAVES)
    ]
    return Hands(questions, was_counted=True, is_withheld=allowed != standing)


def _entries(workshop: Workshop) -> dict[Place, list[Entry]]:
    """Every time that each question was counted, oldest first."""
    found: dict[Place, dict[dt.datetime, Entry]] = defaultdict(dict)
    rows = TallyCount.objects.filter(
        administration__workshop=workshop, administration__wave__in=MAIN_WAVES
    )
    for row in rows.select_related("administration").order_by("entered_at", "pk"):
        place = (row.administration.wave, row.item_id)
        entry = found[place].setdefault(row.entered_at, Entry())
        entry.counts[row.code, row.missing] = row.count
        entry.rows.append(row.pk)
        entry.was_shown = entry.was_shown or row.shown_at is not None
    return {place: list(entries.values()) for place, entries in found.items()}


def _standing(entries: list[Entry]) -> Entry:
    """The newest count; the one seen last where too few differ from one that was seen."""
    newest, seen = entries[-1], [entry for entry in entries if entry.was_shown]
    moved = [people_moved(entry.counts, newest.counts) for entry in seen]
    return seen[-1] if any(0 < people < SMALLEST_TALLY for people in moved) else newest


def _individual(workshop: Workshop) -> dict[Place, int]:
    """How many people answered each question on their own."""
    answers = Answer.objects.filter(response__administration__workshop=workshop)
    rows = answers.values_list("response__administration__wave", "item")
    return {
        (wave, item): number
        for wave, item, number in rows.annotate(number=Count("pk")).order_by()
    }


def _items(waves: list[Administration]) -> list[Item]:
    versions = {each.pk: each for wave in waves for each in wave.versions}
    return [item for version in versions.values() for item in asked_items(version)]


def _counts(
    allowed: dict[Place, Entry], wave: Wave, item: Item
) -> dict[Answered, int] | None:
    entry = allowed.get((wave, item.pk))
    return None if entry is None else entry.counts
