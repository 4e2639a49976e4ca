"""What must be right before a module is published, each with one plain sentence.

Returned by field of the page, so that the sentence appears where it is to be mended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from curriculum.choices import BlockKind
from curriculum.content import ModuleContent
from curriculum.numerals import in_digits_of

LONGEST_SESSION = 480
"""Minutes: eight hours. Nobody sits longer in one day; a longer one is a slip."""


def problems_of(content: ModuleContent) -> dict[str, list[str]]:
    """Sentences by page field; empty when the module may be published."""
    keys = [source["key"] for source in content["sources"]]
    found = {
        "sources": list(_key_problems(keys)),
        "sessions": [
            *_session_problems(content["sessions"]),
            *_citation_problems(content["sessions"], set(keys)),
        ],
    }
    return {field: sentences for field, sentences in found.items() if sentences}


def _key_problems(keys: list[str]) -> Iterator[str]:
    for key, count in Counter(keys).items():
        if count > 1:
            yield _(
                "Two sources have the key “%(key)s”. Give each a key of its own."
            ) % {"key": key}


def _session_problems(sessions: list[dict[str, Any]]) -> Iterator[str]:
    for session in sessions:
        minutes = sum(activity["minutes"] for activity in session["activities"])
        if minutes > LONGEST_SESSION:
            yield _(
                "Session “%(session)s” takes %(minutes)s minutes. "
                "Divide it: a session may take %(most)s at most."
            ) % {
                "session": session["title"],
                "minutes": in_digits_of(get_language(), minutes),
                "most": in_digits_of(get_language(), LONGEST_SESSION),
            }


def _citation_problems(sessions: list[dict[str, Any]], keys: set[str]) -> Iterator[str]:
    for session in sessions:
        for activity in session["activities"]:
            where = {"session": session["title"], "activity": activity["title"]}
            for block in activity["blocks"]:
                key = block["source"]
                if key and key not in keys:
                    yield _(
                        "“%(session)s”, activity “%(activity)s”: there is no source "
                        "with the key “%(key)s”. Add it under Sources or correct the key."
                    ) % {**where, "key": key}
                elif not key and block["kind"] == BlockKind.FACT:
                    yield (
                        _(
                            "“%(session)s”, activity “%(activity)s”: a fact needs a source. "
                            "Write the key of one of the sources."
                        )
                        % where
                    )
