from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from assessments.choices import AnswerMode, Resolution, SetAsideReason
from assessments.models.administration import Administration
from assessments.models.response import Response


class SetAside(models.Model):
    """Answers that arrived and could not be counted, kept whole until somebody decides.

    Staff see that they are here and why. What was answered is shown to nobody.
    """

    administration = models.ForeignKey(
        Administration,
        models.CASCADE,
        related_name="set_aside",
        verbose_name=_("administration"),
    )
    reason = models.CharField(
        _("reason"), max_length=20, choices=SetAsideReason.choices
    )
    client_id = models.UUIDField(_("id given by the phone"))
    content_hash = models.CharField(_("fingerprint of what was sent"), max_length=64)
    content: models.JSONField[Any, Any] = models.JSONField(_("what was sent"))
    card_number = models.PositiveIntegerField(_("card number"), null=True, blank=True)
    mode = models.CharField(
        _("way of answering"), max_length=20, choices=AnswerMode.choices
    )
    of_child = models.BooleanField(_("of a child"), default=False)
    sent_at = models.DateTimeField(_("sent at, by the phone's clock"), null=True)
    received_at = models.DateTimeField(_("received at"))
    resolution = models.CharField(
        _("decision"), max_length=12, choices=Resolution.choices, blank=True
    )
    resolved_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    response = models.ForeignKey(
        Response,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("what it became"),
    )

    objects = ScopedManager(organisation="administration__workshop__organisation")

    class Meta:
        ordering = ["administration", "received_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["client_id", "content_hash"], name="set_aside_once"
            )
        ]
        verbose_name = _("answers set aside")
        verbose_name_plural = _("answers set aside")

    def __str__(self) -> str:
        return str(self.client_id)
