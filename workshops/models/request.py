from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from curriculum.models import Audience, ModuleEdition
from workshops.choices import AskerKind, RequestState
from workshops.models.organisation import Organisation
from workshops.models.sealed import SealedText
from workshops.models.workshop import Workshop


class WorkshopRequest(models.Model):
    """A school, an office or an association asks for a workshop. No workshop yet.

    Who may be called lies in `RequestContact`, sealed.
    """

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="requests",
        verbose_name=_("organisation"),
    )
    number = models.CharField(
        _("number"), max_length=7, unique=True, help_text=_("With a check digit.")
    )
    client_uuid = models.UUIDField(
        _("id from the device"), default=uuid.uuid4, unique=True
    )
    asker_kind = models.CharField(
        _("kind of body"), max_length=20, choices=AskerKind.choices
    )
    asker_name = models.CharField(_("name of the body"), max_length=200)
    place = models.CharField(_("place"), max_length=300)
    audience = models.ForeignKey(
        Audience, models.PROTECT, related_name="+", verbose_name=_("audience")
    )
    people = models.PositiveSmallIntegerField(_("number of people"))
    day = models.DateField(_("day that suits"), null=True, blank=True)
    when_suits = models.CharField(_("when it suits"), max_length=300, blank=True)
    edition = models.ForeignKey(
        ModuleEdition,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("module edition"),
    )
    subject = models.CharField(_("subject"), max_length=500, blank=True)
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=RequestState.choices,
        default=RequestState.NEW,
    )
    state_reason = models.CharField(_("reason"), max_length=300, blank=True)
    workshop = models.ForeignKey(
        Workshop,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="requests",
        verbose_name=_("workshop"),
    )
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("request for a workshop")
        verbose_name_plural = _("requests for workshops")

    def __str__(self) -> str:
        return self.number


class RequestContact(SealedText):
    """Who may be called about a request. `workshops.requests` alone opens it."""

    request = models.OneToOneField(
        WorkshopRequest,
        models.CASCADE,
        related_name="contact",
        verbose_name=_("request for a workshop"),
    )

    objects = ScopedManager(organisation="request__organisation")

    class Meta:
        verbose_name = _("contact of a request")
        verbose_name_plural = _("contacts of requests")

    def __str__(self) -> str:
        return str(self.request_id)


class RequestReading(models.Model):
    """Somebody saw who may be called about a request. Append-only."""

    request = models.ForeignKey(
        WorkshopRequest,
        models.CASCADE,
        related_name="readings",
        verbose_name=_("request for a workshop"),
    )
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("reader"),
    )
    purpose = models.CharField(_("purpose"), max_length=40)
    read_at = models.DateTimeField(_("read at"), auto_now_add=True)

    objects = ScopedManager(organisation="request__organisation")

    class Meta:
        ordering = ["-read_at", "-pk"]
        verbose_name = _("reading of a contact")
        verbose_name_plural = _("readings of contacts")

    def __str__(self) -> str:
        return f"{self.request_id} {self.purpose}"


class RequestChange(models.Model):
    """The history of a request. Append-only."""

    request = models.ForeignKey(
        WorkshopRequest,
        models.CASCADE,
        related_name="changes",
        verbose_name=_("request for a workshop"),
    )
    from_state = models.CharField(_("from"), max_length=20)
    to_state = models.CharField(_("to"), max_length=20, choices=RequestState.choices)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("changed by"),
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now_add=True)

    objects = ScopedManager(organisation="request__organisation")

    class Meta:
        ordering = ["changed_at", "pk"]
        verbose_name = _("change of a request")
        verbose_name_plural = _("changes of requests")

    def __str__(self) -> str:
        return f"{self.request_id}: {self.to_state}"
