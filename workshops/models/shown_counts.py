from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from workshops.models.organisation import Organisation


class ShownCounts(models.Model):
    """Counts as a partner saw them first, and as every partner sees them ever after.

    `question` names the days and the reach; `counting.shown` writes and reads both.
    """

    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        related_name="shown_counts",
        verbose_name=_("organisation"),
    )
    question = models.CharField(_("question"), max_length=300)
    numbers = models.JSONField(_("numbers"))
    shown_at = models.DateTimeField(_("first shown at"), auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "question"], name="counts_are_shown_as_first"
            )
        ]
        verbose_name = _("counts that were shown")
        verbose_name_plural = _("counts that were shown")

    def __str__(self) -> str:
        return self.question
