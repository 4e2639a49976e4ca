"""What the marks say, added up so that counting need not read them again.

Nothing here is a fact of its own: `services.summarising` writes it, and
`rebuild_roll_sums` makes it anew from the marks at any time.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from workshops.choices import AgeBand, Sex
from workshops.models.enrolment import Enrolment
from workshops.models.participant import Participant
from workshops.models.workshop import Workshop


class WorkshopSummary(models.Model):
    """A workshop whose roll was called at least once, over all its days.

    A day is called while at least one mark in it was not taken back. The three numbers
    mean what they mean in `counting.counts.Counts`; cancelled days are not in them.
    """

    workshop = models.OneToOneField(
        Workshop,
        models.CASCADE,
        related_name="summary",
        primary_key=True,
        verbose_name=_("workshop"),
    )
    first_called = models.DateTimeField(_("first day called"), null=True)
    last_called = models.DateTimeField(_("last day called"), null=True)
    registered = models.PositiveIntegerField(_("registered"), default=0)
    no_show = models.PositiveIntegerField(_("never came"), default=0)
    dropped = models.PositiveIntegerField(_("stayed away"), default=0)

    class Meta:
        verbose_name = _("summary of a workshop")
        verbose_name_plural = _("summaries of workshops")

    def __str__(self) -> str:
        return self.workshop.code


class Presence(models.Model):
    """Months in a row in each of which somebody on the list came at least once.

    A month is its number since the year 0. `person` is who the entry was put into, if
    it was, with that person's sex and age. Who neither is nor was enrolled has no row.
    `is_only` tells that the person has no other row: nobody must look for one to count
    people once.
    """

    enrolment = models.ForeignKey(
        Enrolment, models.CASCADE, related_name="presences", verbose_name=_("enrolment")
    )
    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="+", verbose_name=_("workshop")
    )
    person = models.ForeignKey(
        Participant, models.CASCADE, related_name="+", verbose_name=_("person")
    )
    sex = models.CharField(_("sex"), max_length=10, choices=Sex.choices)
    age_band = models.CharField(_("age"), max_length=10, choices=AgeBand.choices)
    first_month = models.PositiveIntegerField(_("first month"))
    last_month = models.PositiveIntegerField(_("last month"))
    is_only = models.BooleanField(_("only one of the person"), default=True)

    objects = ScopedManager(organisation="enrolment__workshop__organisation")

    class Meta:
        ordering = ["workshop", "enrolment", "first_month"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "first_month"], name="presence_begins_once"
            )
        ]
        verbose_name = _("presence")
        verbose_name_plural = _("presences")

    def __str__(self) -> str:
        return f"{self.enrolment_id}: {self.first_month} – {self.last_month}"
