from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from certificates.models.design import Design
from certificates.models.picture import Picture


class DesignVersion(models.Model):
    """The look of a design as it was from one save to the next. Never changed."""

    design = models.ForeignKey(
        Design, models.CASCADE, related_name="versions", verbose_name=_("design")
    )
    number = models.PositiveIntegerField(_("number"))
    look: models.JSONField[Any, Any] = models.JSONField(_("look"))
    digest = models.CharField(_("fingerprint"), max_length=64)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    pictures = models.ManyToManyField(
        Picture,
        through="certificates.PictureUse",
        related_name="+",
        verbose_name=_("pictures"),
    )

    objects = ScopedManager(organisation="design__organisation")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["design", "number"], name="one_version_of_a_number"
            )
        ]
        verbose_name = _("version of a design")
        verbose_name_plural = _("versions of designs")

    def __str__(self) -> str:
        return f"{self.design_id}: {self.number}"


class PictureUse(models.Model):
    """That a version shows a picture, which therefore cannot be deleted."""

    version = models.ForeignKey(
        DesignVersion, models.CASCADE, verbose_name=_("version of a design")
    )
    picture = models.ForeignKey(
        Picture, models.PROTECT, related_name="uses", verbose_name=_("picture")
    )

    objects = ScopedManager(organisation="version__design__organisation")

    class Meta:
        verbose_name = _("use of a picture")
        verbose_name_plural = _("uses of pictures")

    def __str__(self) -> str:
        return f"{self.version_id}: {self.picture_id}"
