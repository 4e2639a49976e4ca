from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from certificates.models.certificate import Certificate


class ShareLink(models.Model):
    """An address under which one certificate can be fetched for some days.

    Only a hash of the address is kept: who reads the database opens nothing with it.
    """

    certificate = models.ForeignKey(
        Certificate,
        models.CASCADE,
        related_name="share_links",
        verbose_name=_("certificate"),
    )
    token_sha256 = models.CharField(
        _("hash of the address"), max_length=64, unique=True
    )
    expires_at = models.DateTimeField(_("works until"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )

    objects = ScopedManager(
        organisation="certificate__enrolment__workshop__organisation"
    )

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("link to a certificate")
        verbose_name_plural = _("links to certificates")

    def __str__(self) -> str:
        return f"{self.certificate_id}: {self.expires_at}"

    @property
    def works(self) -> bool:
        return self.ended_at is None and self.expires_at > timezone.now()
