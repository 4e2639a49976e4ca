from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workshops.models.organisation import Organisation

LIFE = dt.timedelta(days=365)


def a_year_ahead() -> dt.datetime:
    return timezone.now() + LIFE


class ApiToken(models.Model):
    """What another program shows to read plans and counts. Only a digest is kept."""

    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        related_name="api_tokens",
        verbose_name=_("organisation"),
    )
    name = models.CharField(_("name"), max_length=100)
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("works until"), default=a_year_ahead)
    last_used_at = models.DateTimeField(_("last used at"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("ended by"),
    )

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("key for a program")
        verbose_name_plural = _("keys for programs")

    def __str__(self) -> str:
        return self.name

    @property
    def has_run_out(self) -> bool:
        return self.expires_at <= timezone.now()
