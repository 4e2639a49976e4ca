from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from certificates.codes import new_token
from certificates.models.design import Design
from workshops.models import Enrolment


class Certificate(models.Model):
    """A certificate as issued. Its facts are frozen; only a withdrawal is added."""

    enrolment = models.ForeignKey(
        Enrolment,
        models.PROTECT,
        related_name="certificates",
        verbose_name=_("enrolment"),
    )
    design = models.ForeignKey(
        Design,
        models.PROTECT,
        related_name="certificates",
        verbose_name=_("design"),
    )
    code = models.CharField(
        _("code"),
        max_length=13,
        unique=True,
        help_text=_("Twelve letters and digits and a check character."),
    )
    token = models.CharField(
        _("token of the QR code"), max_length=26, unique=True, default=new_token
    )
    status_index = models.PositiveIntegerField(
        _("place in the list of withdrawn ones"), unique=True, null=True, blank=True
    )
    statement = models.BinaryField(
        _("signed statement"),
        blank=True,
        default=bytes,
        help_text=_("What the QR code says without a network; empty when not signed."),
    )
    facts: models.JSONField[Any, Any] = models.JSONField(
        _("facts"),
        help_text=_(
            "Module, organisation, dates, signatory by language; never a name."
        ),
    )
    pdf_sha256 = models.CharField(
        _("fingerprint of the file"),
        max_length=64,
        blank=True,
        db_index=True,
        help_text=_("SHA-256 of the PDF when it was first made; see digests.py."),
    )
    issued_at = models.DateTimeField(_("issued at"))
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("issued by"),
    )
    revoked_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("withdrawn by"),
    )
    revoked_reason = models.CharField(_("why withdrawn"), max_length=300, blank=True)
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("replaces"),
    )

    objects = ScopedManager(organisation="enrolment__workshop__organisation")

    class Meta:
        ordering = ["-issued_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment"],
                condition=Q(revoked_at__isnull=True),
                name="one_valid_certificate_per_enrolment",
            )
        ]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")

    def __str__(self) -> str:
        return self.code

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None


class CertificateName(models.Model):
    """The names printed on a certificate, sealed, in a row that can be erased."""

    certificate = models.OneToOneField(
        Certificate,
        models.CASCADE,
        related_name="printed_name",
        verbose_name=_("certificate"),
    )
    key_id = models.CharField(_("key"), max_length=16)
    sealed = models.BinaryField(_("sealed names"))

    objects = ScopedManager(
        organisation="certificate__enrolment__workshop__organisation"
    )

    class Meta:
        verbose_name = _("printed name")
        verbose_name_plural = _("printed names")

    def __str__(self) -> str:
        return str(self.certificate)
