from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from workshops.choices import ConcernState, Urgency
from workshops.models.organisation import Organisation
from workshops.models.participant import Participant
from workshops.models.sealed import SealedText
from workshops.models.workshop import Workshop


class Concern(SealedText):
    """Somebody of staff is worried about somebody. What was seen is sealed.

    Only those who look after safety open it, through `workshops.concerns`; whoever
    wrote it does not read it again.
    """

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="concerns",
        verbose_name=_("organisation"),
    )
    number = models.PositiveIntegerField(_("number"))
    workshop = models.ForeignKey(
        Workshop,
        models.SET_NULL,
        null=True,
        related_name="concerns",
        verbose_name=_("workshop"),
    )
    participant = models.ForeignKey(
        Participant,
        models.SET_NULL,
        null=True,
        related_name="concerns",
        verbose_name=_("participant"),
    )
    urgency = models.CharField(_("how urgent"), max_length=10, choices=Urgency.choices)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ConcernState.choices,
        default=ConcernState.NEW,
    )
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("reported by"),
    )
    reported_at = models.DateTimeField(_("reported at"), auto_now_add=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ["-reported_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], name="concern_number_once"
            )
        ]
        verbose_name = _("concern")
        verbose_name_plural = _("concerns")

    def __str__(self) -> str:
        return f"{self.number}"


class ConcernNote(SealedText):
    """What was done about a concern. Append-only; `to_state` when it moved."""

    concern = models.ForeignKey(
        Concern, models.CASCADE, related_name="notes", verbose_name=_("concern")
    )
    to_state = models.CharField(
        _("to"), max_length=10, choices=ConcernState.choices, blank=True
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("written by"),
    )
    written_at = models.DateTimeField(_("written at"), auto_now_add=True)

    objects = ScopedManager(organisation="concern__organisation")

    class Meta:
        ordering = ["written_at", "pk"]
        verbose_name = _("note on a concern")
        verbose_name_plural = _("notes on concerns")

    def __str__(self) -> str:
        return f"{self.concern_id}: {self.to_state}"


class ConcernReading(models.Model):
    """Somebody opened a concern. Append-only."""

    concern = models.ForeignKey(
        Concern, models.CASCADE, related_name="readings", verbose_name=_("concern")
    )
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("reader"),
    )
    read_at = models.DateTimeField(_("read at"), auto_now_add=True)

    objects = ScopedManager(organisation="concern__organisation")

    class Meta:
        ordering = ["-read_at", "-pk"]
        verbose_name = _("reading of a concern")
        verbose_name_plural = _("readings of concerns")

    def __str__(self) -> str:
        return f"{self.concern_id}"
