from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workshops.models.workshop import Workshop


class LotteryDraw(models.Model):
    """The lots of a waiting list were drawn. Once, and so that anybody can repeat it.

    The parties stand in the order of the SHA-256 of the seed and the key of the party.
    """

    workshop = models.OneToOneField(
        Workshop, models.CASCADE, related_name="draw", verbose_name=_("workshop")
    )
    seed = models.CharField(_("seed"), max_length=64)
    parties = models.PositiveSmallIntegerField(_("parties"))
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("drawn by"),
    )
    drawn_at = models.DateTimeField(_("drawn at"), auto_now_add=True)

    class Meta:
        verbose_name = _("draw of lots")
        verbose_name_plural = _("draws of lots")

    def __str__(self) -> str:
        return f"{self.workshop}: {self.parties}"
