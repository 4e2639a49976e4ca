from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from workshops.choices import AgeBand, Sex, TallyBasis
from workshops.models.workshop import Session


class Tally(models.Model):
    """So many people of one kind were there. Append-only.

    Of the rows for one cell (basis, sex, age, disability) the latest `occurred_at`
    counts; the higher primary key wins a tie. A count of all heads has no cell: it is
    the host's figure, a control, and never added to anything.
    """

    client_uuid = models.UUIDField(
        _("id from the device"), default=uuid.uuid4, unique=True
    )
    session = models.ForeignKey(
        Session, models.CASCADE, related_name="tallies", verbose_name=_("session")
    )
    basis = models.CharField(_("basis"), max_length=10, choices=TallyBasis.choices)
    sex = models.CharField(_("sex"), max_length=10, choices=Sex.choices, blank=True)
    age_band = models.CharField(
        _("age"), max_length=10, choices=AgeBand.choices, blank=True
    )
    has_disability = models.BooleanField(_("with a disability"), null=True)
    count = models.PositiveSmallIntegerField(
        _("number of people"),
        null=True,
        help_text=_("Empty when an earlier count was taken back."),
    )
    occurred_at = models.DateTimeField(_("counted at"))
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)
    counted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("counted by"),
    )

    objects = ScopedManager(organisation="session__workshop__organisation")

    class Meta:
        ordering = ["occurred_at", "pk"]
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")

    def __str__(self) -> str:
        return f"{self.session} {self.basis}: {self.count}"


class DifferenceExplanation(models.Model):
    """Why the host counted otherwise. Append-only.

    It explains the difference that there was; when a count changes, the question is
    open again.
    """

    session = models.ForeignKey(
        Session,
        models.CASCADE,
        related_name="explanations",
        verbose_name=_("session"),
    )
    difference = models.SmallIntegerField(_("difference"))
    text = models.CharField(_("explanation"), max_length=300)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("written by"),
    )
    written_at = models.DateTimeField(_("written at"), auto_now_add=True)

    objects = ScopedManager(organisation="session__workshop__organisation")

    class Meta:
        ordering = ["written_at", "pk"]
        verbose_name = _("explanation of a difference")
        verbose_name_plural = _("explanations of differences")

    def __str__(self) -> str:
        return f"{self.session}: {self.difference}"
