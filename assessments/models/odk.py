from __future__ import annotations

import secrets
import uuid

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from assessments.models.administration import Administration
from assessments.models.recording import Recording
from assessments.models.response import Response
from assessments.models.set_aside import SetAside
from workshops import private_files
from workshops.choices import ImportState
from workshops.models import Workshop
from workshops.models.sealed import SealedText


class OdkKey(models.Model):
    """What a facilitator's phone logs in with to bring answers to one workshop.

    Of the password nothing is kept: it is made of `salt` and the key file. Whoever has
    the database alone cannot log in.
    """

    name = models.CharField(
        _("name"),
        max_length=16,
        unique=True,
        help_text=_("Stands in the address and is the user name. Says nothing."),
    )
    salt = models.CharField(_("salt"), max_length=64, default=secrets.token_hex)
    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="odk_keys", verbose_name=_("workshop")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="+",
        verbose_name=_("facilitator"),
    )
    session_mark = models.CharField(
        _("mark of the password"),
        max_length=128,
        help_text=_("Changes with the facilitator's own password, which ends the key."),
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("key of a phone with Collect")
        verbose_name_plural = _("keys of phones with Collect")

    def __str__(self) -> str:
        return self.name


class WaitingSound(models.Model):
    """A spoken answer of a set that was set aside: sealed, heard by nobody.

    It becomes a `Recording` when the set is counted, and goes with the set otherwise.
    """

    name = models.UUIDField(_("name"), default=uuid.uuid4)
    aside = models.ForeignKey(
        SetAside,
        models.CASCADE,
        related_name="sounds",
        verbose_name=_("answers set aside"),
    )
    key_id = models.CharField(_("key"), max_length=20)

    objects = ScopedManager(
        organisation="aside__administration__workshop__organisation"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["aside", "name"], name="waiting_sound_once_per_set"
            )
        ]
        verbose_name = _("spoken answer that waits")
        verbose_name_plural = _("spoken answers that wait")

    def __str__(self) -> str:
        return self.name.hex


class OdkImport(SealedText):
    """A file of filled-in forms. It lies here sealed until it is written or thrown away."""

    administration = models.ForeignKey(
        Administration,
        models.CASCADE,
        related_name="odk_imports",
        verbose_name=_("administration"),
    )
    kind = models.CharField(_("kind of file"), max_length=4)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ImportState.choices,
        default=ImportState.CHECKED,
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("started by"),
    )
    created_at = models.DateTimeField(_("checked at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("undone by"),
    )

    objects = ScopedManager(organisation="administration__workshop__organisation")

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("results from a file")
        verbose_name_plural = _("results from files")

    def __str__(self) -> str:
        return str(self.key)


class OdkImportedRow(models.Model):
    """What a row of a file became: a set of answers, or one that was set aside."""

    source = models.ForeignKey(
        OdkImport,
        models.CASCADE,
        related_name="made",
        verbose_name=_("results from a file"),
    )
    response = models.ForeignKey(
        Response,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("response"),
    )
    aside = models.ForeignKey(
        SetAside,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answers set aside"),
    )

    objects = ScopedManager(
        organisation="source__administration__workshop__organisation"
    )

    class Meta:
        verbose_name = _("row of results from a file")
        verbose_name_plural = _("rows of results from files")

    def __str__(self) -> str:
        return str(self.pk)


def forget_waiting(instance: WaitingSound, **kwargs: object) -> None:
    """However it goes, its file goes too, unless it became a recording."""
    name = instance.name

    def forget() -> None:
        rows = (Recording, WaitingSound)
        if not any(row._base_manager.filter(name=name).exists() for row in rows):
            private_files.forget(name)

    transaction.on_commit(forget)
