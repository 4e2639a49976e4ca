"""What an instrument needs before people may answer it, told at the field it is about.

Each block looks after itself; here stands what holds between them.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from assessments.blocks import missing_sentences
from assessments.models import Instrument
from assessments.models.version import TOTAL

Errors = dict[str, list[ValidationError]]


def between_fields(subscales: Any, items: Any, primary_outcome: str) -> Errors:
    """Keys that are given twice, that nobody has, or that nothing is scored by.

    `subscales` and `items` are the values of the StreamFields.
    """
    keys = [child.value["key"] for child in subscales]
    used = [child.value.get("subscale") or "" for child in items]
    found = {
        "subscales": _at_blocks("key", _twice(keys)),
        "items": _at_blocks("subscale", _unknown(used, keys)),
        "primary_outcome": _primary(primary_outcome, keys, used),
    }
    return {name: errors for name, errors in found.items() if errors}


def problems_of(instrument: Instrument) -> Errors:
    """Everything that is wrong with an instrument, by field. Empty when it is complete."""
    found: Errors = {}
    for name in ("title", "introduction"):
        texts = {code: getattr(instrument, f"{name}_{code}") for code in ("bn", "en")}
        for language, sentence in missing_sentences(texts).items():
            found[f"{name}_{language}"] = [ValidationError(sentence)]
    for name in ("subscales", "items"):
        stream = getattr(instrument, name)
        try:
            stream.stream_block.clean(stream)
        except ValidationError as error:
            found[name] = [error]
    between = between_fields(
        instrument.subscales, instrument.items, instrument.primary_outcome
    )
    return {**between, **found}


def _twice(keys: list[str]) -> dict[int, str]:
    seen: Counter[str] = Counter()
    found = {}
    for place, key in enumerate(keys):
        seen[key] += 1
        if key and seen[key] > 1:
            found[place] = _("Another subscale has this key. Give each its own.")
    return found


def _unknown(used: list[str], keys: list[str]) -> dict[int, str]:
    known = ", ".join(keys)
    sentence = (
        _("No subscale has this key. Use one of: %(keys)s.") % {"keys": known}
        if known
        else _("There is no subscale yet. Add it above, or leave this empty.")
    )
    return {
        place: sentence for place, key in enumerate(used) if key and key not in keys
    }


def _primary(outcome: str, keys: list[str], used: list[str]) -> list[ValidationError]:
    if outcome == TOTAL:
        return []
    if outcome not in keys:
        choices = ", ".join([TOTAL, *keys])
        sentence = _("Write one of: %(keys)s.") % {"keys": choices}
        return [ValidationError(sentence)]
    if outcome not in used:
        return [ValidationError(_("No question belongs to this subscale yet."))]
    return []


def _at_blocks(name: str, sentences: dict[int, str]) -> list[ValidationError]:
    if not sentences:
        return []
    errors = {
        place: StructBlockValidationError({name: ValidationError(sentence)})
        for place, sentence in sentences.items()
    }
    return [StreamBlockValidationError(block_errors=errors)]
