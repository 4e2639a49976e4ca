"""The same page in the other languages, for the language switch."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import get_language_info
from wagtail.models import Page


@dataclass(frozen=True)
class LanguageLink:
    code: str
    name: str
    """As its speakers write it."""
    url: str
    is_current: bool


def language_links(page: Page, request: HttpRequest | None) -> list[LanguageLink]:
    """One link per language of the site, by language code.

    Where the page is not translated, the link leads to the nearest page above it that
    is: a reader should not be left in a language they cannot read.
    """
    codes = {page.locale.language_code: page}
    for other in _translations_upwards(page):
        codes.setdefault(other.locale.language_code, other)
    return [
        LanguageLink(
            code=code,
            name=get_language_info(code)["name_local"],
            url=found.get_url(request) or "",
            is_current=code == page.locale.language_code,
        )
        for code, found in sorted(codes.items())
    ]


def _translations_upwards(page: Page) -> list[Page]:
    """Live translations of the page and the pages above it, the deepest first."""
    family = page.get_ancestors(inclusive=True).filter(depth__gt=1)
    pages = (
        Page.objects.live()
        .filter(translation_key__in=family.values("translation_key"))
        .exclude(locale=page.locale)
    )
    return list(pages.select_related("locale").order_by("-depth"))
