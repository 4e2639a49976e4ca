"""What the site's own pages need to find the others."""

from __future__ import annotations

from django import template
from django.db.models import QuerySet
from django.utils.translation import get_language

from curriculum.models import Audience, ModuleIndexPage

register = template.Library()


@register.simple_tag
def modules_page() -> ModuleIndexPage | None:
    """The list of modules in the reader's language, for the menu."""
    pages = ModuleIndexPage.objects.live().select_related("locale")
    return pages.filter(locale__language_code=get_language()).first()


@register.simple_tag
def audiences() -> QuerySet[Audience]:
    return Audience.objects.all()
