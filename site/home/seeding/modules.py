"""The public pages: first page, list of modules and the modules, in both languages."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from wagtail.models import Locale, Page, Site

from curriculum.languages import LANGUAGES
from curriculum.models import Audience, ModuleIndexPage, ModulePage
from home.models import HomePage
from home.seeding.writing import ModuleWriter

CONTENT = Path(__file__).resolve().parents[1] / "content"

HOME = {
    "bn": {
        "title": "অঙ্কুর",
        "tagline": "প্রতিটি শিশুর বেড়ে ওঠার অধিকার আছে",
        "introduction": "কর্মজীবী শিশু, তাদের মা-বাবা ও নিয়োগকর্তা, স্কুলের শিশু, সমাজের নেতা ও সরকারি কর্মকর্তা: সবাইকে নিয়ে আমরা শিশু অধিকারের কর্মশালা করি। কর্মশালার আগে ও পরে একই প্রশ্ন করে দেখি, মানুষের ভাবনা সত্যিই বদলেছে কি না।",
    },
    "en": {
        "title": "Ankur",
        "tagline": "Every child has the right to grow",
        "introduction": "We hold workshops on children's rights with working children, their parents and employers, with schoolchildren, community leaders and officials. Before and after, we ask the same questions, to see whether people really think differently.",
    },
}
INDEX = {
    "bn": {
        "title": "প্রশিক্ষণ মডিউল",
        "introduction": "প্রতিটি মডিউল একটি কর্মশালার পাঠ। কাদের জন্য, তা বেছে নিন।",
    },
    "en": {
        "title": "Training modules",
        "introduction": "Each module is what one workshop teaches. Choose whom it is for.",
    },
}


@transaction.atomic
def seed_modules(user: User) -> list[ModulePage]:
    """The module pages of every content file; what exists already stays as it is."""
    locales = {code: _locale(code) for code in LANGUAGES}
    homes = _seed_homes(locales)
    indexes = _seed_indexes(homes)
    return [
        page
        for path in sorted(CONTENT.glob("*.toml"))
        for page in _seed_module(_read(path), indexes, user)
    ]


def _locale(code: str) -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _seed_homes(locales: dict[str, Locale]) -> dict[str, HomePage]:
    homes = {page.locale.language_code: page for page in HomePage.objects.all()}
    key = {page.translation_key for page in homes.values()}
    for code, locale in locales.items():
        if code not in homes:
            home = HomePage(slug=f"ankur-{code}", locale=locale, **HOME[code])
            home.translation_key = next(iter(key), home.translation_key)
            homes[code] = Page.get_first_root_node().add_child(instance=home)
            key.add(home.translation_key)
    _wear_as_root(homes[LANGUAGES[0]])
    return homes


def _wear_as_root(home: HomePage) -> None:
    """Make the home page the root of the site instead of Wagtail's welcome page."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(
            hostname="localhost",
            site_name="Ankur",
            root_page=home,
            is_default_site=True,
        )
        return
    welcome = site.root_page
    if welcome.specific_class is not Page:
        return
    site.root_page = home
    site.site_name = "Ankur"
    site.save()
    welcome.refresh_from_db()
    if not welcome.get_children().exists():
        welcome.delete()


def _seed_indexes(homes: dict[str, HomePage]) -> dict[str, ModuleIndexPage]:
    indexes: dict[str, ModuleIndexPage] = {}
    for code, home in homes.items():
        index = ModuleIndexPage.objects.child_of(home).first()
        if index is None:
            index = ModuleIndexPage(
                slug="modules", locale=home.locale, show_in_menus=True, **INDEX[code]
            )
            for other in indexes.values():
                index.translation_key = other.translation_key
            home.refresh_from_db()
            home.add_child(instance=index)
        indexes[code] = index
    return indexes


def _seed_module(
    written: dict[str, Any], indexes: dict[str, ModuleIndexPage], user: User
) -> list[ModulePage]:
    """Both languages go live before one is published, so that edition 1 has both."""
    pages: list[ModulePage] = []
    made: list[ModulePage] = []
    for code, index in indexes.items():
        page = ModulePage.objects.child_of(index).filter(slug=written["slug"]).first()
        if page is None:
            page = _add_page(written, code, index, pages, user)
            made.append(page)
        pages.append(page)
    for page in made:
        page.save_revision(user=user).publish(user=user, skip_permission_checks=True)
    return pages


def _add_page(
    written: dict[str, Any],
    code: str,
    index: ModuleIndexPage,
    translations: list[ModulePage],
    user: User,
) -> ModulePage:
    page = ModulePage(
        locale=index.locale, owner=user, **ModuleWriter(written, code).fields()
    )
    if translations:
        page.translation_key = translations[0].translation_key
    page.audiences = Audience.objects.filter(slug__in=written["audiences"])
    index.refresh_from_db()
    index.add_child(instance=page)
    return page
