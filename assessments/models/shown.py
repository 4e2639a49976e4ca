from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from assessments.models.version import InstrumentVersion
from workshops.models import Workshop


class ShownFigures(models.Model):
    """Whose answers stood behind the figures that somebody saw. Append-only.

    A report is computed anew each time. Only by what was shown before can be told
    whether the next figures would give away what a few people said. No answer is here.
    """

    workshop = models.ForeignKey(
        Workshop,
        models.CASCADE,
        related_name="shown_figures",
        verbose_name=_("workshop"),
    )
    version = models.ForeignKey(
        InstrumentVersion,
        models.PROTECT,
        related_name="+",
        verbose_name=_("version"),
    )
    marks: models.JSONField[Any, Any] = models.JSONField(
        _("state of the answers by card"),
        help_text=_("Card → marks of its sheets: which response, how far, how new."),
    )
    people: models.JSONField[Any, Any] = models.JSONField(_("cards by figure"))
    shown_at = models.DateTimeField(_("shown at"), auto_now_add=True)

    objects = ScopedManager(organisation="workshop__organisation")

    class Meta:
        ordering = ["workshop", "pk"]
        verbose_name = _("figures that were shown")
        verbose_name_plural = _("figures that were shown")

    def __str__(self) -> str:
        return f"{self.workshop} {self.shown_at}"

    def counted(self, figure: str) -> frozenset[tuple[str, ...]]:
        """The people behind a figure, each with the state of their answers."""
        cards = self.people.get(figure, [])
        return frozenset(tuple(self.marks[str(card)]) for card in cards)

    @property
    def sheets(self) -> frozenset[str]:
        """The marks of all sheets before and after that were counted."""
        return sheets_behind(self.marks)


def sheets_behind(marks: Mapping[str, list[str]]) -> frozenset[str]:
    """Only of before and after: sheets of other waves stand under `wave/card`."""
    return frozenset(
        mark for card, both in marks.items() if "/" not in card for mark in both
    )
