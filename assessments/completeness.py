"""What an instrument needs before people may answer it, told at the field it is about.

Each block looks after itself; here stands what holds between them.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from assessments.blocks import missing_sentences
from assessments.linting import errors
from assessments.models import Instrument, InstrumentVersion, Response
from assessments.models.draft import written_parts
from assessments.models.version import TOTAL
from assessments.written_sheet import sheet_of
from curriculum.numerals import in_digits_of

Errors = dict[str, list[ValidationError]]


def between_fields(subscales: Any, items: Any, primary_outcome: str) -> Errors:
    """Keys that are given twice, that nobody has, or that nothing is scored by.

    `subscales` and `items` are the values of the StreamFields.
    """
    keys = [child.value["key"] for child in subscales]
    own = [child.value.get("subscale") or "" for child in items]
    used = [part.value.get("subscale") or "" for part, _parent in written_parts(items)]
    found = {
        "subscales": _at_blocks("key", _twice(keys)),
        "items": [
            *_at_blocks("subscale", _unknown(own, keys)),
            *_pointing(items),
        ],
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
    return joined(between, found, locked(instrument), unsuited(instrument))


def joined(*several: Errors) -> Errors:
    """All errors by field; those of one field beside each other."""
    found: Errors = {}
    for each in several:
        for name, sentences in each.items():
            found.setdefault(name, []).extend(sentences)
    return found


def unsuited(instrument: Instrument) -> Errors:
    """What does not suit those who are asked and so stops publishing."""
    sentences = [finding.sentence for finding in errors(sheet_of(instrument))]
    if not sentences:
        return {}
    plain = [ValidationError(sentence) for sentence in sentences]
    return {"items": [StreamBlockValidationError(non_block_errors=plain)]}


def locked(instrument: Instrument) -> Errors:
    """What the report looks at stays as it was when the first answer came.

    Changing it afterwards would let somebody pick the outcome that moved.
    """
    answered = first_answered_version(instrument)
    if answered is None:
        return {}
    found: Errors = {}
    for name in ("primary_outcome", "meaningful_change"):
        kept = getattr(answered, name)
        if getattr(instrument, name) != kept:
            sentence = _(
                "People have answered, so this stays “%(kept)s”. To look at something"
                " else, copy the questions and publish the copy."
            ) % {"kept": kept}
            found[name] = [ValidationError(sentence)]
    return found


def first_answered_version(instrument: Instrument) -> InstrumentVersion | None:
    """The version that somebody answered first, in whatever organisation."""
    if instrument.pk is None:
        return None
    with scopes_disabled():
        answered = Response.objects.filter(
            administration__version__instrument=instrument
        )
        first = (
            answered.select_related("administration__version")
            .order_by("started_at", "pk")
            .first()
        )
    return first.administration.version if first else None


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


def _pointing(items: Any) -> list[ValidationError]:
    """Short names that two questions have, or that point to no earlier question."""
    sentences, earlier = [], set[str]()
    for number, (part, _parent) in enumerate(written_parts(items), start=1):
        place = {"number": in_digits_of(get_language(), number)}
        for name in _pointed_to(part.value):
            if name not in earlier:
                sentences.append(
                    _(
                        "Question %(number)s: no earlier question has the short name “%(name)s”."
                    )
                    % {**place, "name": name}
                )
        name = part.value.get("name") or ""
        if name and name in earlier:
            sentences.append(
                _(
                    "Question %(number)s: another question has the short name “%(name)s”."
                )
                % {**place, "name": name}
            )
        earlier.add(name)
    plain = [ValidationError(sentence) for sentence in sentences]
    return [StreamBlockValidationError(non_block_errors=plain)] if plain else []


def _pointed_to(value: Any) -> list[str]:
    condition = value.get("show_if") or {}
    named = [condition.get("name") or "", value.get("of") or ""]
    return [name for name in named if name]


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
