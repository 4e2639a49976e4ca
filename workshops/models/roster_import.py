"""A list of people that came as a file."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from workshops.choices import ImportState
from workshops.models.enrolment import Enrolment
from workshops.models.sealed import SealedText
from workshops.models.workshop import Workshop


class Import(SealedText):
    """The file lies here sealed until it is written or thrown away, then it is empty.

    `rows_done` moves while the file is checked; the list itself is written all at once.
    """

    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="imports", verbose_name=_("workshop")
    )
    kind = models.CharField(_("kind of file"), max_length=4)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ImportState.choices,
        default=ImportState.CHECKED,
    )
    takes_doubtful = models.BooleanField(_("doubtful people too"), default=False)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    rows_done = models.PositiveIntegerField(_("rows done"), default=0)
    added = models.PositiveIntegerField(_("people put on the list"), default=0)
    stop_asked = models.BooleanField(_("asked to stop"), default=False)
    problem = models.CharField(_("why it failed"), max_length=300, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("started by"),
    )
    created_at = models.DateTimeField(_("checked at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("undone by"),
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)

    objects = ScopedManager(organisation="workshop__organisation")

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("list from a file")
        verbose_name_plural = _("lists from files")

    def __str__(self) -> str:
        return f"{self.workshop}: {self.rows}"


class ImportedRow(models.Model):
    """What an import made. `is_new` tells whether it made the person too."""

    source = models.ForeignKey(
        Import, models.CASCADE, related_name="made", verbose_name=_("list from a file")
    )
    enrolment = models.ForeignKey(
        Enrolment,
        models.CASCADE,
        related_name="imported",
        verbose_name=_("enrolment"),
    )
    is_new = models.BooleanField(_("a new person"))

    objects = ScopedManager(organisation="source__workshop__organisation")

    class Meta:
        verbose_name = _("row of a list from a file")
        verbose_name_plural = _("rows of lists from files")

    def __str__(self) -> str:
        return f"{self.source_id}: {self.enrolment_id}"
