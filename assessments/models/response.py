from __future__ import annotations

import datetime as dt
import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from assessments.choices import AnswerMode, MissingReason
from assessments.models.administration import Administration, Card
from assessments.models.items import Item
from assessments.models.version import InstrumentVersion
from workshops.models import Enrolment


class Response(models.Model):
    """One person's set of answers in one wave, kept screen by screen.

    Whose it is stands in one of `card`, `enrolment`, `seat`, or in a `SelfCode`; none
    of them where nobody is to be matched. `uuid` is given by the phone that sends it.
    """

    uuid = models.UUIDField(_("id"), default=uuid.uuid4, unique=True, editable=False)
    administration = models.ForeignKey(
        Administration,
        models.CASCADE,
        related_name="responses",
        verbose_name=_("administration"),
    )
    version = models.ForeignKey(
        InstrumentVersion,
        models.PROTECT,
        related_name="+",
        verbose_name=_("version"),
    )
    card = models.ForeignKey(
        Card,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="responses",
        verbose_name=_("card"),
    )
    enrolment = models.ForeignKey(
        Enrolment,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("enrolment"),
    )
    seat = models.PositiveSmallIntegerField(
        _("seat"), null=True, blank=True, help_text=_("Row of the seat list.")
    )
    language = models.CharField(_("language"), max_length=10)
    mode = models.CharField(
        _("way of answering"), max_length=20, choices=AnswerMode.choices
    )
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("read aloud or typed in by"),
    )
    of_child = models.BooleanField(
        _("of a child"),
        default=False,
        help_text=_("As known when answering. An age corrected later clears it never."),
    )
    content_hash = models.CharField(
        _("fingerprint of what was sent"), max_length=64, blank=True
    )
    clock_is_wrong = models.BooleanField(
        _("the clock of the phone was wrong"), default=False
    )
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    objects = ScopedManager(organisation="administration__workshop__organisation")

    class Meta:
        ordering = ["administration", "card"]
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "card"], name="one_response_per_card_and_wave"
            ),
            models.UniqueConstraint(
                fields=["administration", "enrolment"],
                name="one_response_per_enrolment_and_wave",
            ),
            models.UniqueConstraint(
                fields=["administration", "seat"], name="one_response_per_seat_and_wave"
            ),
        ]
        verbose_name = _("response")
        verbose_name_plural = _("responses")

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def duration(self) -> dt.timedelta | None:
        """How long answering took, for those who came to the end."""
        return self.finished_at - self.started_at if self.finished_at else None


class Answer(models.Model):
    """What was answered to one item: the code as shown, never rewritten."""

    response = models.ForeignKey(
        Response, models.CASCADE, related_name="answers", verbose_name=_("response")
    )
    item = models.ForeignKey(
        Item, models.PROTECT, related_name="answers", verbose_name=_("item")
    )
    code = models.IntegerField(_("code"), null=True, blank=True)
    text = models.TextField(_("text"), blank=True)
    missing = models.CharField(
        _("why missing"), max_length=12, choices=MissingReason.choices, blank=True
    )
    answered_at = models.DateTimeField(_("answered at"))

    objects = ScopedManager(
        organisation="response__administration__workshop__organisation"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["response", "item"], name="one_answer_per_item"
            )
        ]
        verbose_name = _("answer")
        verbose_name_plural = _("answers")

    def __str__(self) -> str:
        return f"{self.response_id}/{self.item_id}"
