from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from polymorphic.managers import PolymorphicManager
from polymorphic.models import PolymorphicModel

from certificates.models.design import Design
from workshops.models import Enrolment


class Criterion(PolymorphicModel):
    """One thing a person must have done to earn the certificates of a design.

    Those of a design that stand by themselves must all be met. Those inside an
    `AtLeastCriterion` are judged by it.
    """

    asked: ClassVar[tuple[str, ...]] = ()
    """The fields that staff fill in."""

    design = models.ForeignKey(
        Design,
        models.CASCADE,
        related_name="criteria",
        verbose_name=_("design"),
    )
    group = models.ForeignKey(
        "certificates.AtLeastCriterion",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="members",
        verbose_name=_("is one of"),
    )

    objects: ClassVar[Any] = PolymorphicManager()

    class Meta:
        ordering = ["pk"]
        base_manager_name = "objects"
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"

    @property
    def label(self) -> str:
        """What staff read: what must be done."""
        raise NotImplementedError(f"{type(self).__name__} has no label.")

    def unmet(self, enrolments: Sequence[Enrolment]) -> dict[int, str]:
        """By primary key, one sentence that says what is missing; who is not in it, has it.

        All `enrolments` are of one workshop.
        """
        raise NotImplementedError(f"{type(self).__name__} judges nobody.")
