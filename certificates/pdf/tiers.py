"""Which way a certificate is printed: stamped, in a batch, or drawn from nothing.

Each way gives the same page. A faster one is left by itself for the next when WeasyPrint
is a version that we do not know, when the trial of a form fails, or when a line has
letters that our fonts do not have. docs/certificates.md tells why.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from typing import Any

from certificates.pdf import inside
from certificates.pdf.files import Press, print_together
from certificates.pdf.forms import Form
from certificates.pdf.inside import Unfamiliar
from certificates.pdf.overlay import print_batch, print_whole
from certificates.pdf.page import Page
from certificates.pdf.trial import try_out

logger = logging.getLogger(__name__)

KEPT = 16
"""Forms in memory, about a megabyte each."""
_presses: OrderedDict[tuple[Any, ...], Press | None] = OrderedDict()


def print_one(page: Page) -> bytes:
    """A file with one certificate, by the fastest way that can be trusted with it."""
    press = press_of(page)
    if press is not None:
        try:
            return press.print(page)
        except Unfamiliar as reason:
            _say("One certificate is drawn by itself", reason)
    return print_whole(page)


def print_all(pages: list[Page]) -> bytes:
    """One file with a page for each certificate; of one it is the file of that one."""
    if len(pages) == 1:
        return print_one(pages[0])
    presses = [press_of(page) for page in pages]
    known = [press for press in presses if press is not None]
    if len(known) == len(pages):
        try:
            return print_together(zip(known, pages, strict=True))
        except Unfamiliar as reason:
            _say("A batch is drawn without forms", reason)
    return print_batch(pages)


def press_of(page: Page) -> Press | None:
    """The press for pages like this one; None when they cannot be stamped."""
    if not inside.is_known():
        _say("No forms", "this version of WeasyPrint is not known")
        return None
    key = page.shared
    if key not in _presses:
        _presses[key] = _compiled(page)
        while len(_presses) > KEPT:
            _presses.popitem(last=False)
    _presses.move_to_end(key)
    return _presses[key]


def forget_forms() -> None:
    _presses.clear()


def _compiled(page: Page) -> Press | None:
    try:
        press = Press(Form(page))
        try_out(press, page)
    except Exception as reason:
        # Whatever it was: the slow way needs nothing of what failed here.
        _say(f"The layout {page.layout} cannot be stamped", reason)
        return None
    return press


def _say(what: str, reason: object) -> None:
    """Never with a name: what is printed stays out of the log."""
    kind = type(reason).__name__ if isinstance(reason, Exception) else "note"
    words = reason if isinstance(reason, (str, Unfamiliar)) else ""
    logger.warning("%s (%s: %s); the slower way is taken.", what, kind, words)
