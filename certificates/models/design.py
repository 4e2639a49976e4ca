from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from certificates.choices import CertificateLanguage, Layout
from workshops.models import Organisation


class Design(models.Model):
    """How an organisation's certificate looks and who signs it."""

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="designs",
        verbose_name=_("organisation"),
    )
    name = models.CharField(_("name"), max_length=100)
    layout = models.CharField(
        _("layout"), max_length=20, choices=Layout.choices, default=Layout.FORMAL
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=CertificateLanguage.choices,
        default=CertificateLanguage.BOTH,
    )
    signatory_bn = models.CharField(_("signatory in Bangla"), max_length=100)
    signatory_en = models.CharField(_("signatory in English"), max_length=100)
    signatory_role_bn = models.CharField(_("their role in Bangla"), max_length=100)
    signatory_role_en = models.CharField(_("their role in English"), max_length=100)
    is_default = models.BooleanField(
        _("is used unless another is picked"), default=True
    )

    class Meta:
        ordering = ["organisation", "name"]
        verbose_name = _("certificate design")
        verbose_name_plural = _("certificate designs")

    def __str__(self) -> str:
        return self.name
