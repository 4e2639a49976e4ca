"""From what staff wrote to the rows that people answer, before anything is saved."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assessments.models.items import KINDS, Item, Surroundings
from assessments.models.items.base import both_languages
from assessments.models.version import InstrumentVersion, ResponseScale, Subscale
from assessments.scales import AGREEMENT, agreement_key, as_points
from curriculum.languages import normalise

if TYPE_CHECKING:
    from assessments.models.instrument import Instrument

_SCALES = {agreement_key(points): scale for points, scale in AGREEMENT.items()}


@dataclass(frozen=True)
class Draft:
    """An unsaved version with its rows; save them in the order of the fields."""

    version: InstrumentVersion
    subscales: list[Subscale]
    scales: list[ResponseScale]
    items: list[Item]

    @property
    def rows(self) -> list[Subscale | ResponseScale | Item]:
        return [*self.subscales, *self.scales, *self.items]

    def sha256(self) -> str:
        """The fingerprint of everything that is shown or scored."""
        version = _plain(self.version, "instrument", "number", "sha256", "published_by")
        rows = [(type(row).__name__, _plain(row, "version")) for row in self.rows]
        subscales = [item.subscale.key if item.subscale else "" for item in self.items]
        content = json.dumps([version, rows, subscales], sort_keys=True, default=str)
        return hashlib.sha256(content.encode()).hexdigest()


def draft_of(instrument: Instrument) -> Draft:
    version = InstrumentVersion(
        instrument=instrument,
        titles=_normalised(instrument.titles),
        introductions=_normalised(instrument.introductions),
        primary_outcome=instrument.primary_outcome,
        meaningful_change=instrument.meaningful_change,
    )
    blocks = list(instrument.items)
    subscales = _subscales(version, (child.value for child in instrument.subscales))
    needed = {KINDS[block.block_type].scale_key(block.value) for block in blocks}
    scales = [
        ResponseScale(version=version, key=key, points=as_points(scale))
        for key, scale in _SCALES.items()
        if key in needed
    ]
    around = Surroundings(
        version,
        subscales={subscale.key: subscale for subscale in subscales},
        scales={scale.key: scale for scale in scales},
    )
    items = [
        KINDS[block.block_type].from_block(
            block.value, key=block.id or str(uuid.uuid4()), number=number, around=around
        )
        for number, block in enumerate(blocks, start=1)
    ]
    return Draft(version, subscales, scales, items)


def _subscales(
    version: InstrumentVersion, written: Iterable[dict[str, Any]]
) -> list[Subscale]:
    return [
        Subscale(
            version=version,
            key=value.get("key") or "",
            names=both_languages(value, "name"),
            sort_order=place,
        )
        for place, value in enumerate(written, start=1)
    ]


def _normalised(texts: dict[str, str]) -> dict[str, str]:
    return {language: normalise(text) for language, text in texts.items()}


def _plain(row: Any, *without: str) -> dict[str, Any]:
    """The own values of a row: neither keys of the database nor links to other rows."""
    return {
        field.name: getattr(row, field.name)
        for field in row._meta.concrete_fields
        if not field.is_relation
        and not field.primary_key
        and not field.auto_created
        and field.name not in (*without, "published_at")
    }
