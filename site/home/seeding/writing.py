"""From the plain text of the content files to what Wagtail's fields store."""

from __future__ import annotations

import json
import re
import uuid
from itertools import groupby
from typing import Any

from django.utils.html import escape

_BLOCK_NAMESPACE = uuid.UUID("f3a4c6de-7a53-4c59-9d55-5c1a4a0c8a77")
"""Blocks get the same id in both languages and on every machine (UUID version 5)."""


def rich_text(plain: str) -> str:
    """A blank line ends a paragraph; lines that begin with "- " make a list."""
    paragraphs = re.split(r"\n\s*\n", plain.strip())
    return "".join(_paragraph(paragraph) for paragraph in paragraphs)


def _paragraph(plain: str) -> str:
    lines = [line.strip() for line in plain.splitlines()]
    return "".join(
        _list(list(group)) if is_list else f"<p>{escape(' '.join(group))}</p>"
        for is_list, group in groupby(lines, lambda line: line.startswith("- "))
    )


def _list(lines: list[str]) -> str:
    rows = "".join(f"<li>{escape(line[2:].strip())}</li>" for line in lines)
    return f"<ul>{rows}</ul>"


class ModuleWriter:
    """One module in one language, field by field."""

    def __init__(self, written: dict[str, Any], language: str) -> None:
        self._written = written
        self._language = language

    def fields(self) -> dict[str, Any]:
        return {
            "title": self._written["title"][self._language],
            "slug": self._written["slug"],
            "summary": self._written["summary"][self._language],
            "prerequisites": self._written["prerequisites"][self._language],
            "objectives": json.dumps(self._objectives()),
            "sessions": json.dumps(self._sessions()),
            "sources": json.dumps(self._sources()),
        }

    def _child(self, kind: str, value: Any, *place: object) -> dict[str, Any]:
        path = "/".join(map(str, (self._written["slug"], *place)))
        key = uuid.uuid5(_BLOCK_NAMESPACE, path)
        return {"type": kind, "value": value, "id": str(key)}

    def _objectives(self) -> list[dict[str, Any]]:
        return [
            self._child("objective", objective[self._language], "objective", place)
            for place, objective in enumerate(self._written["objectives"])
        ]

    def _sources(self) -> list[dict[str, Any]]:
        return [
            self._child(
                "source",
                {
                    "key": source["key"],
                    "title": source["title"][self._language],
                    "detail": source["detail"][self._language],
                    "url": source.get("url", ""),
                },
                "source",
                source["key"],
            )
            for source in self._written["sources"]
        ]

    def _sessions(self) -> list[dict[str, Any]]:
        return [
            self._child(
                "session",
                {
                    "title": session["title"][self._language],
                    "activities": [
                        self._activity(activity, place, number)
                        for number, activity in enumerate(session["activities"])
                    ],
                },
                place,
            )
            for place, session in enumerate(self._written["sessions"])
        ]

    def _activity(self, activity: dict[str, Any], *place: int) -> dict[str, Any]:
        value = {
            "title": activity["title"][self._language],
            "minutes": activity["minutes"],
            "materials": activity["materials"][self._language],
            "grouping": activity["grouping"],
            "blocks": [
                self._block(block, *place, number)
                for number, block in enumerate(activity["blocks"])
            ],
        }
        return self._child("item", value, *place)

    def _block(self, block: dict[str, Any], *place: int) -> dict[str, Any]:
        value = {
            "role": block["role"],
            "kind": block["kind"],
            "text": rich_text(block[self._language]),
            "source": block.get("source", ""),
        }
        return self._child("item", value, *place)
