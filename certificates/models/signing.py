"""What lets others check a certificate without asking us about it. Nothing personal."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class SigningKey(models.Model):
    """The public half of a key that signs certificates. It stays for as long as they do.

    The private half lies in a file outside the database and is destroyed when a new key
    takes its place. A key that leaked is marked so, and then proves nothing any more.
    """

    key_id = models.CharField(_("key"), max_length=8, unique=True)
    public = models.BinaryField(_("public key"))
    made_at = models.DateTimeField(_("made at"))
    retired_at = models.DateTimeField(_("retired at"), null=True, blank=True)
    has_leaked = models.BooleanField(_("leaked"), default=False)

    class Meta:
        ordering = ["made_at", "pk"]
        verbose_name = _("signing key")
        verbose_name_plural = _("signing keys")

    def __str__(self) -> str:
        return self.key_id


class StatusList(models.Model):
    """One published list of withdrawn certificates: a bit for each place.

    Who gives out places holds the row of the newest list, so none is given twice.
    """

    number = models.PositiveIntegerField(_("number"), unique=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("list of withdrawn certificates")
        verbose_name_plural = _("lists of withdrawn certificates")

    def __str__(self) -> str:
        return str(self.number)


class PublishedCourse(models.Model):
    """What four bytes on a certificate mean: a module, and who held it."""

    course_id = models.CharField(_("short name"), max_length=8, unique=True)
    module: models.JSONField[Any, Any] = models.JSONField(_("module"))
    organisation: models.JSONField[Any, Any] = models.JSONField(_("organisation"))

    class Meta:
        ordering = ["course_id"]
        verbose_name = _("published course")
        verbose_name_plural = _("published courses")

    def __str__(self) -> str:
        return self.course_id
