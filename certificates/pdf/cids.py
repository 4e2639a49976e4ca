"""Numbers for glyphs such that each number stands for one glyph and one text.

A font file numbers shapes. The same shape may stand for different letters: the sign of
a vowel before a consonant, a half form in two conjuncts. A PDF that numbers shapes only
can give each of them one text, and Bangla comes out scrambled. With one number (CID)
for each pair of glyph and text, what is copied comes out as it was written.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

NOTHING = "\u200b"
"""What a glyph says that has no letter left: a space of no width."""
_AT_ONCE = 100
"""How many pairs a `bfchar` block may hold (Adobe TN 5014)."""


class Cids:
    """The numbers of one font in one file, given in the order of first sight."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, str], int] = {}

    def number(self, glyph: int, text: str) -> int:
        """CID 0 stays free: it means that a glyph is missing."""
        return self._numbers.setdefault((glyph, text), len(self._numbers) + 1)

    def pairs(self) -> list[tuple[int, str]]:
        """Glyph and text of CID 1, 2, 3 and so on."""
        return list(self._numbers)

    @property
    def glyphs(self) -> list[int]:
        """The glyph of CID 0, 1, 2 and so on."""
        return [0, *(glyph for glyph, _text in self._numbers)]

    def to_unicode(self) -> bytes:
        return to_unicode(enumerate((text for _glyph, text in self._numbers), start=1))


def dealt(text: str, glyphs: int) -> list[str]:
    """The letters of a cluster, one to each of its glyphs in order; the last takes the rest."""
    if glyphs <= 1:
        return [text] * glyphs
    letters = [*text[: glyphs - 1], text[glyphs - 1 :]]
    return [letter or NOTHING for letter in letters] + [NOTHING] * (
        glyphs - len(letters)
    )


@lru_cache(maxsize=4096)
def _digits(text: str) -> str:
    return text.encode("utf-16-be").hex()


def to_unicode(texts: Iterable[tuple[int, str]]) -> bytes:
    """A ToUnicode map (ISO 32000-1, 9.10.3)."""
    rest = iter(texts)
    blocks: list[str] = []
    while block := list(islice(rest, _AT_ONCE)):
        lines = "".join(f"<{cid:04x}> <{_digits(text)}>\n" for cid, text in block)
        blocks.append(f"{len(block)} beginbfchar\n{lines}endbfchar\n")
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        + "".join(blocks)
        + "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode("ascii")
