from __future__ import annotations

from django.db import models
from django.db.models import Value
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from curriculum.languages import in_language
from workshops.models.organisation import Organisation


class Holiday(models.Model):
    """A day on which no class of a weekly rhythm is held, for one organisation or all."""

    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="holidays",
        verbose_name=_("organisation"),
        help_text=_("Empty: for all organisations."),
    )
    date = models.DateField(_("date"))
    name_bn = models.CharField(_("name in Bangla"), max_length=100)
    name_en = models.CharField(_("name in English"), max_length=100)

    class Meta:
        ordering = ["date", "pk"]
        constraints = [
            models.UniqueConstraint(
                Coalesce("organisation", Value(0)),
                "date",
                name="a_day_is_one_holiday_of_an_organisation",
                violation_error_message=_("This day is a holiday already."),
            )
        ]
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_language({"bn": self.name_bn, "en": self.name_en}, get_language())
