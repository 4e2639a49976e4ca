from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from polymorphic.managers import PolymorphicManager
from polymorphic.models import PolymorphicModel

from certificates.models.design import Design


class Criterion(PolymorphicModel):
    """One thing a person must have done to earn the certificates of a design."""

    design = models.ForeignKey(
        Design,
        models.CASCADE,
        related_name="criteria",
        verbose_name=_("design"),
    )

    objects = PolymorphicManager()

    class Meta:
        ordering = ["pk"]
        base_manager_name = "objects"
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"


class AttendanceCriterion(Criterion):
    """Came to at least this share of the sessions held."""

    minimum_percent = models.PositiveSmallIntegerField(
        _("sessions attended, percent"),
        default=80,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )

    class Meta:
        verbose_name = _("attendance criterion")
        verbose_name_plural = _("attendance criteria")


class RegisteredCriterion(Criterion):
    """A requirement that another plugin registers through the hook."""

    requirement = models.CharField(_("requirement"), max_length=100)

    class Meta:
        verbose_name = _("registered criterion")
        verbose_name_plural = _("registered criteria")
