from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from assessments.models.shown import sheets_behind
from assessments.models.version import InstrumentVersion
from workshops.models import Workshop


class ReportSnapshot(models.Model):
    """The figures of a report as they stood when nobody could answer any more.

    Append-only. What a donor was told can be computed again years later, by whoever
    holds the answers, and must be the same to the last digit. No answer is here.
    """

    workshop = models.ForeignKey(
        Workshop,
        models.CASCADE,
        related_name="report_snapshots",
        verbose_name=_("workshop"),
    )
    version = models.ForeignKey(
        InstrumentVersion,
        models.PROTECT,
        related_name="+",
        verbose_name=_("version"),
    )
    engine = models.CharField(
        _("computed with"),
        max_length=100,
        help_text=_("The version of the analysis and of what it stands on."),
    )
    figures: models.JSONField[Any, Any] = models.JSONField(
        _("figures"), help_text=_("Only what may be shown.")
    )
    marks: models.JSONField[Any, Any] = models.JSONField(
        _("state of the answers by card")
    )
    people: models.JSONField[Any, Any] = models.JSONField(_("cards by figure"))
    frozen_at = models.DateTimeField(_("frozen at"), auto_now_add=True)

    objects = ScopedManager(organisation="workshop__organisation")

    class Meta:
        ordering = ["workshop", "pk"]
        verbose_name = _("snapshot of a report")
        verbose_name_plural = _("snapshots of reports")

    def __str__(self) -> str:
        return f"{self.workshop} {self.frozen_at}"

    @property
    def sheets(self) -> frozenset[str]:
        return sheets_behind(self.marks)
