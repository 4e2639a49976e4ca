"""Stamps what belongs to one person onto compiled pages, and writes the files.

The content of a page is two streams: the shared one, which lies in the form deflated,
and the stamp. Fonts hold only the letters of the stamp. Every byte follows from what is
printed, so the same certificate is the same file wherever and whenever it is written.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from certificates.pdf import objects
from certificates.pdf.cids import Cids
from certificates.pdf.forms import Form
from certificates.pdf.glyphs import cut_out
from certificates.pdf.inside import Drawn, Place, Shape
from certificates.pdf.objects import File
from certificates.pdf.page import QR, QR_MASK, Page
from curriculum.qr import qr_runs

_SQUARE = np.frombuffer(b"00 00 00 1 re ", np.uint8)


class _Numbers(dict[Shape, bytes]):
    """The number of each shape in a file, as hexadecimal digits, given at first sight."""

    def __init__(self) -> None:
        self.cids: dict[str, Cids] = {}
        self.widths: dict[str, list[int]] = {}

    def __missing__(self, shape: Shape) -> bytes:
        font, glyph, text, width = shape
        if font not in self.cids:
            self.cids[font], self.widths[font] = Cids(), []
        found = self[shape] = b"%04x" % self.cids[font].number(glyph, text)
        self.widths[font].append(width)
        return found


class Letters:
    """The letters that stamps in one file need, by font."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self._numbers = _Numbers()

    def numbered(self, line: Drawn) -> bytes:
        return line.operators % tuple(map(self._numbers.__getitem__, line.glyphs))

    def put_fonts(self, file: File) -> dict[str, int]:
        """Writes the fonts; their numbers by the names that stamps call them by."""
        return {name: self._put_font(file, name) for name in sorted(self._numbers.cids)}

    def _put_font(self, file: File, name: str) -> int:
        cids, widths = self._numbers.cids[name], self._numbers.widths[name]
        content = cut_out(self.form.outlines(name), cids.glyphs)
        outlines = file.add(objects.stream(content, {"Length1": len(content)}))
        text = file.add(objects.stream(cids.to_unicode()))
        descriptor, inner, outer = (file.reserve() for _ in range(3))
        shared = self.form.font_entries(name)
        file.pack(descriptor, shared.descriptor % (max(widths), outlines))
        listed = b" ".join(b"%d" % width for width in widths)
        file.pack(inner, shared.inner % (listed, descriptor))
        file.pack(outer, shared.outer % (text, inner))
        return outer


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
    matrix = b" ".join(objects.number(value) for value in scale)
    return b"%s cm 0 g %sf" % (matrix, _squares(runs, side))


def _squares(runs: NDArray[np.intp], side: int) -> bytes:
    """A square as high as a module for each run; two digits for each number, if they do."""
    if side > 100:
        return b"".join(b"%d %d %d 1 re " % tuple(run) for run in runs.tolist())
    whole = np.empty((len(runs), len(_SQUARE)), np.uint8)
    whole[:] = _SQUARE
    tens, ones = np.divmod(runs, 10)
    whole[:, 0:9:3] += tens.astype(np.uint8)
    whole[:, 1:9:3] += ones.astype(np.uint8)
    return whole.tobytes()
