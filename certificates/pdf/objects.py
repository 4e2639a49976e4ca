"""PDF files put together object by object: what never changes is written down once.

pikepdf reads and checks, but opening and saving a file for each certificate would take
longer than all the rest. The syntax needed here is small (ISO 32000-1, 7.3 and 7.5).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_FREE = b"\0\0\0\0\0\xff\xff"
_STRING_OR_REFERENCE = re.compile(
    rb"\((?:[^\\()]|\\.)*\)|<[0-9A-Fa-f]*>|(\d+) 0 R\b", re.DOTALL
)

Pieces = tuple[bytes | int, ...]
"""The text of an object, cut where it points to another; an `int` is which one."""


def pieces(text: bytes) -> Pieces:
    """`text` cut at its references; digits inside strings are left alone."""
    found: list[bytes | int] = []
    end = 0
    for match in _STRING_OR_REFERENCE.finditer(text):
        if match[1]:
            found += [text[end : match.start()], int(match[1])]
            end = match.end()
    return (*found, text[end:])


def bound(parts: Pieces, number: Callable[[int], int]) -> bytes:
    """The text of an object with its references numbered by `number`."""
    return b"".join(
        part if isinstance(part, bytes) else b"%d 0 R" % number(part) for part in parts
    )


def string(text: str) -> bytes:
    """A text string: as it is when it is plain, else in UTF-16 with its mark."""
    if text.isascii() and text.isprintable():
        return b"(" + re.sub(rb"([\\()])", rb"\\\1", text.encode("ascii")) + b")"
    return b"<feff" + text.encode("utf-16-be").hex().encode() + b">"


def number(value: float) -> bytes:
    """As short as six places after the point allow."""
    if value == int(value):
        return b"%d" % value
    return f"{value:f}".rstrip("0").encode()


def dictionary(entries: Mapping[str, Any]) -> bytes:
    """Names as keys; values are bytes as they are, or numbers."""
    return (
        b"<<"
        + b"".join(
            b"/%s %s"
            % (
                key.encode(),
                value if isinstance(value, bytes) else str(value).encode(),
            )
            for key, value in entries.items()
        )
        + b">>"
    )


def stream(
    content: bytes, entries: Mapping[str, Any] | None = None, *, pack: bool = True
) -> bytes:
    """A stream object, deflated unless `pack` is false."""
    head = dict(entries or {})
    if pack:
        content = zlib.compress(content, 6)
        head["Filter"] = b"/FlateDecode"
    head["Length"] = len(content)
    return dictionary(head) + b"stream\n" + content + b"\nendstream"


class File:
    """A PDF being written: objects one after the other, then the table of where they are."""

    def __init__(self, start: File | None = None) -> None:
        """With `start`, everything that stands in it stands here too."""
        self._written: list[bytes] = list(start._written) if start else [HEADER]
        self._length: int = start._length if start else len(HEADER)
        self._rows: list[bytes] = start._rows[:] if start else [_FREE]
        self._packed: list[tuple[int, bytes]] = []

    def reserve(self) -> int:
        """A number for an object that is written later."""
        self._rows.append(b"")
        return len(self._rows) - 1

    def put(self, number: int, content: bytes) -> None:
        whole = b"%d 0 obj\n%s\nendobj\n" % (number, content)
        self._rows[number] = b"\1" + self._length.to_bytes(4, "big") + b"\0\0"
        self._written.append(whole)
        self._length += len(whole)

    def add(self, content: bytes) -> int:
        number = self.reserve()
        self.put(number, content)
        return number

    def pack(self, number: int, content: bytes) -> None:
        """Like `put`, for an object that is no stream: deflated together with others."""
        self._packed.append((number, content))

    def close_pack(self) -> None:
        """Writes what `pack` has gathered, as one object stream."""
        if not self._packed:
            return
        holder = self.reserve()
        head, place = [], 0
        for index, (number, content) in enumerate(self._packed):
            head.append(b"%d %d" % (number, place))
            place += len(content) + 1
            self._rows[number] = (
                b"\2" + holder.to_bytes(4, "big") + index.to_bytes(2, "big")
            )
        start = b" ".join(head) + b"\n"
        body = start + b"\n".join(content for _number, content in self._packed)
        entries = {"Type": b"/ObjStm", "N": len(self._packed), "First": len(start)}
        self.put(holder, stream(body, entries))
        self._packed = []

    def frozen(self) -> File:
        """The same with all that is written so far as one block of bytes."""
        self.close_pack()
        self._written = [b"".join(self._written)]
        return self

    def finished(self, *, root: int, info: int, identifier: bytes) -> bytes:
        """The whole file, with its table of objects."""
        self.close_pack()
        table = self.reserve()
        self._rows[table] = b"\1" + self._length.to_bytes(4, "big") + b"\0\0"
        name = b"<" + identifier.hex().encode() + b">"
        entries = {
            "Type": b"/XRef",
            "Size": len(self._rows),
            "W": b"[1 4 2]",
            "Root": b"%d 0 R" % root,
            "Info": b"%d 0 R" % info,
            "ID": b"[" + name + name + b"]",
        }
        content = stream(b"".join(self._rows), entries)
        end = b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n"
        return b"".join([*self._written, end % (table, content, self._length)])


def references(numbers: Iterable[int]) -> bytes:
    return b"[" + b" ".join(b"%d 0 R" % number for number in numbers) + b"]"
