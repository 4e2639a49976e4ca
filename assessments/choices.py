from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Wave(models.TextChoices):
    """When in the course of a workshop people answer. Later waves join here."""

    PRE = "pre", _("Before the workshop")
    POST = "post", _("After the workshop")


class MissingReason(models.TextChoices):
    """Why there is no answer. Four different things, all missing for the score."""

    DONT_KNOW = "dont_know", _("Does not know")
    REFUSED = "refused", _("Does not want to say")
    NOT_ASKED = "not_asked", _("Was not asked")
    SKIPPED = "skipped", _("Left out")


class AnswerMode(models.TextChoices):
    OWN_PHONE = "own_phone", _("On their own phone")
    SHARED_DEVICE = "shared_device", _("On a shared phone or tablet")
