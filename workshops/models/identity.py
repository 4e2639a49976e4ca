from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from workshops.models.participant import Participant


class Identity(models.Model):
    """Who a participant is, encrypted. Read it through `workshops.identities` only."""

    participant = models.OneToOneField(
        Participant,
        models.CASCADE,
        related_name="identity",
        verbose_name=_("participant"),
    )
    key_id = models.CharField(_("key"), max_length=16)
    sealed = models.BinaryField(_("sealed names"))

    objects = ScopedManager(organisation="participant__organisation")

    class Meta:
        verbose_name = _("identity")
        verbose_name_plural = _("identities")

    def __str__(self) -> str:
        return self.participant.code


class IdentityReading(models.Model):
    """Somebody saw who a participant is. Append-only."""

    participant = models.ForeignKey(
        Participant,
        models.CASCADE,
        related_name="readings",
        verbose_name=_("participant"),
    )
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("reader"),
    )
    purpose = models.CharField(_("purpose"), max_length=40)
    read_at = models.DateTimeField(_("read at"), auto_now_add=True)

    objects = ScopedManager(organisation="participant__organisation")

    class Meta:
        ordering = ["-read_at"]
        verbose_name = _("reading of an identity")
        verbose_name_plural = _("readings of identities")

    def __str__(self) -> str:
        return f"{self.participant.code} {self.purpose}"
