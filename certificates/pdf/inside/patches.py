"""Where our steps go into WeasyPrint's own; each does nothing unless `Work` is at hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pydyf
import weasyprint
from weasyprint import HTML

from certificates.pdf.inside.slots import close_holes, leave_out, slot_lines
from certificates.pdf.inside.text import know_widths, number_anew, with_numbers
from certificates.pdf.inside.work import (
    HOLE,
    Place,
    Unfamiliar,
    Work,
    at_work,
    slot_of,
    work_now,
)

OLDEST, TOO_NEW = (70, 0), (71, 0)


def is_known() -> bool:
    numbers = re.findall(r"\d+", weasyprint.__version__)[:2]
    version = (*map(int, numbers), 0, 0)[:2]
    return _PATCHED and OLDEST <= version < TOO_NEW


def write(page: HTML, **options: Any) -> bytes:
    """The PDF of a page, whose text copies out as it was written if we know how."""
    if not is_known():
        return bytes(page.write_pdf(**options))
    with at_work(Work()) as work:
        return bytes(page.write_pdf(finisher=_finisher(work), **options))


def write_without_slots(
    page: HTML, font_config: Any, **options: Any
) -> tuple[bytes, dict[str, Place]]:
    """The PDF of a page without what stands in its slots, and where each slot is."""
    document = page.render(font_config=font_config, **options)
    if len(document.pages) != 1:
        raise Unfamiliar(f"{len(document.pages)} pages instead of one")
    lines = dict(slot_lines(document.pages[0]._page_box))
    with at_work(Work(slots={})) as work:
        pdf = document.write_pdf(finisher=_finisher(work), **options)
    slots = work.slots or {}
    for key, (paragraph, line) in lines.items():
        slots[key].paragraph, slots[key].line = paragraph, line
    return bytes(pdf), slots


def _line_with_text(stream: Any, words: Any, *args: Any, **kwargs: Any) -> Any:
    """Draws a line of text inside a span that carries the text (`ActualText`)."""
    work = work_now()
    if work is None or not words.text.strip():
        return _draw_first_line(stream, words, *args, **kwargs)
    properties = pydyf.Dictionary({"ActualText": pydyf.String(words.text)})
    stream.begin_marked_content("Span", properties)
    know_widths(stream, words.pango_layout)
    start = len(stream.stream)
    emojis = _draw_first_line(stream, words, *args, **kwargs)
    with_numbers(stream, words.pango_layout, start, work)
    stream.end_marked_content()
    return emojis


def _draw_text(stream: Any, words: Any, *args: Any) -> None:
    work, key = work_now(), slot_of(words)
    if work is None or work.slots is None or not key:
        _draw_text_plainly(stream, words, *args)
        return
    if args[1:] != ("clip", "none"):
        raise Unfamiliar(f"Slot {key} may be cut")
    leave_out(work.slots, key, stream, words)


def _draw_picture(stream: Any, box: Any) -> None:
    work, key = work_now(), slot_of(box)
    if work is None or work.slots is None or not key:
        _draw_picture_plainly(stream, box)
        return
    leave_out(work.slots, key, stream, box)
    work.slots[key].size = (box.width, box.height)


def _with_language(box: Any, parent: Any, *args: Any, **kwargs: Any) -> Iterator[Any]:
    """Says in the tag tree in which language a part is, as the page does."""
    inner = getattr(box, "_box", box)
    language = None if inner.element is None else inner.element.get("lang")
    for element in _build_box_tree(box, parent, *args, **kwargs):
        if language and work_now() is not None and "Lang" not in element:
            element["Lang"] = pydyf.String(language)
        yield element


def _finisher(work: Work) -> Callable[[Any, Any], None]:
    def finish(document: Any, pdf: Any) -> None:
        fonts: dict[bytes, list[Any]] = {}
        for font in document.fonts.values():
            fonts.setdefault(font.name, []).append(font)
        for each in list(pdf.objects):
            if isinstance(each, pydyf.Stream) and HOLE in each.stream:
                close_holes(each)
            elif isinstance(each, dict) and each.get("Subtype") == "/Type0":
                same = fonts[each["BaseFont"]]
                if same[0].hash in work.cids:
                    number_anew(pdf, each, same, work.cids[same[0].hash])

    return finish


_PATCHED = False
try:
    from weasyprint import draw
    from weasyprint.draw import text
    from weasyprint.pdf import tags

    _draw_first_line = text.draw_first_line
    _draw_text_plainly = draw.draw_text
    _draw_picture_plainly = draw.draw_replacedbox
    _build_box_tree = tags._build_box_tree
except (ImportError, AttributeError):  # pragma: no cover  a version that we do not know
    pass
else:
    text.draw_first_line = _line_with_text
    draw.draw_text = _draw_text
    draw.draw_replacedbox = _draw_picture
    tags._build_box_tree = _with_language
    _PATCHED = True
