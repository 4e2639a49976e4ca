from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from workshops.choices import ConsentGiver, ConsentMode, ConsentScope, WitnessRole
from workshops.models.participant import Participant


class Consent(models.Model):
    """One yes to one scope by one giver. Append-only but for the withdrawal.

    A child needs two rows for a scope: a guardian's consent and the child's own
    assent (`giver` self). Whether a row counts today is told by `consenting.stands`.
    """

    participant = models.ForeignKey(
        Participant,
        models.CASCADE,
        related_name="consents",
        verbose_name=_("participant"),
    )
    scope = models.CharField(_("scope"), max_length=20, choices=ConsentScope.choices)
    giver = models.CharField(_("given by"), max_length=20, choices=ConsentGiver.choices)
    mode = models.CharField(_("how"), max_length=20, choices=ConsentMode.choices)
    language = models.CharField(
        _("language read aloud"),
        max_length=10,
        choices=[("bn", _("Bangla")), ("en", _("English"))],
    )
    text_version = models.CharField(_("version of the text"), max_length=20)
    given_at = models.DateTimeField(_("given at"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    witness = models.CharField(
        _("witness"), max_length=20, choices=WitnessRole.choices, blank=True
    )
    witness_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("colleague who was witness"),
    )
    expires_on = models.DateField(
        _("holds until"), null=True, blank=True, help_text=_("The last day it counts.")
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = ScopedManager(organisation="participant__organisation")

    class Meta:
        ordering = ["given_at"]
        verbose_name = _("consent")
        verbose_name_plural = _("consents")

    def __str__(self) -> str:
        return f"{self.participant.code} {self.scope}"
