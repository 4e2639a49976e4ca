"""Every sentence a user can meet is there in Bangla, whole and with its placeholders."""

from __future__ import annotations

import gettext
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# Where the sentences stand, and the catalogue that answers for them.
CATALOGUES = {
    "curriculum": ["curriculum"],
    "workshops": ["workshops"],
    "assessments": ["assessments"],
    "certificates": ["certificates"],
    "site": ["site", "templates"],
}
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[a-z]|%[sd]|{[a-z_]*}", re.IGNORECASE)
MARKUP = re.compile(r"<[^>]*>|&[a-z]+;|https?:\S+")
BANGLA = re.compile(r"[\u0980-\u09ff]")

Messages = dict[str | tuple[str, int], str]


def _read(po: Path, tmp_path: Path) -> Messages:
    """What gettext would answer: neither fuzzy nor untranslated entries are in it."""
    mo = tmp_path / "read.mo"
    command = ["msgfmt", "--check-format", "--output-file", mo, po]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    with mo.open("rb") as file:
        messages = gettext.GNUTranslations(file)._catalog
    return {key: text for key, text in messages.items() if key != ""}


def _wanted(folders: list[str], tmp_path: Path) -> Messages:
    """What makemessages finds in a copy of the sources, each as its own translation."""
    copy = tmp_path / "copy"
    (copy / "locale").mkdir(parents=True)
    ignored = shutil.ignore_patterns("locale", "static", "migrations", "__pycache__")
    for folder in folders:
        shutil.copytree(ROOT / folder, copy / folder, ignore=ignored)
    environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    command = [
        sys.executable,
        "-m",
        "django",
        "makemessages",
        "--locale=bn",
        "--verbosity=0",
    ]
    subprocess.run(command, cwd=copy, env=environment, check=True)
    found = copy / "locale" / "bn" / "LC_MESSAGES" / "django.po"
    # msgen writes each sentence as its own translation, so that msgfmt keeps it.
    subprocess.run(["msgen", "--output-file", found, found], check=True)
    return _read(found, tmp_path)


def _sentence(key: str | tuple[str, int]) -> str:
    return key if isinstance(key, str) else key[0]


def _catalogue(name: str) -> Path:
    return ROOT / name / "locale" / "bn" / "LC_MESSAGES" / "django.po"


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_sentence_is_translated(name, tmp_path):
    wanted = {_sentence(key) for key in _wanted(CATALOGUES[name], tmp_path)}
    translated = {_sentence(key) for key in _read(_catalogue(name), tmp_path)}

    assert sorted(wanted - translated) == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_nothing_is_fuzzy_or_left_empty(name, tmp_path):
    po = _catalogue(name)
    for attribute in ["--only-fuzzy", "--untranslated"]:
        command = ["msgattrib", "--no-obsolete", attribute, po]
        left = subprocess.run(
            command, capture_output=True, text=True, check=True
        ).stdout

        assert left == "", attribute
    assert [key for key, text in _read(po, tmp_path).items() if not text.strip()] == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_translation_keeps_the_placeholders(name, tmp_path):
    messages = _read(_catalogue(name), tmp_path)
    changed = {
        key: text
        for key, text in messages.items()
        # msgfmt has compared the plural ones: there the singular may leave the number out.
        if isinstance(key, str)
        and sorted(PLACEHOLDER.findall(key)) != sorted(PLACEHOLDER.findall(text))
    }

    assert changed == {}


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_translation_is_in_bangla(name, tmp_path):
    messages = _read(_catalogue(name), tmp_path)
    english = [
        key
        for key, text in messages.items()
        if re.search(r"[a-z]{3}", _words(_sentence(key))) and not BANGLA.search(text)
    ]

    assert english == []


def _words(sentence: str) -> str:
    return PLACEHOLDER.sub("", MARKUP.sub("", sentence))
