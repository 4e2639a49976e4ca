"""Slots: found on a page that is laid out, and left out while it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from certificates.pdf.inside.work import HOLE, Place, Unfamiliar, slot_of


def _boxes(box: Any) -> Iterator[Any]:
    """Also those that are placed absolutely, which `descendants` passes over."""
    box = getattr(box, "_box", box)
    yield box
    for child in box.children:
        yield from _boxes(child)


def slot_lines(page: Any) -> Iterator[tuple[str, tuple[Any, Any]]]:
    for box in _boxes(page):
        key = slot_of(box)
        if key and type(box).__name__ == "BlockBox":
            if [type(line).__name__ for line in box.children] != ["LineBox"]:
                raise Unfamiliar(f"Slot {key} is not one line")
            if [type(words).__name__ for words in box.children[0].children] != [
                "TextBox"
            ]:
                raise Unfamiliar(f"Slot {key} has more than one style")
            yield key, (box, box.children[0])


def leave_out(slots: dict[str, Place], key: str, stream: Any, box: Any) -> None:
    if key in slots or not stream._tags:
        raise Unfamiliar(f"Slot {key} is there twice or has no tag")
    mark = stream._tags[box]["mcid"]
    slots[key] = Place(box, tuple(stream.ctm.values), mark, stream._resources)
    stream.stream.append(HOLE)


def close_holes(stream: Any) -> None:
    """Takes the empty mark away that stands around each hole."""
    entries = stream.stream
    while HOLE in entries:
        place = entries.index(HOLE)
        if not entries[place - 1].endswith(b"BDC") or entries[place + 1] != b"EMC":
            raise Unfamiliar("A slot is not marked by itself")
        del entries[place - 1 : place + 2]
    # What is stamped on afterwards begins with a clean slate.
    entries[:] = [b"q", *entries, b"Q"]
