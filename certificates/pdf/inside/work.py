"""What is kept while WeasyPrint draws one document."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from certificates.pdf.cids import Cids

SLOT = "data-slot"
MARK = b"\1"
"""Stands in a line that is collected where the number of a glyph belongs."""
HOLE = b"%slot"
"""Stands in the drawing where a slot was left out, until the end."""


class Unfamiliar(Exception):
    """Something is not as WeasyPrint 70 has it, or a line is no plain line."""


class Glyph(NamedTuple):
    font: Any
    number: int
    text: str


@dataclass
class Work:
    """What is kept while one document is drawn."""

    cids: dict[str, Cids] = field(default_factory=dict)
    """By the name of the font in the file."""
    glyphs: list[Glyph] | None = None
    """Where glyphs are collected instead of numbered."""
    slots: dict[str, Place] | None = None
    """Where slots are found, and left out of the drawing."""

    def numbered(self, glyph: Glyph) -> bytes:
        cids = self.cids.setdefault(glyph.font.hash, Cids())
        return b"%04x" % cids.number(glyph.number, glyph.text)


@dataclass
class Place:
    """Where a slot stands on its page."""

    box: Any
    matrix: tuple[float, ...]
    mark: int
    """Its number in the tag tree (MCID)."""
    resources: Any
    size: tuple[float, float] = (0, 0)
    paragraph: Any = None
    line: Any = None


_work: ContextVar[Work | None] = ContextVar("certificates_drawing", default=None)


@contextmanager
def at_work(work: Work) -> Iterator[Work]:
    token = _work.set(work)
    try:
        yield work
    finally:
        _work.reset(token)


def work_now() -> Work | None:
    """The work of this thread; None while others print with WeasyPrint."""
    return _work.get()


def slot_of(box: Any) -> str | None:
    return None if box.element is None else box.element.get(SLOT)
