"""The small things that items are made of and speak with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.choices import MissingReason
from assessments.models.version import InstrumentVersion, ResponseScale, Subscale
from curriculum.languages import LocalisedText, in_language, normalise
from curriculum.numerals import to_western

NO_ANSWER = [
    (MissingReason.DONT_KNOW.value, _("I don't know")),
    (MissingReason.REFUSED.value, _("I don't want to say")),
]
"""What may be picked instead of an answer, unless an item does not offer it."""


@dataclass(frozen=True)
class Step:
    """One thing that can be picked: its code, its words, its picture and its score.

    `picture` names a drawing of ours; `image` and `audio` are paths of uploaded copies.
    """

    code: int
    labels: LocalisedText
    score: float
    picture: str = ""
    image: str = ""
    audio: Mapping[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return in_language(self.labels, get_language())


@dataclass(frozen=True)
class Given:
    """What somebody answered: a code, or words, or the reason for neither.

    Several codes stand in `text` with spaces between. `upload` is a recorded voice,
    which is sealed away before anything is written.
    """

    code: int | None = None
    text: str = ""
    missing: str = ""
    upload: Any = None


@dataclass(frozen=True)
class Part:
    """A question inside a written block: which kind, under which key, and as written."""

    kind: str
    key: str
    value: Mapping[str, Any]


@dataclass(frozen=True)
class TallyField:
    """One number of a group count: how many picked this step, or gave no answer."""

    name: str
    labels: LocalisedText
    code: int | None = None
    missing: str = ""

    @property
    def label(self) -> str:
        return in_language(self.labels, get_language())


@dataclass(frozen=True)
class WrittenScale:
    """A scale that items share: its key in the version, and its points as kept."""

    key: str
    points: list[dict[str, Any]]


@dataclass(frozen=True)
class NamedItem:
    """What another item must know of one that it points to by its short name."""

    name: str
    key: str
    several: bool = False
    """Whether it keeps several codes."""


def _no_media(value: Mapping[str, Any]) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Surroundings:
    """What an item may need from the version that it is compiled into."""

    version: InstrumentVersion
    subscales: Mapping[str, Subscale]
    scales: Mapping[str, ResponseScale]
    named: Mapping[str, NamedItem] = field(default_factory=dict)
    """The items that have a short name, by it."""
    media_of: Callable[[Mapping[str, Any]], dict[str, Any]] = _no_media

    def condition_of(self, written: Mapping[str, Any]) -> dict[str, Any]:
        """“Ask only if” as it is kept: the key of the question and the codes."""
        asked = self.named.get(written.get("name") or "")
        codes = codes_in((written.get("codes") or "").replace(",", " "))
        if asked is None or not codes:
            return {}
        return {"codes": codes, **asdict(asked)}


def both_languages(value: Mapping[str, Any], stem: str) -> dict[str, str]:
    """The texts `stem_bn` and `stem_en` of a block, as they are stored."""
    return {
        language: normalise(value.get(f"{stem}_{language}") or "")
        for language in ("bn", "en")
    }


def codes_in(text: str) -> list[int]:
    """Several codes as one answer keeps them, “1 4”, in the order picked or shown.

    None at all where anything but codes stands there: it may have been typed.
    """
    try:
        return [int(code) for code in to_western(text).split()]
    except ValueError:
        return []


def codes_as_text(codes: list[int]) -> str:
    return " ".join(str(code) for code in codes)
