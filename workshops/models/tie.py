from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from workshops.choices import TieKind
from workshops.models.participant import Participant


class Tie(models.Model):
    """What two participants are to each other. Append-only but for its end.

    Some kinds keep the two apart for ever: `workshops.separation` asks for those.
    """

    first = models.ForeignKey(
        Participant, models.CASCADE, related_name="+", verbose_name=_("participant")
    )
    second = models.ForeignKey(
        Participant, models.CASCADE, related_name="+", verbose_name=_("the other")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=TieKind.choices)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("added by"),
    )
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ended by"),
    )
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = ScopedManager(organisation="first__organisation")

    class Meta:
        ordering = ["-added_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(first=F("second")), name="tie_is_between_two"
            ),
            models.UniqueConstraint(
                fields=["first", "second", "kind"],
                condition=Q(ended_at=None),
                name="tie_stands_once",
            ),
        ]
        verbose_name = _("tie")
        verbose_name_plural = _("ties")

    def __str__(self) -> str:
        return f"{self.first_id}–{self.second_id}"
