"""From a module's TOML file to a published instrument."""

from __future__ import annotations

import tomllib
import uuid
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User

from assessments.models import Instrument
from curriculum.models import Audience

INSTRUMENTS = Path(__file__).resolve().parents[1] / "content" / "instruments"

_ITEM_NAMESPACE = uuid.UUID("6f6bd2f0-3c55-4f0c-9a8e-0d3b6b0f4c11")
"""Gives each seeded question the same key on every machine (UUID version 5)."""


def seed_instrument(written: dict[str, Any], *, user: User | None = None) -> Instrument:
    """Write and publish the instrument unless its code exists already."""
    existing = Instrument.objects.filter(code=written["code"]).first()
    if existing is not None:
        return existing
    instrument = Instrument(
        code=written["code"],
        title_bn=written["title"]["bn"],
        title_en=written["title"]["en"],
        introduction_bn=written["introduction"]["bn"],
        introduction_en=written["introduction"]["en"],
        primary_outcome=written.get("primary", "total"),
        audience=Audience.objects.filter(slug=written.get("audience", "")).first(),
        youngest_age=written.get("youngest_age"),
        source=written.get("source", ""),
        live=False,
        **_help(written),
    )
    instrument.subscales = [_subscale(part) for part in written["subscales"]]
    instrument.items = [_item(written["code"], part) for part in written["items"]]
    instrument.full_clean()
    instrument.save()
    instrument.save_revision(user=user).publish(user=user)
    instrument.refresh_from_db()
    return instrument


def seed_templates() -> None:
    """Published instruments as drafts without questions; their wording is not ours."""
    for written in _read(INSTRUMENTS / "published" / "templates.toml")["templates"]:
        if not Instrument.objects.filter(code=written["code"]).exists():
            Instrument.objects.create(
                code=written["code"],
                title_bn=written["title"]["bn"],
                title_en=written["title"]["en"],
                source=written["source"],
                live=False,
            )


def ready_instruments() -> list[dict[str, Any]]:
    """The instruments that belong to no module, as written."""
    return [_read(path) for path in sorted(INSTRUMENTS.glob("*.toml"))]


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _help(written: dict[str, Any]) -> dict[str, str]:
    """Where to find help, if the file says so."""
    if "referral" not in written:
        return {}
    return {
        f"{field}_{language}": written[name][language]
        for field, name in (("referral", "referral"), ("referral_contact", "contact"))
        for language in ("bn", "en")
    }


def _subscale(part: dict[str, Any]) -> dict[str, Any]:
    names = {"name_bn": part["name"]["bn"], "name_en": part["name"]["en"]}
    return {"type": "subscale", "value": {"key": part["key"], **names}}


def _item(code: str, part: dict[str, Any]) -> dict[str, Any]:
    value: dict[str, Any] = {
        "text_bn": part["text"]["bn"],
        "text_en": part["text"]["en"],
    }
    if "sensitivity" in part:
        value["sensitivity"] = part["sensitivity"]
    if part["kind"] not in ("text", "practice"):
        value["subscale"] = part.get("subscale", "")
        value["is_reversed"] = part.get("reverse", False)
    if part["kind"] == "likert":
        value["words"] = part.get("words", "agreement")
        value["points"] = str(part.get("points", 5))
    if part["kind"] in ("faces", "practice"):
        value["pictures"] = part.get("pictures", "thumbs")
        value["points"] = str(part.get("points", 3))
    if part["kind"] == "choice":
        value["choices"] = [_choice(choice) for choice in part["choices"]]
    key = uuid.uuid5(_ITEM_NAMESPACE, f"{code}/{part['key']}")
    return {"type": part["kind"], "value": value, "id": str(key)}


def _choice(part: dict[str, Any]) -> dict[str, Any]:
    return {
        "label_bn": part["label"]["bn"],
        "label_en": part["label"]["en"],
        "score": Decimal(str(part["score"])),
    }
