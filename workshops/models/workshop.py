from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from curriculum.models import Audience, ModuleEdition
from workshops.choices import (
    AssignmentRole,
    AssignmentState,
    SessionState,
    WaitingOrder,
    WorkshopState,
)
from workshops.models.organisation import Centre, Organisation
from workshops.models.place import Programme, Room
from workshops.querysets import AssignmentQuerySet


class Workshop(models.Model):
    """One edition taught to one audience at one centre, in one or more sessions."""

    code = models.CharField(
        _("code"),
        max_length=12,
        unique=True,
        help_text=_("Short, unguessable by a passer-by, used in addresses."),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="workshops",
        verbose_name=_("organisation"),
    )
    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="workshops", verbose_name=_("centre")
    )
    audience = models.ForeignKey(
        Audience, models.PROTECT, related_name="workshops", verbose_name=_("audience")
    )
    edition = models.ForeignKey(
        ModuleEdition,
        models.PROTECT,
        related_name="workshops",
        verbose_name=_("module edition"),
    )
    programme = models.ForeignKey(
        Programme,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="workshops",
        verbose_name=_("programme"),
    )
    capacity = models.PositiveSmallIntegerField(_("places"), default=30)
    waiting_order = models.CharField(
        _("order of the waiting list"),
        max_length=20,
        choices=WaitingOrder.choices,
        default=WaitingOrder.FIRST_COME,
    )
    staff_wanted = models.PositiveSmallIntegerField(_("facilitators needed"), default=1)
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=WorkshopState.choices,
        default=WorkshopState.PLANNED,
    )
    state_reason = models.CharField(_("reason"), max_length=300, blank=True)
    is_invented = models.BooleanField(
        _("is invented"),
        default=False,
        help_text=_("Made up to show the program; said on every report."),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("planned by"),
    )
    created_at = models.DateTimeField(_("planned at"), auto_now_add=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["organisation", "state"], name="workshop_by_state")
        ]
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")

    def __str__(self) -> str:
        return self.code


class WorkshopChange(models.Model):
    """The history of a workshop's state. Append-only."""

    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="changes", verbose_name=_("workshop")
    )
    from_state = models.CharField(_("from"), max_length=20, blank=True)
    to_state = models.CharField(_("to"), max_length=20, choices=WorkshopState.choices)
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
        verbose_name = _("workshop change")
        verbose_name_plural = _("workshop changes")

    def __str__(self) -> str:
        return f"{self.workshop}: {self.to_state}"


class Session(models.Model):
    """One meeting of a workshop. Every workshop has at least one.

    `uid` and `sequence` are what a calendar needs to follow a meeting that moves.
    """

    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="sessions", verbose_name=_("workshop")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    room = models.ForeignKey(
        Room,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("room"),
    )
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=SessionState.choices,
        default=SessionState.STANDING,
    )
    state_reason = models.CharField(_("reason"), max_length=300, blank=True)
    uid = models.UUIDField(_("id in calendars"), default=uuid.uuid4, unique=True)
    sequence = models.PositiveIntegerField(_("number of changes"), default=0)
    came = models.PositiveIntegerField(
        _("came"),
        null=True,
        editable=False,
        help_text=_("Added up from the roll; empty while it was not called."),
    )

    class Meta:
        ordering = ["workshop", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "number"], name="session_number_once_per_workshop"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="session_ends_after_it_starts",
            ),
        ]
        indexes = [
            models.Index(
                fields=["starts_at", "workshop", "state"], name="session_by_day"
            ),
            models.Index(
                fields=["workshop", "state", "starts_at"], name="session_by_workshop"
            ),
        ]
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    def __str__(self) -> str:
        return f"{self.workshop} / {self.number}"


class Assignment(models.Model):
    """A person of staff who works at a workshop, or at one session of it only."""

    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="assignments", verbose_name=_("workshop")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="assignments",
        verbose_name=_("person"),
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=AssignmentRole.choices,
        default=AssignmentRole.LEAD,
    )
    session = models.ForeignKey(
        Session,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("only at this session"),
    )
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=AssignmentState.choices,
        default=AssignmentState.CONFIRMED,
    )

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            # Empty is a value here: the whole workshop is given once too.
            models.UniqueConstraint(
                "workshop",
                "user",
                Coalesce("session", 0),
                name="assigned_once_to_workshop_or_session",
            )
        ]
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")

    def __str__(self) -> str:
        return f"{self.workshop}: {self.user}"
