"""What a message is about, how it goes, and what became of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class MessageKind(models.TextChoices):
    BEFORE = "before", _("Reminder before")
    MISSED = "missed", _("We missed you")
    THANKS = "thanks", _("Thank you")
    MOVED = "moved", _("Has a new time")
    CANCELLED = "cancelled", _("Does not take place")


class MessageChannel(models.TextChoices):
    """How it goes out. SHARE is a text without names that staff pass on to a group."""

    SMS = "sms", _("SMS")
    CALL = "call", _("Phone call")
    EMAIL = "email", _("E-mail")
    SHARE = "share", _("Text to share")


class MessageState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")
    SKIPPED = "skipped", _("Left out")


class MessageReason(models.TextChoices):
    """Why a message was not sent."""

    NO_CONTACT = "no_contact", _("This person must not be contacted.")
    NO_NUMBER = "no_number", _("No number is known.")
    TOO_LATE = "too_late", _("It would come too late.")
    NOT_NEEDED = "not_needed", _("The plan has changed, so it is not needed.")
    NOT_TAKEN = "not_taken", _("It was not taken for sending.")
    UNCERTAIN = "uncertain", _("Nobody knows whether it arrived. Call instead.")
