from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from curriculum.languages import in_language
from workshops.choices import ProgrammeKind
from workshops.models.organisation import Centre, Organisation


class Programme(models.Model):
    """A line of work with its funder, to which workshops and classes are counted."""

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="programmes",
        verbose_name=_("organisation"),
    )
    name_bn = models.CharField(_("name in Bangla"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    kind = models.CharField(_("kind"), max_length=30, choices=ProgrammeKind.choices)
    funder = models.CharField(_("funder"), max_length=200, blank=True)
    is_active = models.BooleanField(_("goes on"), default=True)

    class Meta:
        ordering = ["name_en"]
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_language({"bn": self.name_bn, "en": self.name_en}, get_language())


class Room(models.Model):
    """A room of a centre. Two things cannot be in it at once."""

    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="rooms", verbose_name=_("centre")
    )
    name_bn = models.CharField(_("name in Bangla"), max_length=100)
    name_en = models.CharField(_("name in English"), max_length=100)
    capacity = models.PositiveSmallIntegerField(_("places"), default=30)

    class Meta:
        ordering = ["centre", "name_en"]
        verbose_name = _("room")
        verbose_name_plural = _("rooms")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_language({"bn": self.name_bn, "en": self.name_en}, get_language())


class SafetyCheck(models.Model):
    """Somebody walked through a centre and looked. Append-only; the newest counts.

    `items` has an answer (`SafetyAnswer`) by the key of each `SafetyItem`.
    """

    centre = models.ForeignKey(
        Centre, models.CASCADE, related_name="safety_checks", verbose_name=_("centre")
    )
    items: models.JSONField[Any, Any] = models.JSONField(_("answers"))
    note = models.CharField(_("note"), max_length=500, blank=True)
    checked_on = models.DateField(_("looked at on"))
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("looked at by"),
    )
    created_at = models.DateTimeField(_("written down at"), auto_now_add=True)

    class Meta:
        ordering = ["-checked_on", "-pk"]
        verbose_name = _("safety check")
        verbose_name_plural = _("safety checks")

    def __str__(self) -> str:
        return f"{self.centre_id} {self.checked_on}"
