from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workshops.models.organisation import Organisation


class HowOften(models.TextChoices):
    WEEKLY = "weekly", _("Every week")
    MONTHLY = "monthly", _("Every month")


class CountsSubscription(models.Model):
    """Somebody of staff wants the same counts by e-mail again and again.

    `question` is what the form of the counts is filled with; what it leaves out is as
    of the day of sending. What may be seen is decided on that day too.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="counts_subscriptions",
        verbose_name=_("person of staff"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        related_name="counts_subscriptions",
        verbose_name=_("organisation"),
    )
    question = models.JSONField(_("question"), default=dict, blank=True)
    often = models.CharField(_("how often"), max_length=10, choices=HowOften.choices)
    language = models.CharField(_("language"), max_length=5)
    next_due = models.DateField(_("next on"))
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["next_due"], name="counts_letter_due")]
        verbose_name = _("letter with counts")
        verbose_name_plural = _("letters with counts")

    def __str__(self) -> str:
        return f"{self.user} {self.often}"
