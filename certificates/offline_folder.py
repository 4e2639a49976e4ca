"""The page that checks certificates without a network, as a folder to carry away.

A page that is opened from a folder may neither load a module nor fetch a file: browsers
forbid both. So the script is a plain one, and the lists lie in a script beside it.
"""

from __future__ import annotations

import contextlib
import io
import json
import zipfile

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.loader import render_to_string
from django.utils.translation import override

from certificates.published import keys_document, revocations_document
from certificates.signing import SigningError
from curriculum.languages import LANGUAGES

FOLDER = "check-certificates"
PAGES = {"bn": "index.html", "en": "english.html"}
# The one that a screen needs: many computers have no Bangla letters.
_FONT = "fonts/noto-sans-bengali-bengali-400-normal.woff2"
_OWN_FILES = {
    "check.js": "certificates/offline/check.js",
    "reading.js": "certificates/offline/reading.js",
    "page.js": "certificates/offline/page.js",
    "ankur.css": "curriculum/ankur.css",
    "fonts.css": "curriculum/fonts.css",
    _FONT: f"curriculum/{_FONT}",
}


def published_script() -> str:
    """The keys and lists as a script. Without a key to sign with, without the lists."""
    data: dict[str, object] = {"keys": keys_document(), "revocations": None}
    with contextlib.suppress(SigningError):
        data["revocations"] = revocations_document()
    return f"globalThis.ankurPublished = {json.dumps(data, ensure_ascii=False)};\n"


def folder() -> bytes:
    """All of it in a ZIP: the page in both languages, its scripts, and what is published."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for language in LANGUAGES:
            with override(language):
                page = render_to_string(
                    "certificates/offline/folder.html", {"pages": PAGES}
                )
            archive.writestr(f"{FOLDER}/{PAGES[language]}", page)
        for name, static in _OWN_FILES.items():
            archive.writestr(f"{FOLDER}/{name}", _static(static))
        archive.writestr(f"{FOLDER}/published.js", published_script())
    return written.getvalue()


def _static(name: str) -> bytes:
    """As it lies in its plugin, or as it was collected."""
    found = finders.find(name)
    if isinstance(found, str):
        with open(found, "rb") as file:
            return file.read()
    with staticfiles_storage.open(name) as collected:
        data: bytes = collected.read()
    return data
