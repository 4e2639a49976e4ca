"""From what staff wrote to the rows that people answer, before anything is saved."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assessments.media import frozen_media
from assessments.models.items import (
    KINDS,
    Item,
    NamedItem,
    Part,
    Surroundings,
    wire,
)
from assessments.models.items.parts import both_languages
from assessments.models.version import InstrumentVersion, ResponseScale, Subscale
from curriculum.languages import normalise

if TYPE_CHECKING:
    from assessments.models.instrument import Instrument

_LATER: dict[str, Any] = {
    "name": "",
    "helps": {},
    "media": {},
    "facilitator_note": "",
    "allows_dont_know": True,
    "allows_refusal": True,
    "sensitivity": "ordinary",
    "show_if": {},
    "pictures": "thumbs",
    "points": 3,
    "referrals": {},
}
"""Fields that came later, with what older versions say by silence.

They leave the fingerprint alone, so that publishing anew makes no second version.
"""


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
        parents = [item.parent.number for item in self.items if item.parent]
        content = json.dumps(
            [version, rows, subscales, *([parents] if parents else [])],
            sort_keys=True,
            default=str,
        )
        return hashlib.sha256(content.encode()).hexdigest()


def draft_of(instrument: Instrument) -> Draft:
    version = InstrumentVersion(
        instrument=instrument,
        titles=_normalised(instrument.titles),
        introductions=_normalised(instrument.introductions),
        primary_outcome=instrument.primary_outcome,
        meaningful_change=instrument.meaningful_change,
        referrals=instrument.referrals,
    )
    written = written_parts(instrument.items)
    subscales = _subscales(version, (child.value for child in instrument.subscales))
    scales = _scales(version, [part for part, _parent in written])
    around = Surroundings(
        version,
        subscales={subscale.key: subscale for subscale in subscales},
        scales={scale.key: scale for scale in scales},
        named=_named([part for part, _parent in written]),
        media_of=frozen_media,
    )
    items: list[Item] = []
    for number, (part, parent) in enumerate(written, start=1):
        item = KINDS[part.kind].from_block(
            part.value, key=part.key, number=number, around=around
        )
        item.parent = None if parent is None else items[parent]
        items.append(item)
    return Draft(version, subscales, scales, wire(items))


def written_parts(stream: Any) -> list[tuple[Part, int | None]]:
    """Every question in its order; those inside another with the place of that one."""
    found: list[tuple[Part, int | None]] = []
    for block in stream:
        outer = len(found)
        kind = KINDS[block.block_type]
        found.append(
            (Part(kind.kind, block.id or str(uuid.uuid4()), block.value), None)
        )
        for part in kind.parts_of(block.value):
            key = part.key or str(uuid.uuid4())
            found.append((Part(part.kind, key, part.value), outer))
    return found


def _named(written: Iterable[Part]) -> dict[str, NamedItem]:
    return {
        name: NamedItem(name, part.key, KINDS[part.kind].keeps_several)
        for part in written
        if (name := part.value.get("name") or "")
    }


def _scales(version: InstrumentVersion, written: Iterable[Part]) -> list[ResponseScale]:
    """Each scale that is used, once."""
    used = [KINDS[part.kind].scale_of(part.value) for part in written]
    points = {scale.key: scale.points for scale in used if scale is not None}
    return [
        ResponseScale(version=version, key=key, points=points[key])
        for key in sorted(points)
    ]


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
        and not (
            field.name in _LATER and getattr(row, field.name) == _LATER[field.name]
        )
    }
