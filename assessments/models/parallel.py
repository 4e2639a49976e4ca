from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.version import InstrumentVersion


class ParallelForms(models.Model):
    """Two versions that the office declares to ask the same in other words.

    Only such a pair may be given to the halves of a group in turn.
    """

    first = models.ForeignKey(
        InstrumentVersion,
        models.CASCADE,
        related_name="parallel_to_second",
        verbose_name=_("first version"),
    )
    second = models.ForeignKey(
        InstrumentVersion,
        models.CASCADE,
        related_name="parallel_to_first",
        verbose_name=_("second version"),
    )
    declared_at = models.DateTimeField(_("declared at"), auto_now_add=True)
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("declared by"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"], name="parallel_forms_once"
            )
        ]
        verbose_name = _("parallel versions")
        verbose_name_plural = _("parallel versions")

    def __str__(self) -> str:
        return f"{self.first} / {self.second}"
