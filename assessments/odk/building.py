"""Whole forms of waves and versions, and the XForm that phones read, made of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePosixPath

from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.db.models import Max

from assessments.choices import Wave
from assessments.models import Administration, Card, InstrumentVersion, Item
from assessments.models.items.xlsform import Row
from assessments.odk.workbook import (
    OdkForm,
    form_id_of,
    title_of,
    version_name,
    version_rows,
    wave_rows,
)
from assessments.services.submitting import by_key

DRAWINGS = "static:assessments/answers/"


def forms_of(administration: Administration) -> list[OdkForm]:
    """The form of a wave, or both of two parallel ones."""
    return [form_of(administration, version) for version in administration.versions]


def form_of(administration: Administration, version: InstrumentVersion) -> OdkForm:
    items = list(by_key(version).values())
    cards = Card.objects.filter(workshop=administration.workshop_id)
    last = cards.aggregate(last=Max("number"))["last"] or 0
    return OdkForm(
        form_id=form_id_of(administration, version),
        version=version_name(version),
        title=title_of(version, Wave(administration.wave)),
        rows=wave_rows(administration, version, items, last),
        media=media_of(items),
    )


def form_of_version(version: InstrumentVersion) -> OdkForm:
    items = list(by_key(version).values())
    code = version.instrument.code.replace("-", "_")
    return OdkForm(
        form_id=f"ankur_{code}_v{version.number}",
        version=version_name(version),
        title=title_of(version, None),
        rows=version_rows(items),
        media=media_of(items),
    )


def media_of(items: Iterable[Item]) -> dict[str, str]:
    """Names of files, and where each lies: among the uploads, or a drawing of ours."""
    found: dict[str, str] = {}
    for item in items:
        paths = [item.picture, *item.media.get("audio", {}).values()]
        for step in item.steps():
            drawing = f"{DRAWINGS}{step.picture}.svg" if step.picture else ""
            paths += [step.image or drawing, *step.audio.values()]
        found |= {PurePosixPath(path).name: path for path in paths if path}
    return found


def content_of(path: str) -> bytes | None:
    """A file of a form. Frozen copies never change; None for one that is gone."""
    if path.startswith("static:"):
        found = finders.find(path.removeprefix("static:"))
        return _drawing(found) if isinstance(found, str) else None
    if not default_storage.exists(path):
        return None
    with default_storage.open(path, "rb") as file:
        content: bytes = file.read()
    return content


@lru_cache(maxsize=64)
def _drawing(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def xform_of(form: OdkForm) -> bytes:
    """The form as XML. Making it takes a moment, so the last ones are remembered."""
    sheets = {
        "survey": form.rows.survey,
        "choices": form.rows.choices,
        "settings": [form.settings],
    }
    return _xform(json.dumps(sheets, ensure_ascii=False))


def hash_of(content: bytes) -> str:
    """As OpenRosa wants it. It only tells a phone that something is new."""
    return f"md5:{hashlib.md5(content, usedforsecurity=False).hexdigest()}"


@lru_cache(maxsize=32)
def _xform(sheets: str) -> bytes:
    xml, _warnings = convert(json.loads(sheets))
    return xml.encode()


def convert(sheets: Mapping[str, Sequence[Row]]) -> tuple[str, list[str]]:
    """What pyxform makes of the sheets, and what it warns of."""
    # Heavy, and only phones ask for it.
    from pyxform.xls2xform import convert as convert_sheets

    result = convert_sheets(dict(sheets), pretty_print=False)
    return result.xform, result.warnings
