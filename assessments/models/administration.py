from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from assessments.choices import AnswerMode, LinkMethod, Wave
from assessments.models.version import InstrumentVersion
from workshops.models import Enrolment, Workshop


class Administration(models.Model):
    """One wave of one instrument version at one workshop, opened by the facilitator."""

    workshop = models.ForeignKey(
        Workshop,
        models.CASCADE,
        related_name="administrations",
        verbose_name=_("workshop"),
    )
    wave = models.CharField(_("wave"), max_length=16, choices=Wave.choices)
    version = models.ForeignKey(
        InstrumentVersion,
        models.PROTECT,
        related_name="administrations",
        verbose_name=_("version"),
    )
    other_version = models.ForeignKey(
        InstrumentVersion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("parallel version"),
        help_text=_("Every second card gets these questions instead."),
    )
    linking = models.CharField(
        _("way of matching"),
        max_length=12,
        choices=LinkMethod.choices,
        default=LinkMethod.CARD,
    )
    mode = models.CharField(
        _("way of answering"),
        max_length=20,
        choices=AnswerMode.choices,
        default=AnswerMode.OWN_PHONE,
    )
    code = models.CharField(
        _("code"),
        max_length=8,
        unique=True,
        help_text=_("What people type after /a/ to answer."),
    )
    opened_at = models.DateTimeField(_("opened at"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("opened by"),
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("closed by"),
    )

    class Meta:
        ordering = ["workshop", "opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "wave"], name="one_administration_per_wave"
            )
        ]
        verbose_name = _("administration")
        verbose_name_plural = _("administrations")

    def __str__(self) -> str:
        return f"{self.workshop} {self.wave}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def versions(self) -> list[InstrumentVersion]:
        """What is asked here: one version, or two parallel ones."""
        if self.other_version is None:
            return [self.version]
        return [self.version, self.other_version]

    def version_for(self, card: Card | None) -> InstrumentVersion:
        """Odd cards get the first version, even ones the second where there is one."""
        if self.other_version is None or card is None or card.number % 2:
            return self.version
        return self.other_version


class Card(models.Model):
    """A picture card with a number, kept for both rounds so that answers pair.

    The participant's name is never on it. `enrolment` is known where a facilitator
    hands cards out by the roster; only the fact *answered* is ever told by person.
    """

    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="cards", verbose_name=_("workshop")
    )
    number = models.PositiveSmallIntegerField(
        _("number"), help_text=_("Without the check digit.")
    )
    picture = models.CharField(_("picture"), max_length=40)
    enrolment = models.OneToOneField(
        Enrolment,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="card",
        verbose_name=_("enrolment"),
    )

    objects = ScopedManager(organisation="workshop__organisation")

    class Meta:
        ordering = ["workshop", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "number"], name="card_number_once_per_workshop"
            )
        ]
        verbose_name = _("card")
        verbose_name_plural = _("cards")

    def __str__(self) -> str:
        return f"{self.workshop} {self.number}"
