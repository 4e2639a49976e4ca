"""The paper of a layout, drawn once for the process and laid under every certificate.

Drawing the waves takes three times as long as everything that differs from person to
person, and a workshop's PDF carries them once instead of once a page.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pikepdf
from django.template.loader import render_to_string

from certificates.pdf.printer import print_html

_NAME = pikepdf.Name("/Paper")
# The border is ornament: screen readers skip what is marked as an artefact.
_UNDER = b"q /Artifact BMC /Paper Do EMC Q"


def lay_on_paper(certificates: bytes, layout: str) -> bytes:
    """The PDF with the paper of `layout` under each of its pages."""
    with (
        pikepdf.open(BytesIO(certificates)) as pdf,
        pikepdf.open(BytesIO(_paper(layout))) as paper,
    ):
        ground = pdf.copy_foreign(paper.pages[0].as_form_xobject())
        for page in pdf.pages:
            page.add_resource(ground, pikepdf.Name.XObject, _NAME)
            page.contents_add(_UNDER, prepend=True)
        written = BytesIO()
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


@cache
def _paper(layout: str) -> bytes:
    return print_html(render_to_string(f"certificates/pdf/{layout}_paper.html"))
