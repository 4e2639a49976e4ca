"""The only page type of the site itself."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page


class HomePage(Page):
    tagline = models.CharField(_("one sentence"), max_length=200, blank=True)
    introduction = models.TextField(_("introduction"), blank=True)

    parent_page_types = ["wagtailcore.Page"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("tagline"),
        FieldPanel("introduction"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")
