from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from workshops.choices import AgeBand, AgeBasis, ContactRule, Sex, SpokenLanguage
from workshops.models.organisation import Organisation


class Participant(models.Model):
    """A person who comes to workshops, known here by a code only.

    Names and telephone lie in `Identity`, encrypted, with a right of their own.
    """

    code = models.CharField(
        _("code"), max_length=12, help_text=_("With a check character at the end.")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="participants",
        verbose_name=_("organisation"),
    )
    sex = models.CharField(_("sex"), max_length=10, choices=Sex.choices)
    age_band = models.CharField(_("age"), max_length=10, choices=AgeBand.choices)
    age_basis = models.CharField(
        _("age known from"),
        max_length=10,
        choices=AgeBasis.choices,
        default=AgeBasis.STATED,
    )
    language = models.CharField(
        _("language"),
        max_length=5,
        choices=SpokenLanguage.choices,
        default=SpokenLanguage.BANGLA,
    )
    contact = models.CharField(
        _("safe to contact?"),
        max_length=12,
        choices=ContactRule.choices,
        default=ContactRule.NOT_ASKED,
    )
    no_visits = models.BooleanField(_("never visit at home"), default=False)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_here",
        verbose_name=_("put into"),
        help_text=_("The same person's other entry, which stands in every list."),
    )
    created_at = models.DateTimeField(_("added at"), auto_now_add=True)
    erased_at = models.DateTimeField(
        _("forgotten at"),
        null=True,
        blank=True,
        help_text=_("Names and all words about the person were deleted."),
    )

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "code"], name="participant_code_once"
            )
        ]
        verbose_name = _("participant")
        verbose_name_plural = _("participants")

    def __str__(self) -> str:
        return self.code

    @property
    def is_child(self) -> bool:
        return AgeBand(self.age_band).is_child
