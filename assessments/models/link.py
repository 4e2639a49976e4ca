from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from assessments.choices import LinkMethod, Wave
from assessments.models.instrument import Instrument
from assessments.models.response import Response
from workshops.models import Workshop


class Link(models.Model):
    """Two sets of answers that belong to one person. Reports pair by these alone.

    `before` was answered before the workshop, or thinks back to it; `after` is what it
    is compared with. `wave` names the comparison: the wave of `after`, or
    `RETROSPECTIVE` where `before` is what people thought back to.

    A link that a person broke stays, so that it is not made again.
    """

    before = models.ForeignKey(
        Response,
        models.CASCADE,
        related_name="links_to_later",
        verbose_name=_("answers before"),
    )
    after = models.ForeignKey(
        Response,
        models.CASCADE,
        related_name="links_to_earlier",
        verbose_name=_("answers after"),
    )
    wave = models.CharField(_("comparison"), max_length=16, choices=Wave.choices)
    method = models.CharField(
        _("matched by"), max_length=12, choices=LinkMethod.choices
    )
    distance = models.PositiveSmallIntegerField(
        _("differing elements"),
        default=0,
        help_text=_("How many parts of a code that people made themselves differ."),
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    broken_at = models.DateTimeField(_("broken at"), null=True, blank=True)
    broken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("broken by"),
    )

    objects = ScopedManager(
        organisation="before__administration__workshop__organisation"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["before", "wave"],
                condition=Q(broken_at=None),
                name="one_link_before_per_comparison",
            ),
            models.UniqueConstraint(
                fields=["after", "wave"],
                condition=Q(broken_at=None),
                name="one_link_after_per_comparison",
            ),
        ]
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return f"{self.before_id}–{self.after_id}"

    @property
    def is_exact(self) -> bool:
        return self.distance == 0


class SelfCodeKey(models.Model):
    """What the self-made codes of one workshop and instrument are hashed with.

    Deleted with the hashes once the workshop is over: nobody can make them again.
    """

    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="+", verbose_name=_("workshop")
    )
    instrument = models.ForeignKey(
        Instrument, models.CASCADE, related_name="+", verbose_name=_("instrument")
    )
    salt = models.CharField(_("salt"), max_length=64, default=secrets.token_hex)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "instrument"], name="one_key_per_instrument"
            )
        ]
        verbose_name = _("key of self-made codes")
        verbose_name_plural = _("keys of self-made codes")

    def __str__(self) -> str:
        return str(self.pk)


class SelfCode(models.Model):
    """The code that somebody made of five things only they know, each hashed alone.

    `elements` has a hash for each part, or null for a part that was left out.
    """

    response = models.OneToOneField(
        Response,
        models.CASCADE,
        related_name="self_code",
        verbose_name=_("response"),
    )
    elements: models.JSONField[Any, Any] = models.JSONField(_("hashed elements"))

    objects = ScopedManager(
        organisation="response__administration__workshop__organisation"
    )

    class Meta:
        verbose_name = _("self-made code")
        verbose_name_plural = _("self-made codes")

    def __str__(self) -> str:
        return str(self.pk)
