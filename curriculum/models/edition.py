from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from curriculum.frozen import FrozenMixin
from curriculum.languages import in_language
from curriculum.models.audience import Audience
from curriculum.numerals import in_digits_of
from curriculum.querysets import ModuleEditionQuerySet


class ModuleEdition(FrozenMixin, models.Model):
    """A module as it stood at one publishing: what a workshop teaches.

    Content is copied, so the edition survives changes to the page and its deletion.
    One edition holds every language that was live at that moment.
    """

    mutable_fields = ("created_by", "created_by_id")

    module_key = models.UUIDField(
        _("module"), help_text=_("The translation key shared by the pages.")
    )
    number = models.PositiveIntegerField(_("edition"))
    content: models.JSONField[Any, Any] = models.JSONField(
        _("content"),
        help_text=_("By language: title, summary, objectives, sessions, sources."),
    )
    sha256 = models.CharField(_("fingerprint"), max_length=64)
    audiences = models.ManyToManyField(
        Audience, related_name="editions", verbose_name=_("audiences")
    )
    created_at = models.DateTimeField(_("frozen at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    note = models.CharField(_("why"), max_length=300, blank=True)

    objects = ModuleEditionQuerySet.as_manager()

    class Meta:
        ordering = ["module_key", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["module_key", "number"], name="edition_number_once_per_module"
            )
        ]
        verbose_name = _("module edition")
        verbose_name_plural = _("module editions")

    def __str__(self) -> str:
        return _("%(title)s, edition %(number)s") % {
            "title": self.title,
            "number": in_digits_of(get_language(), self.number),
        }

    @property
    def languages(self) -> list[str]:
        return sorted(self.content)

    @property
    def titles(self) -> dict[str, str]:
        return {language: part["title"] for language, part in self.content.items()}

    @property
    def title(self) -> str:
        return in_language(self.titles, get_language())
