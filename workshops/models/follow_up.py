from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from workshops.choices import FollowUpKind, FollowUpReason, FollowUpState
from workshops.models.concern import Concern
from workshops.models.enrolment import Enrolment
from workshops.models.organisation import Organisation
from workshops.models.participant import Participant
from workshops.models.sealed import SealedText
from workshops.models.workshop import Session


class FollowUp(models.Model):
    """Somebody is to be seen or called, by somebody, until a day.

    The fields say how it stands now; each `FollowUpStep` says how it came so.
    """

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="follow_ups",
        verbose_name=_("organisation"),
    )
    participant = models.ForeignKey(
        Participant,
        models.CASCADE,
        related_name="follow_ups",
        verbose_name=_("participant"),
    )
    enrolment = models.ForeignKey(
        Enrolment,
        models.CASCADE,
        null=True,
        related_name="follow_ups",
        verbose_name=_("enrolment"),
    )
    session = models.ForeignKey(
        Session,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("last session missed"),
    )
    concern = models.ForeignKey(
        Concern,
        models.SET_NULL,
        null=True,
        related_name="follow_ups",
        verbose_name=_("concern"),
    )
    reason = models.CharField(
        _("reason"), max_length=10, choices=FollowUpReason.choices
    )
    kind = models.CharField(_("how"), max_length=10, choices=FollowUpKind.choices)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=FollowUpState.choices,
        default=FollowUpState.OPEN,
    )
    due_on = models.DateField(_("until"))
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="follow_ups",
        verbose_name=_("who does it"),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment"],
                condition=Q(reason=FollowUpReason.ABSENCES, state=FollowUpState.OPEN),
                name="absences_followed_up_once",
            )
        ]
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")

    def __str__(self) -> str:
        return f"{self.participant_id}: {self.kind} {self.due_on}"


class FollowUpStep(SealedText):
    """What came out, and how the follow-up stood after it. Append-only, sealed."""

    follow_up = models.ForeignKey(
        FollowUp, models.CASCADE, related_name="steps", verbose_name=_("follow-up")
    )
    kind = models.CharField(_("how"), max_length=10, choices=FollowUpKind.choices)
    state = models.CharField(_("state"), max_length=10, choices=FollowUpState.choices)
    due_on = models.DateField(_("until"))
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("who does it"),
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("written by"),
    )
    written_at = models.DateTimeField(_("written at"), auto_now_add=True)

    objects = ScopedManager(organisation="follow_up__organisation")

    class Meta:
        ordering = ["written_at", "pk"]
        verbose_name = _("step of a follow-up")
        verbose_name_plural = _("steps of follow-ups")

    def __str__(self) -> str:
        return f"{self.follow_up_id}: {self.state}"
