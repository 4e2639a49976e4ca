from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from certificates.choices import BATCH_IN_PROGRESS, BatchState
from workshops.models import Enrolment, Workshop


class Batch(models.Model):
    """One press of “give the certificates”: how far it is, and who was left out.

    What was given stays given when it is stopped. Going on gives only the rest.
    """

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True)
    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="batches", verbose_name=_("workshop")
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=BatchState.choices,
        default=BatchState.WAITING,
    )
    people = models.PositiveIntegerField(_("people"), default=0)
    done = models.PositiveIntegerField(_("people done"), default=0)
    given = models.PositiveIntegerField(_("certificates given"), default=0)
    stop_asked = models.BooleanField(_("asked to stop"), default=False)
    problem = models.CharField(_("why it failed"), max_length=300, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("started by"),
    )
    created_at = models.DateTimeField(_("started at"), auto_now_add=True)
    moved_at = models.DateTimeField(
        _("last sign of life"), help_text=_("Long ago means that its worker is gone.")
    )

    objects = ScopedManager(organisation="workshop__organisation")

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workshop"],
                condition=Q(state__in=BATCH_IN_PROGRESS),
                name="one_batch_at_a_time",
            )
        ]
        verbose_name = _("batch of certificates")
        verbose_name_plural = _("batches of certificates")

    def __str__(self) -> str:
        return f"{self.workshop}: {self.given}"

    @property
    def is_in_progress(self) -> bool:
        return self.state in BATCH_IN_PROGRESS


class BatchProblem(models.Model):
    """Somebody who has earned a certificate and could not be given one."""

    batch = models.ForeignKey(
        Batch, models.CASCADE, related_name="problems", verbose_name=_("batch")
    )
    enrolment = models.ForeignKey(
        Enrolment, models.CASCADE, related_name="+", verbose_name=_("enrolment")
    )
    sentence = models.CharField(_("what is wrong"), max_length=300)

    objects = ScopedManager(organisation="batch__workshop__organisation")

    class Meta:
        ordering = ["enrolment__row_number"]
        verbose_name = _("problem of a batch")
        verbose_name_plural = _("problems of batches")

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.enrolment_id}"


class NameCorrection(models.Model):
    """That a name was put right before the certificate, by whom and when.

    Neither the old nor the new name stands here: a corrected name is gone.
    """

    enrolment = models.ForeignKey(
        Enrolment,
        models.CASCADE,
        related_name="name_corrections",
        verbose_name=_("enrolment"),
    )
    changed_bn = models.BooleanField(_("the name in Bangla"), default=False)
    changed_latin = models.BooleanField(_("the name in English letters"), default=False)
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("corrected by"),
    )
    corrected_at = models.DateTimeField(_("corrected at"), auto_now_add=True)

    objects = ScopedManager(organisation="enrolment__workshop__organisation")

    class Meta:
        ordering = ["-corrected_at", "-pk"]
        verbose_name = _("correction of a name")
        verbose_name_plural = _("corrections of names")

    def __str__(self) -> str:
        return f"{self.enrolment_id}: {self.corrected_at}"
