"""An instrument as written, seen as the rules of `linting` want it."""

from __future__ import annotations

from typing import Any

from assessments.choices import Sensitivity
from assessments.linting import Question, Sheet
from assessments.models import Instrument
from assessments.models.draft import written_parts
from assessments.models.items import KINDS, Part
from assessments.models.items.parts import both_languages
from curriculum.choices import ReadingLevel
from curriculum.languages import LANGUAGES


def sheet_of(instrument: Instrument) -> Sheet:
    audience = instrument.audience
    return Sheet(
        questions=[
            question_of(number, part)
            for number, (part, _parent) in enumerate(
                written_parts(instrument.items), start=1
            )
        ],
        reads=None if audience is None else audience.reading_level != ReadingLevel.NONE,
        youngest=instrument.youngest_age,
        subscales=[child.value.get("key") or "" for child in instrument.subscales],
        lacks_referral=not _is_whole(instrument.referrals),
    )


def question_of(number: int, part: Part) -> Question:
    kind, value = KINDS[part.kind], part.value
    scale = kind.scale_of(value)
    pictures = value.get("pictures") or ""
    steps = len(scale.points) if scale else _steps(value)
    return Question(
        number=number,
        kind=part.kind,
        texts=both_languages(value, "text"),
        steps=steps,
        pictures=pictures or _drawn(scale.points if scale else []),
        scale=scale.key if scale else (f"{pictures}-{steps}" if pictures else ""),
        subscale=value.get("subscale") or "",
        is_scored=kind.is_scored,
        is_reversed=bool(value.get("is_reversed")),
        is_sensitive=value.get("sensitivity") == Sensitivity.SENSITIVE,
        voices=frozenset(
            language for language in LANGUAGES if value.get(f"audio_{language}")
        ),
    )


def _steps(value: Any) -> int | None:
    if value.get("pictures"):
        return int(value.get("points") or 3)
    choices = value.get("choices")
    return None if choices is None else len(choices)


def _drawn(points: list[dict[str, Any]]) -> str:
    """A scale of one's own with a picture at every step needs no reading."""
    is_drawn = bool(points) and all(p.get("picture") or p.get("image") for p in points)
    return "own" if is_drawn else ""


def _is_whole(referrals: dict[str, dict[str, str]]) -> bool:
    texts = [
        referrals.get(part, {}).get(language, "").strip()
        for part in ("texts", "contacts")
        for language in LANGUAGES
    ]
    return all(texts)
