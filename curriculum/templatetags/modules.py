"""Tags for pages of the curriculum and for hosts that show them."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language, get_language_info, ngettext
from wagtail.models import Page

from curriculum.choices import BlockKind, Grouping
from curriculum.language_links import LanguageLink, language_links
from curriculum.numerals import in_digits_of

register = template.Library()


@register.simple_tag(takes_context=True)
def languages_of(context: dict[str, Any], page: Page) -> list[LanguageLink]:
    return language_links(page, context.get("request"))


@register.filter
def language_name(code: str) -> str:
    """The name of a language as its speakers write it: বাংলা, English."""
    return get_language_info(code)["name_local"]


@register.filter
def duration(minutes: int) -> str:
    """Hours and minutes as people say them: 315 is 5 hours 15 minutes."""
    hours, rest = divmod(minutes, 60)
    language = get_language()
    parts = []
    if hours:
        words = ngettext("%(number)s hour", "%(number)s hours", hours)
        parts.append(words % {"number": in_digits_of(language, hours)})
    if rest or not hours:
        words = ngettext("%(number)s minute", "%(number)s minutes", rest)
        parts.append(words % {"number": in_digits_of(language, rest)})
    return " ".join(parts)


@register.filter
def kind_name(kind: str) -> str:
    return str(BlockKind(kind).label)


@register.filter
def grouping_name(grouping: str) -> str:
    return str(Grouping(grouping).label)
