from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from curriculum.blocks import ObjectivesBlock, SessionsBlock, SourcesBlock
from curriculum.models.audience import Audience


class ModuleIndexPage(Page):
    """The public list of modules, by audience."""

    introduction = models.TextField(_("introduction"), blank=True)

    subpage_types = ["curriculum.ModulePage"]
    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("module list")
        verbose_name_plural = _("module lists")


class ModulePage(Page):
    """A curriculum module in one language; its translations are sibling pages."""

    summary = models.TextField(_("summary"))
    audiences = ParentalManyToManyField(
        Audience, related_name="modules", verbose_name=_("audiences")
    )
    objectives = StreamField(ObjectivesBlock(), verbose_name=_("objectives"))
    prerequisites = models.TextField(_("what people should know before"), blank=True)
    sessions = StreamField(SessionsBlock(), verbose_name=_("sessions"))
    sources = StreamField(SourcesBlock(), blank=True, verbose_name=_("sources"))

    parent_page_types = ["curriculum.ModuleIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("audiences"),
        FieldPanel("objectives"),
        FieldPanel("prerequisites"),
        FieldPanel("sessions"),
        FieldPanel("sources"),
    ]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")
