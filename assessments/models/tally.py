from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from assessments.choices import MissingReason
from assessments.models.administration import Administration
from assessments.models.items import Item

SMALLEST_TALLY = 10
"""A smaller group would know who raised which hand."""


class TallyCount(models.Model):
    """How many of a group gave one answer to one item: at a booth or by hands.

    Counts belong to no person, so they are compared unlinked. A count that was entered
    anew is a further row; the newest of an item and answer counts.
    """

    administration = models.ForeignKey(
        Administration,
        models.CASCADE,
        related_name="tally_counts",
        verbose_name=_("administration"),
    )
    item = models.ForeignKey(
        Item, models.PROTECT, related_name="tally_counts", verbose_name=_("item")
    )
    code = models.IntegerField(_("code"), null=True, blank=True)
    missing = models.CharField(
        _("why missing"), max_length=12, choices=MissingReason.choices, blank=True
    )
    count = models.PositiveSmallIntegerField(_("people"))
    entered_at = models.DateTimeField(_("entered at"))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("entered by"),
    )
    shown_at = models.DateTimeField(
        _("shown in a report at"), null=True, blank=True, editable=False
    )

    objects = ScopedManager(organisation="administration__workshop__organisation")

    class Meta:
        ordering = ["administration", "item", "pk"]
        verbose_name = _("tally count")
        verbose_name_plural = _("tally counts")

    def __str__(self) -> str:
        return f"{self.administration_id}/{self.item_id}: {self.count}"
