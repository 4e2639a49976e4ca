"""Around an assignment: its history, standing in, the briefing, the calendar."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workshops.choices import AssignmentState
from workshops.models.sealed import SealedText
from workshops.models.workshop import Assignment, Session, Workshop


class AssignmentChange(models.Model):
    """The history of an assignment. Append-only."""

    assignment = models.ForeignKey(
        Assignment, models.CASCADE, related_name="changes", verbose_name=_("assignment")
    )
    to_state = models.CharField(_("to"), max_length=20, choices=AssignmentState.choices)
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
        verbose_name = _("assignment change")
        verbose_name_plural = _("assignment changes")

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.to_state}"


class Substitution(models.Model):
    """Somebody stood in for somebody at one session. Append-only."""

    session = models.ForeignKey(
        Session,
        models.CASCADE,
        related_name="substitutions",
        verbose_name=_("session"),
    )
    absent = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("who was away"),
    )
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("who stood in"),
    )
    reason = models.CharField(_("reason"), max_length=300)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("noted by"),
    )
    noted_at = models.DateTimeField(_("noted at"), auto_now_add=True)

    class Meta:
        ordering = ["noted_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "absent"], name="one_substitute_for_one_person"
            )
        ]
        verbose_name = _("substitution")
        verbose_name_plural = _("substitutions")

    def __str__(self) -> str:
        return f"{self.session}: {self.substitute}"


class Briefing(SealedText):
    """What those who run a workshop should know of the place and the host.

    The contact is a person outside, so the name and number are sealed.
    """

    workshop = models.OneToOneField(
        Workshop,
        models.CASCADE,
        related_name="briefing",
        verbose_name=_("workshop"),
    )
    notes = models.TextField(_("notes of the host"), blank=True)
    things = models.TextField(_("what to bring"), blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("changed by"),
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        verbose_name = _("briefing")
        verbose_name_plural = _("briefings")

    def __str__(self) -> str:
        return str(self.workshop)


class CalendarLink(models.Model):
    """The private address of somebody's calendar. Only a digest of it is kept."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="calendar_link",
        verbose_name=_("person"),
    )
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("made at"), auto_now=True)

    class Meta:
        verbose_name = _("calendar link")
        verbose_name_plural = _("calendar links")

    def __str__(self) -> str:
        return str(self.user)
