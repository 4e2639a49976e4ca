"""Copies of pictures and voices that nobody replaces afterwards.

A published question keeps what was seen and heard. Each copy is named by its content,
so that a new picture is another file and the old one stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from curriculum.languages import LANGUAGES

FOLDER = "questions"
PICTURE = "width-640|format-webp"


def frozen_media(value: Mapping[str, Any]) -> dict[str, Any]:
    """The `picture` and the `audio` by language of a written block, as paths of copies."""
    found: dict[str, Any] = {}
    picture = value.get("picture")
    if picture is not None:
        found["picture"] = frozen_picture(picture)
    audio = {
        language: frozen_copy(value[f"audio_{language}"].file)
        for language in LANGUAGES
        if value.get(f"audio_{language}") is not None
    }
    if audio:
        found["audio"] = audio
    return found


def frozen_picture(image: Any) -> str:
    """A rendition without what the camera wrote into the file, small enough for a phone."""
    return frozen_copy(image.get_rendition(PICTURE).file)


def frozen_copy(file: Any) -> str:
    with file.open("rb") as opened:
        content = opened.read()
    suffix = PurePosixPath(file.name).suffix.lower()
    path = f"{FOLDER}/{hashlib.sha256(content).hexdigest()[:32]}{suffix}"
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(content))
    return path
