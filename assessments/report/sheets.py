"""Reading answers for a report: one sheet per person and wave, in few queries.

A person is known by a number: that of the card, or another where there is none.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from django.db.models import Q

from assessments.agreement import who_took_it_back
from assessments.choices import MAIN_WAVES, LinkMethod, Wave
from assessments.models import Administration, Answer, InstrumentVersion, Item
from assessments.queries import items_of
from assessments.report.pairing import Paired, pairing_of
from workshops.models import Workshop


@dataclass(frozen=True)
class Sheet:
    """What one card answered in one wave: picked codes and missing reasons by item id."""

    response: int
    codes: dict[int, int] = field(default_factory=dict)
    missing: dict[int, str] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    answered_at: dict[int, dt.datetime] = field(default_factory=dict)
    mode: str = ""
    language: str = ""

    @property
    def is_blank(self) -> bool:
        """Opened and left without a single answer: nobody answered."""
        return not self.codes and not any(self.texts.values())

    @property
    def mark(self) -> str:
        """Another one as soon as an answer is added or changed; holds no answer."""
        newest = max(self.answered_at.values(), default=None)
        at = newest.isoformat() if newest else ""
        return f"{self.response}/{len(self.answered_at)}/{at}"

    def until(self, at: dt.datetime) -> Sheet:
        """Without what was answered later. An answer written over is lost to it."""
        old = {item for item, answered in self.answered_at.items() if answered <= at}
        return replace(
            self,
            codes={item: code for item, code in self.codes.items() if item in old},
            missing={item: why for item, why in self.missing.items() if item in old},
            texts={item: text for item, text in self.texts.items() if item in old},
            answered_at={item: self.answered_at[item] for item in old},
        )


@dataclass(frozen=True)
class Answers:
    """All that a workshop's report reads. `waves` maps wave → person → sheet."""

    version: InstrumentVersion | None
    items: list[Item]
    waves: dict[str, dict[int, Sheet]]
    is_open: bool = False
    """Whether somebody may still answer."""
    paired: Paired = field(default_factory=Paired)
    open_waves: frozenset[str] = frozenset()

    @property
    def pre(self) -> dict[int, Sheet]:
        return self.waves.get(Wave.PRE, {})

    @property
    def post(self) -> dict[int, Sheet]:
        return self.waves.get(Wave.POST, {})

    @property
    def linked(self) -> list[int]:
        """People with answers in both waves, in a stable order."""
        return sorted(self.pre.keys() & self.post.keys())

    @property
    def marks(self) -> dict[int, tuple[str, ...]]:
        """Every card with the state of its sheets, before first."""
        return {
            card: tuple(
                sheets[card].mark for sheets in (self.pre, self.post) if card in sheets
            )
            for card in sorted(self.pre.keys() | self.post.keys())
        }

    @property
    def sheets(self) -> frozenset[str]:
        return frozenset(mark for marks in self.marks.values() for mark in marks)

    def only(self, marks: Collection[str]) -> Answers:
        """These sheets as they were then; none of the others."""
        times = {int(mark.split("/")[0]): mark.split("/")[2] for mark in marks}
        waves = {
            wave: {
                card: sheet.until(dt.datetime.fromisoformat(times[sheet.response]))
                for card, sheet in sheets.items()
                if sheet.response in times
            }
            for wave, sheets in self.waves.items()
        }
        return replace(self, waves=waves)


def answers_of(workshop: Workshop) -> Answers:
    """The sheets of both waves, needing the scope of the workshop's organisation."""
    administrations = list(
        Administration.objects.filter(workshop=workshop).select_related(
            "version",
            "version__instrument",
            "version__published_by",
            "other_version",
        )
    )
    if not administrations:
        return Answers(version=None, items=[], waves={})
    main = [each for each in administrations if each.wave in MAIN_WAVES]
    first = (main or administrations)[0]
    version = first.version
    rows = _rows(workshop)
    paired = pairing_of(
        workshop,
        {(row[1], row[2], row[0]) for row in rows},
        is_unlinked=any(each.linking == LinkMethod.UNLINKED for each in main),
    )
    return Answers(
        version=version,
        items=[item for each in first.versions for item in _items(each)],
        waves=_sheets(rows, paired),
        is_open=any(administration.is_open for administration in main),
        paired=paired,
        open_waves=frozenset(each.wave for each in administrations if each.is_open),
    )


def _items(version: InstrumentVersion) -> list[Item]:
    """The questions with their subscales, in a fixed number of queries."""
    subscales = {subscale.pk: subscale for subscale in version.subscales.all()}
    items = items_of(version)
    for item in items:
        if item.subscale_id is not None:
            item.subscale = subscales[item.subscale_id]
    return items


Row = tuple[str, int, int | None, dt.datetime, int, int | None, str, str, str, str]


def _rows(workshop: Workshop) -> list[Row]:
    """Every answer that counts: whose yes was taken back is left out."""
    gone = who_took_it_back(workshop)
    kept = Answer.objects.filter(response__administration__workshop=workshop).exclude(
        Q(response__card__enrolment__participant__in=gone)
        | Q(response__enrolment__participant__in=gone)
    )
    return list(
        kept.values_list(
            "response__administration__wave",
            "response_id",
            "response__card_id",
            "answered_at",
            "item_id",
            "code",
            "missing",
            "text",
            "response__mode",
            "response__language",
        )
    )


def _sheets(rows: list[Row], paired: Paired) -> dict[str, dict[int, Sheet]]:
    waves: dict[str, dict[int, Sheet]] = defaultdict(dict)
    for wave, response, _card, at, item, code, missing, text, mode, language in rows:
        sheet = waves[wave].setdefault(
            paired.person(response), Sheet(response, mode=mode, language=language)
        )
        sheet.answered_at[item] = at
        if code is not None:
            sheet.codes[item] = code
        elif missing:
            sheet.missing[item] = missing
        elif text:
            sheet.texts[item] = text
    return {
        wave: {card: sheet for card, sheet in sheets.items() if not sheet.is_blank}
        for wave, sheets in waves.items()
    }
