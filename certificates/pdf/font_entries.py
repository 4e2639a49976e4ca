"""What the dictionaries of a font say in every file, with places for what they do not."""

from __future__ import annotations

from typing import Any, NamedTuple

from certificates.pdf import objects


class FontEntries(NamedTuple):
    """Dictionaries as templates for `%`."""

    descriptor: bytes
    """Needs the widest width and the number of the outlines."""
    inner: bytes
    """Needs the widths and the number of the descriptor."""
    outer: bytes
    """Needs the numbers of the texts and of the inner font."""


def font_entries(font: Any) -> FontEntries:
    """For `font` as WeasyPrint knows it."""
    name = bytes(font.name).replace(b"%", b"%%")
    descriptor = {
        "Type": b"/FontDescriptor",
        "FontName": name,
        "Flags": font.flags,
        "FontBBox": b"[0 %d %%d %d]" % (font.descent, font.ascent),
        "ItalicAngle": font.italic_angle,
        "Ascent": font.ascent,
        "Descent": font.descent,
        "CapHeight": font.ascent,
        "StemV": font.stemv,
        "FontFile2": b"%d 0 R",
    }
    inner = {
        "Type": b"/Font",
        "Subtype": b"/CIDFontType2",
        "BaseFont": name,
        "CIDSystemInfo": b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
        "CIDToGIDMap": b"/Identity",
        "W": b"[1 [%b]]",
        "FontDescriptor": b"%d 0 R",
    }
    outer = {
        "Type": b"/Font",
        "Subtype": b"/Type0",
        "BaseFont": name,
        "Encoding": b"/Identity-H",
        "ToUnicode": b"%d 0 R",
        "DescendantFonts": b"[%d 0 R]",
    }
    return FontEntries(*map(objects.dictionary, (descriptor, inner, outer)))
