"""Module pages for tests: small, valid, and with one secret for the facilitator."""

from __future__ import annotations

import itertools
import json
from typing import Any

from wagtail.models import Locale, Page, Site

from curriculum.models import Audience, ModuleIndexPage, ModulePage
from home.models import HomePage

SECRET = "Call 1098 and tell nobody in the room"

_numbers = itertools.count(1)


def build_home(language: str = "bn") -> HomePage:
    """The first page of a language; the Bangla one becomes the root of the site."""
    if language != "bn" and not HomePage.objects.exists():
        build_home("bn")
    locale, _made = Locale.objects.get_or_create(language_code=language)
    home = HomePage(title=f"Ankur {language}", slug=f"first-{language}", locale=locale)
    other = HomePage.objects.first()
    if other:
        home.translation_key = other.translation_key
    home = Page.get_first_root_node().add_child(instance=home)
    if language == "bn":
        Site.objects.filter(is_default_site=True).update(root_page=home)
        Site.clear_site_root_paths_cache()
    return home


def build_index(language: str = "bn") -> ModuleIndexPage:
    """The list of modules of a language, under its first page."""
    index = ModuleIndexPage.objects.filter(locale__language_code=language).first()
    if index:
        return index
    home = HomePage.objects.filter(locale__language_code=language).first()
    home = home or build_home(language)
    index = ModuleIndexPage(title=f"Modules {language}", slug="modules")
    other = ModuleIndexPage.objects.first()
    if other:
        index.translation_key = other.translation_key
    return home.add_child(instance=index)


def block(text: str, *, role: str = "all", kind: str = "text", source: str = "") -> Any:
    return {"role": role, "kind": kind, "text": f"<p>{text}</p>", "source": source}


def activity(*blocks: Any, title: str = "Talk in pairs", minutes: int = 20) -> Any:
    return {
        "title": title,
        "minutes": minutes,
        "materials": "A ball",
        "grouping": "pairs",
        "blocks": list(blocks),
    }


def sessions(*activities: Any, title: str = "First meeting") -> str:
    value = {"title": title, "activities": list(activities)}
    return json.dumps([{"type": "session", "value": value}])


def sources(*keys: str) -> str:
    values = [{"key": key, "title": f"Book {key}", "detail": "Page 7"} for key in keys]
    return json.dumps([{"type": "source", "value": value} for value in values])


USUAL_SESSIONS = sessions(
    activity(
        block("Everybody reads this"),
        block("What would you do?", role="participant", kind="question"),
        block(SECRET, role="facilitator", kind="tip"),
        block("Article 19 protects children", kind="fact", source="crc"),
    ),
    activity(block("Draw your day"), title="Drawing", minutes=25),
)


def build_module(
    language: str = "bn",
    *,
    translation_of: ModulePage | None = None,
    audiences: tuple[str, ...] = ("parents",),
    live: bool = True,
    **fields: Any,
) -> ModulePage:
    """A module page that was never published: it has no edition yet."""
    title = fields.pop("title", f"Module {next(_numbers)} {language}")
    page = ModulePage(
        title=title,
        live=live,
        summary=fields.pop("summary", "What it is about."),
        objectives=json.dumps([{"type": "objective", "value": "Listen to a child"}]),
        sessions=fields.pop("sessions", USUAL_SESSIONS),
        sources=fields.pop("sources", sources("crc")),
        **fields,
    )
    if translation_of:
        page.translation_key = translation_of.translation_key
    page.audiences = Audience.objects.filter(slug__in=audiences)
    return build_index(language).add_child(instance=page)


def publish(page: ModulePage, *, user: Any = None) -> ModulePage:
    page.save_revision(user=user).publish(user=user, skip_permission_checks=True)
    page.refresh_from_db()
    return page
