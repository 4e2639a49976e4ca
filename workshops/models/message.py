from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from workshops.choices import (
    SpokenLanguage,
)
from workshops.message_choices import (
    MessageChannel,
    MessageKind,
    MessageReason,
    MessageState,
)
from workshops.models.enrolment import Enrolment
from workshops.models.organisation import Organisation
from workshops.models.workshop import Session, Workshop


class Message(models.Model):
    """One thing to say to one person, or to a group, about one session.

    Planned by `services.planning_messages`; until it is sent it can be edited and
    cancelled. The text names nobody, and the number stands in the identity only.
    `starts_at` is the time of the session that it speaks of: after a move it is about
    another time, and so is another message.
    """

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="messages",
        verbose_name=_("organisation"),
    )
    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="messages", verbose_name=_("workshop")
    )
    session = models.ForeignKey(
        Session, models.CASCADE, related_name="messages", verbose_name=_("session")
    )
    enrolment = models.ForeignKey(
        Enrolment,
        models.CASCADE,
        null=True,
        related_name="messages",
        verbose_name=_("enrolment"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        related_name="messages",
        verbose_name=_("person of staff"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=MessageKind.choices)
    channel = models.CharField(_("way"), max_length=10, choices=MessageChannel.choices)
    language = models.CharField(
        _("language"), max_length=5, choices=SpokenLanguage.choices
    )
    starts_at = models.DateTimeField(_("speaks of"))
    planned_body = models.TextField(_("text as planned"))
    body = models.TextField(_("text"))
    due_at = models.DateTimeField(_("due"))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=MessageState.choices,
        default=MessageState.WAITING,
    )
    reason = models.CharField(
        _("reason"), max_length=12, choices=MessageReason.choices, blank=True
    )
    detail = models.CharField(_("what the gateway said"), max_length=200, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    try_at = models.DateTimeField(_("not before"), null=True, blank=True)
    claimed_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("cancelled by"),
    )
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("edited by"),
    )
    created_at = models.DateTimeField(_("planned at"), auto_now_add=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ["due_at", "pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="message_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "kind", "starts_at", "enrolment"],
                name="told_once",
            ),
            models.UniqueConstraint(
                fields=["session", "kind", "starts_at", "user"],
                name="staff_told_once",
            ),
            models.UniqueConstraint(
                fields=["session", "kind", "starts_at", "language"],
                condition=Q(enrolment=None, user=None),
                name="group_told_once",
            ),
        ]
        verbose_name = _("message")
        verbose_name_plural = _("messages")

    def __str__(self) -> str:
        return f"{self.workshop_id}: {self.kind} {self.channel} {self.state}"
