"""Looks into an XLSX file before a parser does: what it unfolds to and what it carries."""

from __future__ import annotations

import io
import re
import zipfile

from django.utils.translation import gettext as _

_MOST_PARTS = 1000
_MOST_BYTES = 80_000_000
"""What 50,000 full rows need many times over."""

_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z0-9:]+)\"")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")


def inspect_workbook(content: bytes) -> str | None:
    """Why the file is not opened: a sentence, or "" when it is no workbook at all.

    None when nothing speaks against it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return _refusal(parts)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        return ""


def _refusal(parts: zipfile.ZipFile) -> str | None:
    infos = parts.infolist()
    names = [info.filename for info in infos]
    if len(infos) > _MOST_PARTS or sum(i.file_size for i in infos) > _MOST_BYTES:
        return _(
            "%(file)s unfolds to more than can be read. Copy the table into a new file."
        )
    if any("vbaproject" in name.lower() for name in names):
        return _("%(file)s may carry macros. Save it as .xlsx without them.")
    if any(name.startswith("xl/externalLinks/") for name in names):
        return _(
            "%(file)s takes cells from other files. Copy the table and paste only its values into a new file."
        )
    return _refusal_of_contents(parts, names)


def _refusal_of_contents(parts: zipfile.ZipFile, names: list[str]) -> str | None:
    """`zipfile` gives no more bytes of a part than it declares, so reading is safe."""
    for name in names:
        if not name.endswith((".xml", ".rels")):
            continue
        text = parts.read(name)
        if _ENTITIES.search(text):
            return ""
        merged = _MERGED.search(text) if _SHEET.fullmatch(name) else None
        if merged:
            return _(
                "%(file)s has merged cells ({range}). Separate them, so that each row stands on its own."
            ).replace("{range}", merged[1].decode())
    return None
