"""What a module says, as plain data: one shape for pages, editions and outputs.

By language: title, summary, objectives, prerequisites, audiences, sessions of
activities of blocks, and sources. Knows no Django, so that every plugin and every
output (web, guide, handout) may read it through the same gate, `content_for`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Any, Protocol

from curriculum.languages import LANGUAGES

ModuleContent = dict[str, Any]
ContentByLanguage = Mapping[str, ModuleContent]

PUBLIC_ROLES = frozenset({"all", "participant"})
GUIDE_ROLES = frozenset({"all", "participant", "facilitator"})


class HasContent(Protocol):
    """An edition, or anything else that carries content by language."""

    @property
    def content(self) -> ContentByLanguage: ...


def content_for(
    edition: HasContent, language: str, roles: Collection[str]
) -> ModuleContent:
    """The module in `language` with the blocks for `roles` and no other block.

    Falls back to another language only when the edition lacks the wanted one; the
    `language` of the answer says which it is. Adds what readers need and nobody
    stores: minutes of each session and in all, and the number of a cited source.
    Raises LookupError for an edition without any content.
    """
    found = _existing_language(edition.content, language)
    part = edition.content[found]
    numbers = {source["key"]: place for place, source in enumerate(part["sources"], 1)}
    sessions = [_session_for(session, roles, numbers) for session in part["sessions"]]
    return {
        "prerequisites": "",
        **part,
        "language": found,
        "sessions": sessions,
        "minutes": sum(session["minutes"] for session in sessions),
    }


def _existing_language(content: ContentByLanguage, language: str) -> str:
    candidates = (language, language.split("-")[0], *LANGUAGES, *sorted(content))
    for candidate in candidates:
        if candidate in content:
            return candidate
    raise LookupError("The edition has no content.")


def _session_for(
    session: Mapping[str, Any], roles: Collection[str], numbers: Mapping[str, int]
) -> dict[str, Any]:
    activities = [
        {
            **activity,
            "blocks": [
                {**block, "source_number": numbers.get(block["source"])}
                for block in activity["blocks"]
                if block["role"] in roles
            ],
        }
        for activity in session["activities"]
    ]
    minutes = sum(activity["minutes"] for activity in activities)
    return {**session, "activities": activities, "minutes": minutes}


def fingerprint(content: ContentByLanguage) -> str:
    """SHA-256 over the canonical JSON: sorted keys, no spaces, UTF-8."""
    canonical = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode()).hexdigest()
