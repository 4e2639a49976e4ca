from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from curriculum.choices import AnswerWay, ReadingLevel
from curriculum.languages import in_language


class Audience(models.Model):
    """Whom a module is for. Data, not code: six are seeded, a host may add more."""

    slug = models.SlugField(_("short name"), unique=True)
    name_bn = models.CharField(_("name in Bangla"), max_length=100)
    name_en = models.CharField(_("name in English"), max_length=100)
    description_bn = models.CharField(_("description in Bangla"), max_length=300)
    description_en = models.CharField(_("description in English"), max_length=300)
    pictogram = models.CharField(
        _("pictogram"),
        max_length=100,
        blank=True,
        help_text=_("Path of a static SVG file."),
    )
    reading_level = models.CharField(
        _("reading level"), max_length=10, choices=ReadingLevel.choices
    )
    answer_way = models.CharField(
        _("usual way of answering"), max_length=20, choices=AnswerWay.choices
    )
    is_of_children = models.BooleanField(
        _("is of children"),
        default=False,
        help_text=_("Guardian consent and the child's own assent are needed."),
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["sort_order", "slug"]
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_language({"bn": self.name_bn, "en": self.name_en}, get_language())

    @property
    def description(self) -> str:
        return in_language(
            {"bn": self.description_bn, "en": self.description_en}, get_language()
        )
