from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from curriculum.frozen import FrozenMixin, FrozenQuerySet
from curriculum.languages import in_language

TOTAL = "total"
"""The name of the outcome made of all scored items."""


class InstrumentVersion(FrozenMixin, models.Model):
    """What people answer: an instrument as compiled at one publishing, unchangeable."""

    mutable_fields = ("published_by", "published_by_id")

    instrument = models.ForeignKey(
        "assessments.Instrument",
        models.PROTECT,
        related_name="versions",
        verbose_name=_("instrument"),
    )
    number = models.PositiveIntegerField(_("version"))
    titles: models.JSONField[Any, Any] = models.JSONField(_("titles by language"))
    introductions: models.JSONField[Any, Any] = models.JSONField(
        _("introductions by language")
    )
    primary_outcome = models.CharField(
        _("primary outcome"),
        max_length=100,
        help_text=_("“total” or a subscale's key."),
    )
    meaningful_change = models.FloatField(
        _("meaningful change"), help_text=_("Points of 100.")
    )
    referrals: models.JSONField[Any, Any] = models.JSONField(
        _("where to find help"),
        default=dict,
        blank=True,
        help_text=_("Texts and contacts by language, shown after answering."),
    )
    sha256 = models.CharField(_("fingerprint"), max_length=64)
    published_at = models.DateTimeField(_("published at"), auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("published by"),
    )

    objects = FrozenQuerySet.as_manager()

    class Meta:
        ordering = ["instrument", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "number"], name="version_number_once"
            )
        ]
        verbose_name = _("instrument version")
        verbose_name_plural = _("instrument versions")

    def __str__(self) -> str:
        return f"{self.title} · {self.number}"

    @property
    def title(self) -> str:
        return in_language(self.titles, get_language())

    @property
    def referral(self) -> str:
        return in_language(self.referrals.get("texts", {}), get_language())

    @property
    def referral_contact(self) -> str:
        return in_language(self.referrals.get("contacts", {}), get_language())

    @property
    def introduction(self) -> str:
        return in_language(self.introductions, get_language())


class ResponseScale(FrozenMixin, models.Model):
    """The labelled steps that several items of a version share.

    `points` is a list, lowest first: `{"code": 1, "labels": {"bn": …, "en": …}}`, with
    `picture` (a drawing of ours), `image` and `audio` (paths of copies) where given.
    """

    version = models.ForeignKey(
        InstrumentVersion,
        models.CASCADE,
        related_name="scales",
        verbose_name=_("version"),
    )
    key = models.CharField(_("key"), max_length=100)
    points: models.JSONField[Any, Any] = models.JSONField(_("points"))

    objects = FrozenQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="scale_key_once")
        ]
        verbose_name = _("response scale")
        verbose_name_plural = _("response scales")

    def __str__(self) -> str:
        return self.key


class Subscale(FrozenMixin, models.Model):
    version = models.ForeignKey(
        InstrumentVersion,
        models.CASCADE,
        related_name="subscales",
        verbose_name=_("version"),
    )
    key = models.CharField(_("key"), max_length=100)
    names: models.JSONField[Any, Any] = models.JSONField(_("names by language"))
    sort_order = models.PositiveSmallIntegerField(_("order"))

    objects = FrozenQuerySet.as_manager()

    class Meta:
        ordering = ["sort_order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="subscale_key_once")
        ]
        verbose_name = _("subscale")
        verbose_name_plural = _("subscales")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_language(self.names, get_language())
