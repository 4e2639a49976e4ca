"""Sums from which many workshops are pooled without reading a single answer."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from assessments.choices import AnswerMode
from assessments.models.version import InstrumentVersion
from assessments.models.whole_numbers import WholeNumberField
from workshops.models import Organisation, Workshop


class ScaleSummary(models.Model):
    """One scale of one workshop, of the people whose figures its report may show.

    Scores of 0–100 are whole numbers here, `per_point` of them to a point, so that the
    sums are exact and can be compared with the rows they come from. What pooling reads
    of ten thousand workshops is computed from them once and stands beside.
    """

    workshop = models.ForeignKey(
        Workshop,
        models.CASCADE,
        related_name="scale_summaries",
        verbose_name=_("workshop"),
    )
    version = models.ForeignKey(
        InstrumentVersion,
        models.PROTECT,
        related_name="+",
        verbose_name=_("version"),
    )
    scale = models.CharField(_("scale"), max_length=100)
    is_primary = models.BooleanField(_("is the main result"))
    mode = models.CharField(
        _("way of answering"), max_length=20, choices=AnswerMode.choices
    )
    asked_on = models.DateField(
        _("asked on"), help_text=_("The day of the questions after the workshop.")
    )
    smallest = models.PositiveSmallIntegerField(_("fewest people to show"))
    n = models.PositiveIntegerField(_("people counted"))
    per_point = WholeNumberField(_("parts of a point"))
    sum_pre = WholeNumberField(_("sum before"))
    sum_post = WholeNumberField(_("sum after"))
    squares_pre = WholeNumberField(_("sum of squares before"))
    squares_post = WholeNumberField(_("sum of squares after"))
    products = WholeNumberField(_("sum of products"))
    up = models.PositiveIntegerField(_("moved up"))
    same = models.PositiveIntegerField(_("stayed"))
    down = models.PositiveIntegerField(_("moved down"))
    mean_pre = models.FloatField(_("mean before"))
    mean_post = models.FloatField(_("mean after"))
    change = models.FloatField(_("mean change"))
    variance = models.FloatField(_("variance of the changes"))
    smcr = models.FloatField(_("change in units of the spread before"), null=True)
    smcr_var = models.FloatField(_("variance of that"), null=True)
    is_shown = models.BooleanField(
        _("was shown"),
        default=False,
        help_text=_("Somebody has seen figures that these people are part of."),
    )

    objects = ScopedManager(organisation="workshop__organisation")

    class Meta:
        ordering = ["workshop", "scale"]
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "version", "scale"],
                name="one_summary_per_scale",
            )
        ]
        indexes = [
            models.Index(fields=["version", "scale"], name="summary_by_scale"),
        ]
        verbose_name = _("summary of a scale")
        verbose_name_plural = _("summaries of scales")

    def __str__(self) -> str:
        return f"{self.workshop} {self.scale}"


class ItemSums(models.Model):
    """How the questions of a scale were answered before, in one language and way.

    One row for each workshop, and one without a workshop that is the sum of them: it
    grows and shrinks with them, so that reliability costs the same for ten workshops
    and for ten thousand.
    """

    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        related_name="+",
        verbose_name=_("organisation"),
    )
    workshop = models.ForeignKey(
        Workshop,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="item_sums",
        verbose_name=_("workshop"),
    )
    version = models.ForeignKey(
        InstrumentVersion,
        models.PROTECT,
        related_name="+",
        verbose_name=_("version"),
    )
    scale = models.CharField(_("scale"), max_length=100)
    language = models.CharField(_("language"), max_length=10)
    mode = models.CharField(
        _("way of answering"), max_length=20, choices=AnswerMode.choices
    )
    counts: models.JSONField[Any, Any] = models.JSONField(
        _("counts"), help_text=_("See assessments.report.item_sums.")
    )

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ["version", "scale", "language", "mode", "workshop"]
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "version", "scale", "language", "mode"],
                name="one_item_sum_per_workshop",
            ),
            models.UniqueConstraint(
                fields=["organisation", "version", "scale", "language", "mode"],
                condition=models.Q(workshop=None),
                name="one_item_sum_of_all",
            ),
        ]
        verbose_name = _("sums of questions")
        verbose_name_plural = _("sums of questions")

    def __str__(self) -> str:
        return f"{self.workshop_id} {self.scale} {self.language} {self.mode}"
