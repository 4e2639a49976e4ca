"""Stamps what belongs to one person onto compiled pages, and writes the files.

The content of a page is two streams: the shared one, which lies in the form deflated,
and the stamp. Fonts hold only the letters of the stamp. Every byte follows from what is
printed, so the same certificate is the same file wherever and whenever it is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from certificates.pdf import objects
from certificates.pdf.cids import Cids
from certificates.pdf.forms import Form
from certificates.pdf.glyphs import cut_out
from certificates.pdf.inside import Drawn, Place
from certificates.pdf.objects import File, references
from certificates.pdf.page import QR, QR_MASK, Page
from curriculum.qr import qr_runs


@dataclass
class Letters:
    """The letters that stamps in one file need, by font."""

    form: Form
    cids: dict[str, Cids] = field(default_factory=dict)
    widths: dict[tuple[str, int], int] = field(default_factory=dict)

    def numbered(self, line: Drawn) -> bytes:
        written = [line.parts[0]]
        for (font, glyph, text, width), part in zip(
            line.glyphs, line.parts[1:], strict=True
        ):
            cids = self.cids.setdefault(font, Cids())
            number = cids.number(glyph, text)
            self.widths[font, number] = width
            written += (b"%04x" % number, part)
        return b"".join(written)

    def put_fonts(self, file: File) -> dict[str, int]:
        """Writes the fonts; their numbers by the names that stamps call them by."""
        return {name: self._put_font(file, name) for name in sorted(self.cids)}

    def _put_font(self, file: File, name: str) -> int:
        font, cids = self.form.font(name), self.cids[name]
        widths = [self.widths[name, n] for n in range(1, len(cids.glyphs))]
        content = cut_out(self.form.outlines(name), cids.glyphs)
        outlines = objects.stream(content, {"Length1": len(content)})
        box = b"[0 %d %d %d]" % (font.descent, max(widths), font.ascent)
        descriptor = {
            "Type": b"/FontDescriptor",
            "FontName": font.name,
            "Flags": font.flags,
            "FontBBox": box,
            "ItalicAngle": font.italic_angle,
            "Ascent": font.ascent,
            "Descent": font.descent,
            "CapHeight": font.ascent,
            "StemV": font.stemv,
            "FontFile2": b"%d 0 R" % file.add(outlines),
        }
        inner = {
            "Type": b"/Font",
            "Subtype": b"/CIDFontType2",
            "BaseFont": font.name,
            "CIDSystemInfo": b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            "CIDToGIDMap": b"/Identity",
            "W": b"[1 [%s]]" % b" ".join(b"%d" % width for width in widths),
            "FontDescriptor": b"%d 0 R" % file.add(objects.dictionary(descriptor)),
        }
        outer = {
            "Type": b"/Font",
            "Subtype": b"/Type0",
            "BaseFont": font.name,
            "Encoding": b"/Identity-H",
            "ToUnicode": b"%d 0 R" % file.add(objects.stream(cids.to_unicode())),
            "DescendantFonts": references([file.add(objects.dictionary(inner))]),
        }
        return file.add(objects.dictionary(outer))


def stamp_of(form: Form, page: Page, letters: Letters) -> bytes:
    """The operators that draw what belongs to one person."""
    marked = [
        _marked(
            form.place(slot), b"Span", letters.numbered(form.line(slot, text, size))
        )
        for slot, (text, size) in page.slots.items()
    ]
    code = _marked(form.place(QR), b"Figure", _modules(form.place(QR), page.address))
    return b"\n".join([*marked, code])


def _marked(place: Place, tag: bytes, drawn: bytes) -> bytes:
    matrix = b" ".join(objects.number(value) for value in place.matrix)
    head = b"q %s cm /%s <</MCID %d>> BDC\n" % (matrix, tag, place.mark)
    return head + drawn + b"\nEMC Q"


def _modules(place: Place, address: str) -> bytes:
    side, runs = qr_runs(address, mask=QR_MASK)
    x, y = place.box.content_box_x(), place.box.content_box_y()
    width, height = place.size
    scale = [width / side, 0.0, 0.0, height / side, x, y]
    squares = b"".join(map(b"%d %d %d 1 re ".__mod__, map(tuple, runs.tolist())))
    matrix = b" ".join(objects.number(value) for value in scale)
    return b"%s cm 0 g %sf" % (matrix, squares)
