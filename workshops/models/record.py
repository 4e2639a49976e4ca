from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from workshops.choices import ActivityOutcome
from workshops.models.workshop import Session


class SessionRecord(models.Model):
    """What was really taught, and which staff were there. Append-only: the newest counts."""

    session = models.ForeignKey(
        Session, models.CASCADE, related_name="records", verbose_name=_("session")
    )
    staff = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        related_name="+",
        blank=True,
        verbose_name=_("staff who were there"),
    )
    added = models.TextField(_("what was added"), max_length=1000, blank=True)
    deviations = models.TextField(
        _("what was done otherwise, and why"), max_length=1000, blank=True
    )
    notes = models.TextField(_("notes"), max_length=2000, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    objects = ScopedManager(organisation="session__workshop__organisation")

    class Meta:
        ordering = ["recorded_at", "pk"]
        verbose_name = _("record of a session")
        verbose_name_plural = _("records of sessions")

    def __str__(self) -> str:
        return str(self.session)


class ActivityRecord(models.Model):
    """What became of one planned activity.

    `activity` is the id that the activity has in the frozen edition: its words stand
    there in every language and never change.
    """

    record = models.ForeignKey(
        SessionRecord,
        models.CASCADE,
        related_name="activities",
        verbose_name=_("record"),
    )
    activity = models.CharField(_("activity"), max_length=64)
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=ActivityOutcome.choices
    )

    objects = ScopedManager(organisation="record__session__workshop__organisation")

    class Meta:
        ordering = ["record", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "activity"], name="activity_once_per_record"
            )
        ]
        verbose_name = _("record of an activity")
        verbose_name_plural = _("records of activities")

    def __str__(self) -> str:
        return f"{self.record}: {self.outcome}"
