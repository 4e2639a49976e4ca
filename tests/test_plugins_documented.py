"""docs/plugins.md names every way in, and nothing that does not exist."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

from django.core.management import get_commands
from django.dispatch import Signal
from wagtail import hooks

ROOT = Path(__file__).resolve().parents[1]
PLUGINS = ["curriculum", "workshops", "assessments", "certificates"]
SETTING = re.compile(r"getattr\(\s*settings,\s*\"([A-Z_]+)\"")
HOOK = re.compile(r"^[A-Z_]*HOOK = \"([a-z_]+)\"", re.MULTILINE)
# Django's own, which the page asks the host to set.
DJANGO_SETTINGS = {"LOGIN_URL"}


def _documented(heading: str) -> set[str]:
    """What stands in code in the first column of the table under a heading."""
    page = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
    section = page.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return {
        name.split()[0] for name in re.findall(r"^\| `([^`]+)`", section, re.MULTILINE)
    }


def _sources() -> list[tuple[Path, str]]:
    paths = [
        path for plugin in PLUGINS for path in sorted((ROOT / plugin).rglob("*.py"))
    ]
    return [(path, path.read_text(encoding="utf-8")) for path in paths]


def test_every_setting_is_documented():
    read = {name for _path, text in _sources() for name in SETTING.findall(text)}

    assert _documented("Settings") == read | DJANGO_SETTINGS


def test_settings_are_read_in_conf_only():
    elsewhere = [
        path.relative_to(ROOT).as_posix()
        for path, text in _sources()
        if SETTING.search(text) and path.name != "conf.py"
    ]

    assert elsewhere == []


def _signals() -> dict[str, Signal]:
    return {
        f"{plugin}.signals.{name}": value
        for plugin in PLUGINS
        if (ROOT / plugin / "signals.py").exists()
        for name, value in vars(importlib.import_module(f"{plugin}.signals")).items()
        if isinstance(value, Signal)
    }


def test_every_signal_is_documented():
    assert _documented("Signals") == set(_signals())


def test_every_signal_has_somebody_who_listens():
    assert [name for name, signal in _signals().items() if not signal.receivers] == []


def test_every_hook_has_somebody_who_answers():
    assert [name for name in _documented("Hooks") if not hooks.get_hooks(name)] == []


def test_every_hook_is_documented():
    declared = {name for _path, text in _sources() for name in HOOK.findall(text)}

    assert _documented("Hooks") == declared


def test_hooks_have_a_constant_that_names_them():
    """So that the test above finds every one."""
    asked = {
        name
        for _path, text in _sources()
        for name in re.findall(r"get_hooks\((.+?)\)", text)
    }

    assert [name for name in asked if not name.endswith("HOOK")] == []


def test_every_command_is_documented():
    ours = {name for name, app in get_commands().items() if app in PLUGINS}

    assert _documented("Commands") == ours
