from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from workshops.choices import ContactRule, SpokenLanguage
from workshops.models.participant import Participant


class ContactChange(models.Model):
    """What a person said about being contacted, and to whom. Append-only."""

    participant = models.ForeignKey(
        Participant,
        models.CASCADE,
        related_name="contact_changes",
        verbose_name=_("participant"),
    )
    language = models.CharField(
        _("language"), max_length=5, choices=SpokenLanguage.choices
    )
    contact = models.CharField(
        _("safe to contact?"), max_length=12, choices=ContactRule.choices
    )
    no_visits = models.BooleanField(_("never visit at home"), default=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("changed by"),
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now_add=True)

    objects = ScopedManager(organisation="participant__organisation")

    class Meta:
        ordering = ["changed_at", "pk"]
        verbose_name = _("change of contact")
        verbose_name_plural = _("changes of contact")

    def __str__(self) -> str:
        return f"{self.participant_id}: {self.contact}"
