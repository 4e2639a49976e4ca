"""Reads a module page into the plain data of `curriculum.content`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from curriculum.content import ModuleContent
from curriculum.languages import normalise
from curriculum.rich_text import safe_html

if TYPE_CHECKING:
    from wagtail.models import Page


def plain_content(page: Page) -> ModuleContent:
    """Everything a module page says, also when it is a half-written draft."""
    return {
        "title": normalise(page.title),
        "summary": normalise(page.summary),
        "prerequisites": normalise(page.prerequisites),
        "audiences": sorted(audience.slug for audience in page.audiences.all()),
        "objectives": [normalise(child.value or "") for child in page.objectives],
        "sessions": [_session(child) for child in page.sessions],
        "sources": [_source(child.value) for child in page.sources],
    }


def minutes_of(page: Page) -> int:
    """All activities together, without expanding a single text."""
    return sum(
        activity["minutes"] or 0
        for session in page.sessions
        for activity in session.value["activities"]
    )


def _session(child: Any) -> dict[str, Any]:
    activities = child.value["activities"]
    return {
        "id": child.id,
        "title": normalise(child.value["title"] or ""),
        "activities": [_activity(bound) for bound in activities.bound_blocks],
    }


def _activity(bound: Any) -> dict[str, Any]:
    value = bound.value
    return {
        "id": bound.id,
        "title": normalise(value["title"] or ""),
        "minutes": value["minutes"] or 0,
        "materials": normalise(value["materials"] or ""),
        "grouping": value["grouping"],
        "blocks": [_block(inner) for inner in value["blocks"].bound_blocks],
    }


def _block(bound: Any) -> dict[str, Any]:
    value = bound.value
    return {
        "id": bound.id,
        "role": value["role"],
        "kind": value["kind"],
        "html": normalise(safe_html(value["text"].source)),
        "source": (value["source"] or "").strip(),
    }


def _source(value: Any) -> dict[str, str]:
    return {
        "key": (value["key"] or "").strip(),
        "title": normalise(value["title"] or ""),
        "detail": normalise(value["detail"] or ""),
        "url": value["url"] or "",
    }
