from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from workshops.choices import EnrolmentSource, EnrolmentState, PriorityReason
from workshops.models.participant import Participant
from workshops.models.workshop import Workshop


class Enrolment(models.Model):
    """A participant in a workshop: the row that every later plugin points to.

    Waiting for a place is a state of it. Those with one `party_key` get their places
    together or not at all; `services.waiting` has the rules.
    """

    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="enrolments", verbose_name=_("workshop")
    )
    participant = models.ForeignKey(
        Participant,
        models.PROTECT,
        related_name="enrolments",
        verbose_name=_("participant"),
    )
    row_number = models.PositiveSmallIntegerField(
        _("row number"), help_text=_("Place on the roster; never given twice.")
    )
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=EnrolmentState.choices,
        default=EnrolmentState.PENDING,
    )
    source = models.CharField(
        _("how it came"),
        max_length=20,
        choices=EnrolmentSource.choices,
        default=EnrolmentSource.PLANNED,
    )
    party_key = models.CharField(_("party"), max_length=8, blank=True)
    party_size = models.PositiveSmallIntegerField(
        _("people in the party"),
        default=1,
        help_text=_("A party is offered nothing until so many are written down."),
    )
    waiting_since = models.DateTimeField(_("waits since"), null=True, blank=True)
    priority = models.PositiveSmallIntegerField(_("priority"), default=0)
    priority_reason = models.CharField(
        _("reason of the priority"),
        max_length=20,
        choices=PriorityReason.choices,
        blank=True,
    )
    lot = models.PositiveSmallIntegerField(_("lot"), null=True, blank=True)
    offer_expires_at = models.DateTimeField(
        _("offer holds until"), null=True, blank=True
    )
    created_at = models.DateTimeField(_("enrolled at"), auto_now_add=True)

    objects = ScopedManager(organisation="workshop__organisation")

    class Meta:
        ordering = ["workshop", "row_number"]
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "participant"], name="enrolled_once_per_workshop"
            ),
            models.UniqueConstraint(
                fields=["workshop", "row_number"], name="row_number_once_per_workshop"
            ),
        ]
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")

    def __str__(self) -> str:
        return f"{self.workshop.code}/{self.row_number}"


class EnrolmentChange(models.Model):
    """The history of an enrolment's state. Append-only."""

    enrolment = models.ForeignKey(
        Enrolment, models.CASCADE, related_name="changes", verbose_name=_("enrolment")
    )
    from_state = models.CharField(_("from"), max_length=20, blank=True)
    to_state = models.CharField(_("to"), max_length=20, choices=EnrolmentState.choices)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("changed by"),
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now_add=True)

    objects = ScopedManager(organisation="enrolment__workshop__organisation")

    class Meta:
        ordering = ["changed_at", "pk"]
        verbose_name = _("enrolment change")
        verbose_name_plural = _("enrolment changes")

    def __str__(self) -> str:
        return f"{self.enrolment_id}: {self.to_state}"
