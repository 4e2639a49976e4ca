from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from polymorphic.managers import PolymorphicManager, PolymorphicQuerySet
from polymorphic.models import PolymorphicModel

from assessments.blocks import ItemBlock
from assessments.choices import MissingReason
from assessments.models.version import InstrumentVersion, ResponseScale, Subscale
from curriculum.frozen import FrozenMixin, FrozenUpdates
from curriculum.languages import LocalisedText, in_language, normalise

NO_ANSWER = [
    (MissingReason.DONT_KNOW.value, _("I don't know")),
    (MissingReason.REFUSED.value, _("I don't want to say")),
]
"""What may always be picked instead of an answer."""

_NOTHING_PICKED = _("Choose an answer, or choose “I don't know”.")


@dataclass(frozen=True)
class Step:
    """One thing that can be picked: its code, its words, its picture and its score."""

    code: int
    labels: LocalisedText
    score: float
    picture: str = ""

    @property
    def label(self) -> str:
        return in_language(self.labels, get_language())


@dataclass(frozen=True)
class Given:
    """What somebody answered: a code, or words, or the reason for neither."""

    code: int | None = None
    text: str = ""
    missing: str = ""


@dataclass(frozen=True)
class Surroundings:
    """What an item may need from the version that it is compiled into."""

    version: InstrumentVersion
    subscales: Mapping[str, Subscale]
    scales: Mapping[str, ResponseScale]


class FrozenItems(FrozenUpdates, PolymorphicQuerySet):
    pass


class Item(FrozenMixin, PolymorphicModel):
    """One question of a frozen version.

    `key` is the id of the block it was compiled from, so it stays the same across
    versions and languages. Codes are what people picked; the score of a step comes
    from the item alone, turned round when `is_reversed`.

    A kind of item is one module beside this one: its block, its model, its form field,
    its template and its score.
    """

    kind: ClassVar[str] = ""
    block: ClassVar[type[ItemBlock]]
    template_name: ClassVar[str] = ""
    is_scored: ClassVar[bool] = True

    version = models.ForeignKey(
        InstrumentVersion,
        models.CASCADE,
        related_name="items",
        verbose_name=_("version"),
    )
    key = models.UUIDField(_("key"))
    number = models.PositiveSmallIntegerField(_("number"))
    subscale = models.ForeignKey(
        Subscale,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("subscale"),
    )
    is_reversed = models.BooleanField(_("is reversed"), default=False)
    prompts: models.JSONField[Any, Any] = models.JSONField(_("question by language"))

    objects = PolymorphicManager.from_queryset(FrozenItems)()  # type: ignore[misc]

    class Meta:
        ordering = ["version", "number"]
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="item_key_once"),
            models.UniqueConstraint(
                fields=["version", "number"], name="item_number_once"
            ),
        ]
        verbose_name = _("item")
        verbose_name_plural = _("items")

    def __str__(self) -> str:
        return f"{self.number}. {self.prompt}"

    @classmethod
    def scale_key(cls, value: Mapping[str, Any]) -> str | None:
        """Which response scale the written block needs, if any."""
        return None

    @classmethod
    def from_block(
        cls, value: Mapping[str, Any], *, key: str, number: int, around: Surroundings
    ) -> Item:
        """An unsaved item made of what staff wrote."""
        return cls(
            version=around.version,
            key=uuid.UUID(key),
            number=number,
            subscale=around.subscales.get(value.get("subscale") or ""),
            is_reversed=bool(value.get("is_reversed")),
            prompts=both_languages(value, "text"),
            **cls.own_fields(value, around),
        )

    @classmethod
    def own_fields(
        cls, value: Mapping[str, Any], around: Surroundings
    ) -> dict[str, Any]:
        """The fields that only this kind has."""
        return {}

    @property
    def prompt(self) -> str:
        return in_language(self.prompts, get_language())

    def steps(self) -> list[Step]:
        """What can be picked, in the order shown. Empty for open text."""
        return []

    def bounds(self) -> tuple[float, float]:
        """The lowest and the highest score that a step of this item can have."""
        scores = [step.score for step in self.steps()]
        return min(scores), max(scores)

    def keyed(self, code: int) -> float:
        """The score of a picked code, higher = more rights-respecting."""
        low, high = self.bounds()
        score = {step.code: step.score for step in self.steps()}[code]
        return low + high - score if self.is_reversed else score

    def form_fields(self) -> dict[str, forms.Field]:
        """What the answering screen asks for. A kind without steps brings its own."""
        picks = [(str(step.code), step.label) for step in self.steps()]
        answer = forms.ChoiceField(
            choices=[*picks, *NO_ANSWER],
            widget=forms.RadioSelect,
            error_messages={
                "required": _NOTHING_PICKED,
                "invalid_choice": _NOTHING_PICKED,
            },
        )
        return {"answer": answer}

    def given(self, cleaned: Mapping[str, Any]) -> Given:
        """What the cleaned fields say."""
        picked = cleaned["answer"]
        if picked in MissingReason.values:
            return Given(missing=picked)
        return Given(code=int(picked))


def both_languages(value: Mapping[str, Any], stem: str) -> dict[str, str]:
    """The texts `stem_bn` and `stem_en` of a block, as they are stored."""
    return {
        language: normalise(value.get(f"{stem}_{language}") or "")
        for language in ("bn", "en")
    }
