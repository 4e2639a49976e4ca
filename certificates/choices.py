from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class CertificateLanguage(models.TextChoices):
    BANGLA = "bn", _("Bangla")
    ENGLISH = "en", _("English")
    BOTH = "both", _("Bangla and English")


class Layout(models.TextChoices):
    FORMAL = "formal", _("Formal: for officials and partners")
    WARM = "warm", _("Warm: for parents and the community")
    PLAYFUL = "playful", _("Playful: small, for children")
    PLAIN = "plain", _("Plain: for printers with little ink")


class CertificateState(models.TextChoices):
    """What a check says of a certificate that exists."""

    VALID = "valid", _("Valid")
    REPLACED = "replaced", _("Replaced")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class NameAnswer(models.TextChoices):
    """What a check says of a name that somebody typed."""

    SAME = "same", _("The same name")
    OTHER = "other", _("Another name")
    TOO_MANY = "too_many", _("Too many names were tried")


class MustAttend(models.TextChoices):
    FIRST = "first", _("The first session")
    LAST = "last", _("The last session")
    BOTH = "both", _("The first and the last session")
    NUMBERS = "numbers", _("Sessions with certain numbers")


class BatchState(models.TextChoices):
    WAITING = "waiting", _("Waiting to begin")
    RUNNING = "running", _("Being given")
    STOPPED = "stopped", _("Stopped")
    FAILED = "failed", _("Not finished")
    DONE = "done", _("Finished")


BATCH_IN_PROGRESS = [BatchState.WAITING.value, BatchState.RUNNING.value]
