from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from certificates.choices import CertificateLanguage, Layout
from workshops.models import Organisation

if TYPE_CHECKING:
    from certificates.models.design_version import DesignVersion


class Design(models.Model):
    """How an organisation's certificate looks and what it asks for.

    The look lies in its versions. Layout, language and signatory stand here too, for a
    design made before there were versions.
    """

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
    signatory_bn = models.CharField(
        _("signatory in Bangla"), max_length=100, blank=True
    )
    signatory_en = models.CharField(
        _("signatory in English"), max_length=100, blank=True
    )
    signatory_role_bn = models.CharField(
        _("their role in Bangla"), max_length=100, blank=True
    )
    signatory_role_en = models.CharField(
        _("their role in English"), max_length=100, blank=True
    )
    is_default = models.BooleanField(
        _("is used unless another is picked"), default=True
    )

    class Meta:
        ordering = ["organisation", "name"]
        verbose_name = _("certificate design")
        verbose_name_plural = _("certificate designs")

    def __str__(self) -> str:
        return self.name

    @cached_property
    def newest(self) -> DesignVersion | None:
        """The version that is used today; None for a design made before there were any.

        Read once: many certificates are given with one design.
        """
        # Needs no scope: whoever has the design may have its look.
        versions: Any = type(self)._meta.get_field("versions").related_model
        found = versions._base_manager.filter(design=self).order_by("-number")
        newest: DesignVersion | None = found.first()
        return newest
