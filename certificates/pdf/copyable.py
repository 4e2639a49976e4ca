"""Makes Bangla that is copied or searched for in our PDFs come out as it was written.

WeasyPrint 70 maps each glyph to the letters of the first cluster it was seen in, so
Bangla, whose vowel signs change places, comes out scrambled. PDF has a remedy: a run
of glyphs may carry its text (`ActualText`, ISO 32000-1, 14.9.4). WeasyPrint has no
public way to write it; this module alone reaches into its private parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import pydyf
from weasyprint.draw import text as drawing

_is_on: ContextVar[bool] = ContextVar("copyable_text", default=False)
_draw_first_line = drawing.draw_first_line


@contextmanager
def copyable_text() -> Iterator[None]:
    """Every line drawn inside this block, in this thread, carries its own text."""
    token = _is_on.set(True)
    try:
        yield
    finally:
        _is_on.reset(token)


def _draw_with_text(stream: Any, textbox: Any, *args: Any, **kwargs: Any) -> Any:
    if not (_is_on.get() and textbox.text.strip()):
        return _draw_first_line(stream, textbox, *args, **kwargs)
    properties = pydyf.Dictionary({"ActualText": pydyf.String(textbox.text)})
    stream.begin_marked_content("Span", properties)
    emojis = _draw_first_line(stream, textbox, *args, **kwargs)
    stream.end_marked_content()
    return emojis


drawing.draw_first_line = _draw_with_text
