"""One certificate or a workshop's certificates as PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from certificates.models import Certificate
from certificates.pdf.artwork import Artwork
from certificates.pdf.page import check_url, page_of
from certificates.pdf.tiers import print_all, print_one
from curriculum.languages import LocalisedText

__all__ = ["check_url", "render_certificate", "render_many", "render_stream"]

Named = tuple[Certificate, LocalisedText]


def render_certificate(
    certificate: Certificate, *, names: LocalisedText, artwork: Artwork | None = None
) -> bytes:
    """The PDF of one certificate. `names` are printed as they are, by language.

    Its look, pictures included, is the one that was frozen with it unless `artwork` is
    given. The same certificate and names give the same bytes.
    """
    return print_one(page_of(certificate, names, artwork))


def render_stream(
    certificates: Iterable[Named], *, artwork: Artwork | None = None
) -> Iterator[tuple[Certificate, bytes]]:
    """A file for each certificate, in the order given, each the one `render_certificate` gives.

    Takes and gives one at a time, so that ten thousand need no more memory than ten.
    """
    for certificate, names in certificates:
        yield certificate, print_one(page_of(certificate, names, artwork))


def render_many(
    certificates: Sequence[Named], *, artwork: Artwork | None = None
) -> bytes:
    """One PDF with a page for each certificate, in the order given, for the printer.

    The same certificates give the same bytes. Raises ValueError for an empty list: a PDF
    has at least one page.
    """
    if not certificates:
        raise ValueError("No certificate to print.")
    return print_all([page_of(each, names, artwork) for each, names in certificates])
