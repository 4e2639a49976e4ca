"""Two entries that are one person, and two that are not."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from workshops.models.participant import Participant


class Merge(models.Model):
    """Two entries were put together. Never deleted: undoing is written beside it.

    `moved` names the rows that went from the removed person to the kept one:
    `{"workshops.Enrolment.participant": [primary keys]}`. `before` is what the kept
    person had said about being contacted.
    """

    kept = models.ForeignKey(
        Participant,
        models.PROTECT,
        related_name="merges_kept",
        verbose_name=_("stays"),
    )
    removed = models.ForeignKey(
        Participant,
        models.PROTECT,
        related_name="merges_removed",
        verbose_name=_("is put into the other"),
    )
    moved = models.JSONField(_("rows that moved"), default=dict)
    before = models.JSONField(_("before it"), default=dict)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("put together by"),
    )
    merged_at = models.DateTimeField(_("put together at"), auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("taken apart by"),
    )
    undone_at = models.DateTimeField(_("taken apart at"), null=True, blank=True)

    objects = ScopedManager(organisation="kept__organisation")

    class Meta:
        ordering = ["-merged_at", "-pk"]
        verbose_name = _("merge")
        verbose_name_plural = _("merges")

    def __str__(self) -> str:
        return f"{self.kept_id} ← {self.removed_id}"


class NotSamePerson(models.Model):
    """Somebody looked at two entries and knows that they are two people.

    The pair has no order: `first` always has the smaller key.
    """

    first = models.ForeignKey(
        Participant, models.CASCADE, related_name="+", verbose_name=_("one person")
    )
    second = models.ForeignKey(
        Participant, models.CASCADE, related_name="+", verbose_name=_("another person")
    )
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("noted by"),
    )
    noted_at = models.DateTimeField(_("noted at"), auto_now_add=True)

    objects = ScopedManager(organisation="first__organisation")

    class Meta:
        ordering = ["-noted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"], name="not_same_person_once"
            ),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")),
                name="not_same_person_in_order",
            ),
        ]
        verbose_name = _("pair that is not the same person")
        verbose_name_plural = _("pairs that are not the same person")

    def __str__(self) -> str:
        return f"{self.first_id} ≠ {self.second_id}"
