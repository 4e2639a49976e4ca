"""How a plan came to be what it is. These rows are appended and never changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workshops.choices import ConflictKind, PlanPart, SessionState
from workshops.models.place import Room
from workshops.models.workshop import Session, Workshop


class SessionChange(models.Model):
    """A meeting that was added, moved, cancelled or brought back. Append-only.

    What was added has no time before; what was moved keeps its state, and the other
    way round.
    """

    session = models.ForeignKey(
        Session, models.CASCADE, related_name="changes", verbose_name=_("session")
    )
    from_starts_at = models.DateTimeField(_("started before"), null=True)
    from_ends_at = models.DateTimeField(_("ended before"), null=True)
    from_room = models.ForeignKey(
        Room,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("room before"),
    )
    from_state = models.CharField(_("state before"), max_length=20, blank=True)
    to_starts_at = models.DateTimeField(_("starts"))
    to_ends_at = models.DateTimeField(_("ends"))
    to_room = models.ForeignKey(
        Room, models.SET_NULL, null=True, related_name="+", verbose_name=_("room")
    )
    to_state = models.CharField(_("state"), max_length=20, choices=SessionState.choices)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("changed by"),
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now_add=True)

    class Meta:
        ordering = ["changed_at", "pk"]
        verbose_name = _("session change")
        verbose_name_plural = _("session changes")

    def __str__(self) -> str:
        return f"{self.session}: {self.to_state}"


class PlanChange(models.Model):
    """Something in the plan of a workshop besides its days. Append-only."""

    workshop = models.ForeignKey(
        Workshop,
        models.CASCADE,
        related_name="plan_changes",
        verbose_name=_("workshop"),
    )
    part = models.CharField(_("what"), max_length=20, choices=PlanPart.choices)
    before = models.CharField(_("before"), max_length=200, blank=True)
    after = models.CharField(_("after"), max_length=200, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("changed by"),
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now_add=True)

    class Meta:
        ordering = ["changed_at", "pk"]
        verbose_name = _("plan change")
        verbose_name_plural = _("plan changes")

    def __str__(self) -> str:
        return f"{self.workshop}: {self.part}"


class ConflictOverride(models.Model):
    """Two things at one time that somebody planned knowingly, and why. Append-only."""

    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="overrides", verbose_name=_("workshop")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=ConflictKind.choices)
    sentence = models.TextField(_("what was in the way"))
    reason = models.CharField(_("reason"), max_length=300)
    overridden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    overridden_at = models.DateTimeField(_("decided at"), auto_now_add=True)

    class Meta:
        ordering = ["overridden_at", "pk"]
        verbose_name = _("overridden conflict")
        verbose_name_plural = _("overridden conflicts")

    def __str__(self) -> str:
        return f"{self.workshop}: {self.kind}"
