from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from curriculum.languages import in_language
from workshops.choices import ClassKind
from workshops.models.organisation import Centre
from workshops.models.place import Programme, Room

WEEK = (5, 6, 0, 1, 2, 3, 4)
"""Saturday to Friday, in the numbers of `date.weekday`."""


class CentreClass(models.Model):
    """A class that comes again each week, such as sewing or reading.

    Nobody is enrolled in it here: it takes its room and its teacher. Without a last
    day it goes on.
    """

    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="classes", verbose_name=_("centre")
    )
    room = models.ForeignKey(
        Room,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="classes",
        verbose_name=_("room"),
    )
    programme = models.ForeignKey(
        Programme,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="classes",
        verbose_name=_("programme"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=ClassKind.choices)
    name_bn = models.CharField(_("name in Bangla"), max_length=100)
    name_en = models.CharField(_("name in English"), max_length=100)
    weekdays: models.JSONField[Any, Any] = models.JSONField(
        _("days of the week"), help_text=_("As numbers, Monday is 0.")
    )
    starts = models.TimeField(_("starts"))
    ends = models.TimeField(_("ends"))
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"), null=True, blank=True)
    teacher = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="classes",
        verbose_name=_("teacher"),
    )
    capacity = models.PositiveSmallIntegerField(_("places"), default=20)
    is_active = models.BooleanField(_("goes on"), default=True)
    day_off_reason = models.CharField(
        _("why it meets on a day off"), max_length=300, blank=True
    )

    class Meta:
        ordering = ["centre", "starts", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")), name="class_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="class_has_its_last_day_last",
            ),
        ]
        verbose_name = _("class")
        verbose_name_plural = _("classes")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_language({"bn": self.name_bn, "en": self.name_en}, get_language())

    @property
    def days_in_words(self) -> str:
        return ", ".join(str(WEEKDAYS[day]) for day in WEEK if day in self.weekdays)

    def meets_on(self, day: dt.date) -> bool:
        is_within = self.first_day <= day <= (self.last_day or dt.date.max)
        return self.is_active and is_within and day.weekday() in self.weekdays
