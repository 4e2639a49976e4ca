"""Reading answers for a report: one sheet per card and wave, in few queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from assessments.agreement import who_took_it_back
from assessments.choices import Wave
from assessments.models import Administration, Answer, InstrumentVersion, Item
from assessments.queries import items_of
from workshops.models import Workshop


@dataclass(frozen=True)
class Sheet:
    """What one card answered in one wave: picked codes and missing reasons by item id."""

    codes: dict[int, int] = field(default_factory=dict)
    missing: dict[int, str] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        """Opened and left without a single answer: nobody answered."""
        return not self.codes and not any(self.texts.values())


@dataclass(frozen=True)
class Answers:
    """All that a workshop's report reads. `waves` maps wave → card id → sheet."""

    version: InstrumentVersion | None
    items: list[Item]
    waves: dict[str, dict[int, Sheet]]
    is_open: bool = False
    """Whether somebody may still answer."""

    @property
    def pre(self) -> dict[int, Sheet]:
        return self.waves.get(Wave.PRE, {})

    @property
    def post(self) -> dict[int, Sheet]:
        return self.waves.get(Wave.POST, {})

    @property
    def linked(self) -> list[int]:
        """Cards with answers in both waves, in a stable order."""
        return sorted(self.pre.keys() & self.post.keys())


def answers_of(workshop: Workshop) -> Answers:
    """The sheets of both waves, needing the scope of the workshop's organisation."""
    administrations = list(
        Administration.objects.filter(workshop=workshop).select_related(
            "version", "version__instrument"
        )
    )
    if not administrations:
        return Answers(version=None, items=[], waves={})
    version = administrations[0].version
    return Answers(
        version=version,
        items=_items(version),
        waves=_sheets(workshop),
        is_open=any(administration.is_open for administration in administrations),
    )


def _items(version: InstrumentVersion) -> list[Item]:
    """The questions with their subscales, in a fixed number of queries."""
    subscales = {subscale.pk: subscale for subscale in version.subscales.all()}
    items = items_of(version)
    for item in items:
        if item.subscale_id is not None:
            item.subscale = subscales[item.subscale_id]
    return items


def _sheets(workshop: Workshop) -> dict[str, dict[int, Sheet]]:
    kept = Answer.objects.filter(response__administration__workshop=workshop).exclude(
        response__card__enrolment__participant__in=who_took_it_back(workshop)
    )
    rows = kept.values_list(
        "response__administration__wave",
        "response__card_id",
        "item_id",
        "code",
        "missing",
        "text",
    )
    waves: dict[str, dict[int, Sheet]] = defaultdict(lambda: defaultdict(Sheet))
    for wave, card, item, code, missing, text in rows:
        sheet = waves[wave][card]
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
