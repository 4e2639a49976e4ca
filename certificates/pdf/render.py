"""One certificate or a workshop's certificates as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import override

from certificates.choices import CertificateLanguage
from certificates.codes import in_groups
from certificates.models import Certificate
from certificates.pdf.paper import lay_on_paper
from certificates.pdf.printer import print_html
from certificates.pdf.wording import wording
from certificates.tokens import qr_text
from curriculum.languages import LANGUAGES, LocalisedText
from curriculum.qr import qr_path


def render_certificate(certificate: Certificate, *, names: LocalisedText) -> bytes:
    """The PDF of one certificate: A4 landscape. `names` are printed as they are, by language."""
    return render_many([(certificate, names)])


def render_many(certificates: Sequence[tuple[Certificate, LocalisedText]]) -> bytes:
    """One PDF with a page for each certificate, in the order given.

    The same certificates give the same bytes. Raises ValueError for an empty list: a PDF
    has at least one page.
    """
    if not certificates:
        raise ValueError("No certificate to print.")
    layout = certificates[0][0].facts["layout"]
    pages = [_page(certificate, names) for certificate, names in certificates]
    language = pages[0]["first"].language
    with override(language):
        html = render_to_string(
            f"certificates/pdf/{layout}.html", {"pages": pages, "language": language}
        )
    return lay_on_paper(print_html(html, pdf_variant="pdf/ua-1"), layout)


def check_url(certificate: Certificate) -> str:
    """What the QR code says; see `certificates.tokens`."""
    return qr_text(certificate)


def _page(certificate: Certificate, names: LocalisedText) -> dict[str, Any]:
    languages = _languages(certificate.facts["language"])
    first, *rest = (
        wording(certificate, names, language, is_second=place > 0)
        for place, language in enumerate(languages)
    )
    side, path = qr_path(check_url(certificate))
    return {
        "first": first,
        "second": rest[0] if rest else None,
        "code": in_groups(certificate.code),
        "qr_side": side,
        "qr_path": path,
        "is_invented": certificate.facts["is_invented"],
    }


def _languages(choice: str) -> tuple[str, ...]:
    return LANGUAGES if choice == CertificateLanguage.BOTH else (choice,)
