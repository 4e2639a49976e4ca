from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from workshops.choices import AttendanceStatus
from workshops.models.enrolment import Enrolment
from workshops.models.workshop import Session


class AttendanceMark(models.Model):
    """A fact: somebody noted this status at this moment. Append-only.

    The current status is the mark with the latest `occurred_at`; the higher primary
    key wins a tie. Marks saved together share a `batch`, so that one save can be undone
    by marks that say again what was there before.
    """

    client_uuid = models.UUIDField(
        _("id from the device"), default=uuid.uuid4, unique=True
    )
    session = models.ForeignKey(
        Session,
        models.CASCADE,
        related_name="marks",
        db_index=False,  # `mark_that_counts` begins with it
        verbose_name=_("session"),
    )
    enrolment = models.ForeignKey(
        Enrolment, models.CASCADE, related_name="marks", verbose_name=_("enrolment")
    )
    status = models.CharField(
        _("status"), max_length=10, choices=AttendanceStatus.choices
    )
    occurred_at = models.DateTimeField(_("noted at"))
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("noted by"),
    )
    batch = models.UUIDField(_("saved together"), null=True, editable=False)

    objects = ScopedManager(organisation="enrolment__workshop__organisation")

    class Meta:
        ordering = ["occurred_at", "pk"]
        indexes = [
            # The newest mark first, so that counting reads this and not the rows.
            models.Index(
                fields=["session", "enrolment", "-occurred_at", "-id", "status"],
                name="mark_that_counts",
            )
        ]
        verbose_name = _("attendance mark")
        verbose_name_plural = _("attendance marks")

    def __str__(self) -> str:
        return f"{self.session} {self.enrolment_id} {self.status}"
