from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from workshops.choices import PhotoBasis
from workshops.models.enrolment import Enrolment
from workshops.models.workshop import Session


class PrivatePicture(models.Model):
    """A picture that lies sealed in the private folder, under its own random name.

    Whoever takes it away removes the file at once; the row stays and says so.
    """

    name = models.UUIDField(_("name"), default=uuid.uuid4, unique=True)
    key_id = models.CharField(_("key"), max_length=20)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("added by"),
    )
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("removed by"),
    )
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return str(self.name)


class SessionPhoto(PrivatePicture):
    """A photograph of a session. `people` had agreed to photos when it was added.

    When one of them takes the consent back, or their row goes, it is `withheld_at` that
    moment and is not shown until somebody decides: delete it, or show it again. A new
    yes alone brings no picture back.
    """

    session = models.ForeignKey(
        Session, models.CASCADE, related_name="photos", verbose_name=_("session")
    )
    basis = models.CharField(
        _("who can be seen"), max_length=20, choices=PhotoBasis.choices
    )
    people = models.ManyToManyField(
        Enrolment, related_name="+", blank=True, verbose_name=_("people who agreed")
    )

    withheld_at = models.DateTimeField(_("withheld since"), null=True, blank=True)
    shown_again_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("shown again by"),
    )
    shown_again_at = models.DateTimeField(_("shown again at"), null=True, blank=True)

    objects = ScopedManager(organisation="session__workshop__organisation")

    class Meta(PrivatePicture.Meta):
        verbose_name = _("photo of a session")
        verbose_name_plural = _("photos of sessions")


class SheetPhoto(PrivatePicture):
    """The signed sheet of a session, photographed as evidence. It carries names."""

    session = models.ForeignKey(
        Session, models.CASCADE, related_name="sheets", verbose_name=_("session")
    )

    objects = ScopedManager(organisation="session__workshop__organisation")

    class Meta(PrivatePicture.Meta):
        verbose_name = _("photo of a sheet")
        verbose_name_plural = _("photos of sheets")
