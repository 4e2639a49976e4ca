from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from polymorphic.managers import PolymorphicManager
from polymorphic.models import PolymorphicModel

from assessments.models.version import InstrumentVersion, Subscale
from curriculum.frozen import FrozenMixin
from curriculum.languages import LocalisedText, in_language


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


class Item(FrozenMixin, PolymorphicModel):
    """One question of a frozen version.

    `key` is the id of the block it was compiled from, so it stays the same across
    versions and languages. Codes are what people picked; the score of a step comes
    from the item alone, turned round when `is_reversed`.
    """

    kind: ClassVar[str] = ""
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

    objects = PolymorphicManager()

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
