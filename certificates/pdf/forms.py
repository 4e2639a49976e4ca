"""The page of a workshop, laid out once: everything but what differs from person to person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf

from certificates.pdf import objects
from certificates.pdf.font_entries import FontEntries, font_entries
from certificates.pdf.glyphs import Outlines
from certificates.pdf.images import packed
from certificates.pdf.inside import (
    Drawn,
    Place,
    Typesetter,
    Unfamiliar,
    write_without_slots,
)
from certificates.pdf.objects import Pieces, pieces
from certificates.pdf.page import QR, Page, html_of
from certificates.pdf.printer import VARIANT, page_of_html
from curriculum.printing import font_configuration


class Part(NamedTuple):
    """An object of the compiled page; `content` when it is a stream."""

    text: Pieces
    content: bytes | None

    def bound(self, number: Any) -> bytes:
        text = objects.bound(self.text, number)
        if self.content is None:
            return text
        return text + b"stream\n" + self.content + b"\nendstream"

    def redirected(self, numbers: dict[int, int]) -> Part:
        text = (
            each if isinstance(each, bytes) else numbers.get(each, each)
            for each in self.text
        )
        return Part(tuple(text), self.content)


@dataclass
class Skeleton:
    """The compiled page as objects by number; what a file says of its pages is left out."""

    shared: dict[int, Part]
    """Art, pictures, fonts and the words that everybody has."""
    tags: dict[int, Part]
    """The tag tree of one page."""
    page: int
    document: int
    """The root of the tag tree; each page puts its own branches on it."""
    fonts: int
    resources: int
    content: int
    branches: list[int]
    marks: list[int]
    """The branch of each mark in the content, in order."""
    box: bytes
    font_names: dict[str, int]
    metadata: str
    title: str
    author: str
    producer: str
    language: str


class Form:
    """A page that is ready to be stamped."""

    def __init__(self, page: Page) -> None:
        html = html_of([page.blank()])
        pdf, self.places = write_without_slots(
            page_of_html(html, page.artwork.files, page.accents),
            font_config=font_configuration(),
            pdf_variant=VARIANT,
        )
        odd = {*page.slots, QR} ^ set(self.places)
        if odd:
            raise Unfamiliar(f"Slots that only one side knows: {sorted(odd)}")
        self.skeleton = _opened(pdf)
        self.digest = sha256(pdf).digest()
        self._typesetter = Typesetter(font_configuration())
        self._outlines: dict[str, Outlines] = {}
        self._entries: dict[str, FontEntries] = {}
        # The day and the attendance are the same for most of a workshop, names are not.
        self._line = lru_cache(maxsize=256)(self._typeset)

    def line(self, slot: str, text: str, size: float | None) -> Drawn:
        """The line as it belongs into `slot`."""
        return self._line(slot, text, size)

    def _typeset(self, slot: str, text: str, size: float | None) -> Drawn:
        return self._typesetter.line(self.places[slot], text, size)

    def place(self, slot: str) -> Place:
        return self.places[slot]

    @cached_property
    def _fonts(self) -> dict[str, Any]:
        return {}

    def font(self, name: str) -> Any:
        """The font that WeasyPrint calls `name` in a content stream."""
        if name not in self._fonts:
            for font in self._typesetter.fonts.values():
                self._fonts.setdefault(font.hash, font)
        return self._fonts[name]

    def font_entries(self, name: str) -> FontEntries:
        if name not in self._entries:
            self._entries[name] = font_entries(self.font(name))
        return self._entries[name]

    def outlines(self, name: str) -> Outlines:
        if name not in self._outlines:
            self._outlines[name] = Outlines(self.font(name).file_content)
        return self._outlines[name]


def _opened(pdf: bytes) -> Skeleton:
    with pikepdf.open(BytesIO(pdf)) as opened:
        for each in opened.objects:
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image":
                packed(each)
        root, page = opened.Root, opened.pages[0].obj
        tree = root.StructTreeRoot
        document = tree.K[0]
        apart = {
            each.objgen[0]
            for each in (root, root.Pages, page, tree, tree.ParentTree, document)
        } | {each.objgen[0] for each in (page.Resources.Font, root.Metadata)}
        apart.add(opened.docinfo.objgen[0])
        parts = _once({n: part for n, part in _parts(opened) if n not in apart})
        branches = [each.objgen[0] for each in document.K]
        fonts = {name[1:]: font.objgen[0] for name, font in page.Resources.Font.items()}
        ground = [page.Resources.objgen[0], page.Contents.objgen[0], *fonts.values()]
        return Skeleton(
            shared=_reached(ground, parts),
            tags=_reached(branches, parts),
            page=page.objgen[0],
            document=document.objgen[0],
            fonts=page.Resources.Font.objgen[0],
            resources=page.Resources.objgen[0],
            content=page.Contents.objgen[0],
            branches=branches,
            marks=[each.objgen[0] for each in tree.ParentTree.Nums[1]],
            box=page.MediaBox.unparse(),
            font_names=fonts,
            metadata=root.Metadata.read_bytes().decode(),
            title=str(opened.docinfo.Title),
            author=str(opened.docinfo.get("/Author", "")),
            producer=str(opened.docinfo.Producer),
            language=str(root.Lang),
        )


def _parts(opened: pikepdf.Pdf) -> Iterator[tuple[int, Part]]:
    for each in opened.objects:
        if isinstance(each, pikepdf.Stream):
            if each.get("/Type") not in ("/ObjStm", "/XRef"):
                text = each.stream_dict.unparse()
                yield each.objgen[0], Part(pieces(text), each.read_raw_bytes())
        elif isinstance(each, pikepdf.Object):
            yield each.objgen[0], Part(pieces(each.unparse(resolved=True)), None)


def _once(parts: dict[int, Part]) -> dict[int, Part]:
    """The objects with those that are equal put together, such as art that is drawn twice."""
    while True:
        first: dict[Part, int] = {}
        found = {n: first.setdefault(part, n) for n, part in parts.items()}
        again = {
            n: kept for n, kept in found.items() if n != kept and not _is_tag(parts[n])
        }
        if not again:
            return parts
        parts = {n: part for n, part in parts.items() if n not in again}
        parts = {n: part.redirected(again) for n, part in parts.items()}


def _is_tag(part: Part) -> bool:
    return b"/StructElem" in b"".join(
        each for each in part.text if isinstance(each, bytes)
    )


def _reached(start: list[int], parts: dict[int, Part]) -> dict[int, Part]:
    """What the objects `start` point to, and what that points to, in a fixed order."""
    reached: set[int] = set()
    todo = list(start)
    while todo:
        number = todo.pop()
        if number in parts and number not in reached:
            reached.add(number)
            todo += (part for part in parts[number].text if isinstance(part, int))
    return {number: parts[number] for number in sorted(reached)}
