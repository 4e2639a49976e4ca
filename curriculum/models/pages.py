from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index

from curriculum.blocks import ObjectivesBlock, SessionsBlock, SourcesBlock
from curriculum.content import (
    GUIDE_ROLES,
    PUBLIC_ROLES,
    ContentByLanguage,
    content_for,
)
from curriculum.models.audience import Audience
from curriculum.models.edition import ModuleEdition
from curriculum.module_rules import problems_of
from curriculum.page_content import minutes_of, plain_content
from curriculum.page_forms import ModulePageForm
from curriculum.querysets import ModulePageQuerySet

MODULES_A_SCREEN = 24
GUIDE = "facilitator"
"""The value of `?view=`, and the preview mode, that shows the facilitator's guide."""


class ModuleIndexPage(Page):
    """The public list of modules, by audience."""

    introduction = models.TextField(_("introduction"), blank=True)

    subpage_types = ["curriculum.ModulePage"]
    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("module list")
        verbose_name_plural = _("module lists")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """A name of no audience shows every module: an old link still leads somewhere."""
        context = super().get_context(request, *args, **kwargs)
        audiences = list(Audience.objects.all())
        wanted = request.GET.get("audience", "")
        chosen = next((a for a in audiences if a.slug == wanted), None)
        context["audiences"] = audiences
        context["chosen"] = chosen
        context["modules"] = self._modules(chosen, request.GET.get("page"))
        return context

    def _modules(self, audience: Audience | None, number: str | None) -> PageOfList:
        found = ModulePage.objects.child_of(self).listed().for_audience(audience)
        shown = Paginator(found, MODULES_A_SCREEN).get_page(number)
        live = ModulePage.objects.live()
        languages = live.languages_of(page.translation_key for page in shown)
        for module in shown:
            module.languages = languages[module.translation_key]
        return shown


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

    objects = PageManager.from_queryset(ModulePageQuerySet)()

    is_draft_check = False
    """Set by the form while a draft is saved, when the rules may still be broken."""

    base_form_class = ModulePageForm
    parent_page_types = ["curriculum.ModuleIndexPage"]
    subpage_types: list[str] = []
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("objectives"),
    ]
    preview_modes = [
        ("", _("What everybody sees")),
        (GUIDE, _("The facilitator's guide")),
    ]
    content_panels = [
        # Wagtail's script would make the address from the title and lose Bangla vowels.
        TitleFieldPanel("title", targets=[]),
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

    def clean(self) -> None:
        super().clean()
        if not self.is_draft_check and (problems := problems_of(plain_content(self))):
            raise ValidationError(problems)

    @property
    def minutes(self) -> int:
        return minutes_of(self)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The guide has answers and safeguarding notes: only for who has an account."""
        if not _asks_for_guide(request):
            return super().serve(request, *args, **kwargs)
        if not request.user.is_authenticated:
            raise Http404
        response = super().serve(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Readers see the frozen edition; a preview shows the draft."""
        context = super().get_context(request, *args, **kwargs)
        is_guide = _asks_for_guide(request)
        edition = None if getattr(request, "is_preview", False) else self._edition()
        content = edition.content if edition else self._own_content()
        context["edition"] = edition
        context["is_guide"] = is_guide
        context["module"] = content_for(
            SimpleNamespace(content=content),
            self.locale.language_code,
            GUIDE_ROLES if is_guide else PUBLIC_ROLES,
        )
        return context

    def _edition(self) -> ModuleEdition | None:
        """The newest edition, if it has this language.

        It lacks it only when the page went live without being published, as a copy does.
        """
        newest = ModuleEdition.objects.of_module(self.translation_key).first()
        return (
            newest if newest and self.locale.language_code in newest.content else None
        )

    def _own_content(self) -> ContentByLanguage:
        return {self.locale.language_code: plain_content(self)}


def _asks_for_guide(request: HttpRequest) -> bool:
    mode = getattr(request, "preview_mode", None) or request.GET.get("view")
    return mode == GUIDE
