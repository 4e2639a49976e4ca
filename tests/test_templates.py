"""Every template compiles, extends what exists and can be overridden by the host."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[1]
APPS = ["curriculum", "workshops", "assessments", "certificates", "site/home"]
FOLDERS = [*(ROOT / app / "templates" for app in APPS), ROOT / "templates"]
TEMPLATES = {
    path.relative_to(folder).as_posix(): path
    for folder in FOLDERS
    for path in sorted(folder.rglob("*"))
    if path.suffix in {".html", ".txt", ".svg"}
}
NAMED = re.compile(r"{%\s*(?:extends|include)\s+[\"']([^\"']+)[\"']")
PLUGINS = ["curriculum", "workshops", "assessments", "certificates"]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_compiles(name):
    template = get_template(name)

    assert template.template.name == name


def test_templates_extend_and_include_only_what_exists():
    """Django finds a missing one when the page is opened; this finds it before."""
    missing = [
        f"{name} wants {wanted}"
        for name, path in TEMPLATES.items()
        for wanted in NAMED.findall(path.read_text(encoding="utf-8"))
        if not _exists(wanted)
    ]

    assert missing == []


def _exists(name: str) -> bool:
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True


def test_a_plugin_keeps_its_templates_under_its_own_name():
    """Otherwise the templates of two plugins could hide each other."""
    strangers = [
        path.relative_to(ROOT).as_posix()
        for plugin in PLUGINS
        for path in (ROOT / plugin / "templates").rglob("*.html")
        if path.relative_to(ROOT / plugin / "templates").parts[0]
        not in {plugin, "wagtailadmin"}
    ]

    assert strangers == []


def test_the_host_is_asked_before_the_plugins():
    assert settings.TEMPLATES[0]["DIRS"] == [ROOT / "templates"]


def test_links_to_other_hosts_are_never_loaded_by_a_page():
    """A page may point elsewhere; it may not fetch from there."""
    loaded = re.compile(
        r"<(?:script|img|iframe|audio|video|source|embed)\b[^>]*\bsrc=[\"'](?:https?:)?//[^>]*>"
        r"|<link\b(?![^>]*rel=[\"'](?:canonical|alternate)[\"'])[^>]*href=[\"'](?:https?:)?//[^>]*>"
    )
    found = {
        name: loaded.findall(path.read_text(encoding="utf-8"))
        for name, path in TEMPLATES.items()
    }

    assert {name: tags for name, tags in found.items() if tags} == {}
