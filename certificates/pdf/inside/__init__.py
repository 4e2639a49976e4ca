"""All that Ankur does with the private parts of WeasyPrint. Nothing outside this folder may.

Three things have no public way: text that copies out as it was written, the language of
each part in the tag tree, and laying out one line of a page that is laid out already.
They were read in WeasyPrint 70 and are used with the versions named in `work` only; with
any other `is_known` is false, nothing is touched and the callers go the public way.
"""

from __future__ import annotations

from certificates.pdf.inside.patches import is_known, write, write_without_slots
from certificates.pdf.inside.typesetter import STAMPED, Drawn, Shape, Typesetter
from certificates.pdf.inside.work import Place, Unfamiliar

__all__ = [
    "STAMPED",
    "Drawn",
    "Place",
    "Shape",
    "Typesetter",
    "Unfamiliar",
    "is_known",
    "write",
    "write_without_slots",
]
